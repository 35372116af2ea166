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
import { localTimeZone } from '../../schedule/wallClock';
import { listSeparator } from '../../text/listSeparator';
import { plainText } from '../../text/plainText';
import { ZoomValidationError } from '../../zoom/errors';
import { findListedTimeZone } from '../../zoom/timeZones';
import { SharedRuns } from '../../platform/sharedRuns';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import { newMeeting, readCreateMeetingOptions } from '../input/meetingRequest';
import { ResponseLostError, withoutLostResponse } from '../model/createMeetingOnce';
import { creationDifferences } from '../model/creationDifferences';
import type { MeetingOperations } from '../model/meetingOperations';
import type { MeetingParts } from '../target/meetingParts';
import { CreationMessages, logDifference } from './creationMessages';
import { CreateMeetingWizard, type CreateMeetingChoices } from './createMeetingWizard';

/** `Zoom: Create Meeting`, for people and programs. */
class CreateMeetingCommand {
  private readonly clients: Pick<ZoomClients, 'signedInAccounts' | 'usableAccounts'>;
  private readonly errors: ErrorReporter;
  private readonly log: Pick<Log, 'info'>;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly operations: Pick<MeetingOperations, 'create'>;
  private readonly revealMeeting: MeetingParts['revealMeeting'];
  private readonly messages: CreationMessages;
  private readonly wizard: CreateMeetingWizard;
  /** A key that is pressed twice creates one meeting. */
  private readonly running = new SharedRuns<Meeting>();

  constructor({ services, accounts, formatter, operations, revealMeeting }: MeetingParts) {
    this.clients = accounts.clients;
    this.errors = services.errors;
    this.messages = new CreationMessages(formatter);
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
    return this.running.shareRun(options, () => this.createAsAsked(accounts, options));
  }

  private async createAsAsked(accounts: Accounts, options: unknown): Promise<Meeting> {
    const {
      request,
      account: name,
      timeZone,
    } = await readCreateMeetingOptions(options, new Date());
    const account = name === undefined ? accounts[0] : await this.findAccount(name);
    if (findListedTimeZone(timeZone) === undefined) {
      this.log.info(
        `Zoom does not list the time zone ${timeZone}, so “${request.topic}” is in ${request.timezone ?? 'the time zone of the account'}.`,
      );
    }
    return explainFailure(creating(request), async () => {
      try {
        const meeting = await this.create(account, request);
        for (const difference of creationDifferences(request, meeting)) {
          this.log.info(logDifference(difference));
        }
        return meeting;
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
    const timeZone = localTimeZone();
    void this.messages.showCreated({ accountId: account.id, meeting, request, timeZone });
    return meeting;
  }
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
