import * as vscode from 'vscode';
import { findAccountByLabel } from '../../accounts/clients/accountLookup';
import type { Accounts, AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import { isCancellation } from '../../platform/cancellation';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { CommandProgress } from '../../platform/commandProgress';
import type { ErrorReporter } from '../../platform/errorReporter';
import { explainFailure, type FailedAction, FailedActionError } from '../../platform/failedAction';
import type { Log } from '../../platform/log';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { localTimeZone } from '../../schedule/wallClock';
import { listSeparator } from '../../text/listSeparator';
import { plainText } from '../../text/plainText';
import { ZoomValidationError } from '../../zoom/errors';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { newMeeting, readCreateMeetingOptions } from '../input/meetingRequest';
import { ResponseLostError, withoutLostResponse } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingParts } from '../target/meetingParts';
import { MeetingNode } from '../target/treeNodes';
import { CreateMeetingWizard, type CreateMeetingChoices } from './createMeetingWizard';

/** `Zoom: Create Meeting`, for people and programs. */
class CreateMeetingCommand {
  private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'usableAccounts'>;
  private readonly errors: ErrorReporter;
  private readonly formatter: MeetingFormatter;
  private readonly log: Pick<Log, 'info'>;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly operations: Pick<MeetingOperations, 'create'>;
  private readonly revealMeeting: MeetingParts['revealMeeting'];
  private readonly wizard: CreateMeetingWizard;

  constructor({ services, accounts, formatter, operations, revealMeeting }: MeetingParts) {
    this.clients = accounts.clients;
    this.errors = services.errors;
    this.formatter = formatter;
    this.log = services.log;
    this.progress = services.progress;
    this.operations = operations;
    this.revealMeeting = revealMeeting;
    this.wizard = new CreateMeetingWizard(formatter);
  }

  /**
   * Creates a meeting.
   *
   * @param options what a program asks for; if `undefined`, a person is asked
   * @returns the meeting; `undefined` if a failure was shown
   * @throws {ZoomValidationError} for options that Zoom would refuse
   * @throws {ActionableError} if the account that `options` names is not signed in
   */
  async createMeeting(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options === undefined) {
      return this.askAndCreate(accounts, {});
    }
    const { request, account: name } = await readCreateMeetingOptions(options, new Date());
    const account = name === undefined ? accounts[0] : await this.findAccount(name);
    if (isTimeZoneMissing(request)) {
      this.log.info(
        `Zoom does not list the time zone ${localTimeZone()}, so it uses the one of the account for “${request.topic}”.`,
      );
    }
    return explainFailure(creating(request), async () => {
      try {
        return await this.create(account, request);
      } catch (error) {
        throw withoutLostResponse(error);
      }
    });
  }

  /** Creates a meeting, and says while it takes long what is being done. */
  private create(
    account: AccountSummary,
    request: NewMeeting,
    lost?: ResponseLostError,
  ): Promise<Meeting> {
    const topic = plainText(request.topic);
    this.progress.describeWait(vscode.l10n.t('Creating “{0}”…', topic));
    return this.operations.create(account, request, {
      lost,
      onLookup: () => {
        this.progress.describeWait(
          vscode.l10n.t('“{0}” may have been created. Looking for it…', topic),
        );
      },
    });
  }

  private async findAccount(name: string): Promise<AccountSummary> {
    const accounts = await this.clients.signedInAccounts();
    const account = findAccountByLabel(accounts, name);
    if (account === undefined) {
      throw new ActionableError(
        vscode.l10n.t(
          'The account {0} is not signed in to Zoom. Signed-in accounts: {1}.',
          plainText(name),
          accounts.map(({ label }) => plainText(label)).join(listSeparator(vscode.env.language)),
        ),
        [
          {
            title: vscode.l10n.t('Sign In'),
            run: () => vscode.commands.executeCommand('zoom.signIn'),
          },
        ],
      );
    }
    return account;
  }

  private async askAndCreate(
    accounts: Accounts,
    earlierChoices: CreateMeetingChoices,
  ): Promise<Meeting | undefined> {
    const choices = await this.wizard.askChoices(accounts, earlierChoices);
    const request = newMeeting(
      { topic: choices.topic, type: meetingType.scheduled, duration: choices.duration },
      choices.start,
    );
    return this.createOrShowError(choices.account, request, () =>
      this.askAndCreate(accounts, choices),
    );
  }

  /** Shows a failure itself, because only this knows what was typed, and whether a response is lost. */
  private async createOrShowError(
    account: AccountSummary,
    request: NewMeeting,
    askAgain: () => Promise<unknown>,
    lost?: ResponseLostError,
  ): Promise<Meeting | undefined> {
    let meeting: Meeting;
    try {
      meeting = await this.create(account, request, lost);
    } catch (error) {
      if (isCancellation(error)) {
        throw error;
      }
      const latestLost = error instanceof ResponseLostError ? error : lost;
      void this.errors.show(
        new FailedActionError(creating(request), withoutLostResponse(error)),
        error instanceof ZoomValidationError
          ? askAgain
          : () => this.createOrShowError(account, request, askAgain, latestLost),
      );
      return undefined;
    }
    void this.revealMeeting(account.id, meeting.id);
    void this.showCreated(account, meeting, isTimeZoneMissing(request));
    return meeting;
  }

  private async showCreated(
    account: AccountSummary,
    meeting: Meeting,
    lacksTimeZone: boolean,
  ): Promise<void> {
    const entry = toScheduledMeeting(meeting);
    const topic = plainText(this.formatter.topic(entry));
    const actions = [
      { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
      { title: vscode.l10n.t('Insert Link'), id: 'zoom.insertJoinLink' },
      { title: vscode.l10n.t('Start'), id: 'zoom.startMeeting' },
    ];
    const pressed = await vscode.window.showInformationMessage(
      entry.start === undefined
        ? vscode.l10n.t('“{0}” is ready.', topic)
        : lacksTimeZone
          ? vscode.l10n.t(
              '“{0}” is scheduled for {1}. Zoom doesn’t support your time zone, {2}, so others see the meeting in the time zone of your Zoom account.',
              topic,
              this.formatter.fullTime(entry.start),
              localTimeZone(),
            )
          : vscode.l10n.t(
              '“{0}” is scheduled for {1}.',
              topic,
              this.formatter.fullTime(entry.start),
            ),
      ...actions,
    );
    if (pressed !== undefined) {
      await vscode.commands.executeCommand(pressed.id, new MeetingNode(account.id, entry, 'today'));
    }
  }
}

/** Whether a request has a start in a time zone that Zoom does not list. */
function isTimeZoneMissing({ start_time, timezone }: NewMeeting): boolean {
  return start_time !== undefined && timezone === undefined;
}

/** Creates the handler of Create Meeting. */
export function createCreateCommands(parts: MeetingParts): CommandHandlers<'create'> {
  const command = new CreateMeetingCommand(parts);
  return { 'zoom.createMeeting': (options) => command.createMeeting(options) };
}

/** What fails if a meeting cannot be created. */
function creating({ topic }: NewMeeting): FailedAction {
  const name = plainText(topic);
  return {
    failed: vscode.l10n.t('Couldn’t create “{0}”.', name),
    unconfirmed: vscode.l10n.t(
      'Zoom didn’t confirm that “{0}” was created. It may have been created all the same; Try Again looks for it first.',
      name,
    ),
  };
}
