import * as vscode from 'vscode';
import { findAccountByLabel } from '../../accounts/clients/accountLookup';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { ActionableError } from '../../platform/actionableError';
import type { ErrorReporter } from '../../platform/errorReporter';
import { plainText } from '../../text/plainText';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { ZoomValidationError } from '../../zoom/errors';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { MeetingNode } from '../target/treeNodes';
import type { CreateMeetingChoices, CreateMeetingWizard } from './createMeetingWizard';
import { ResponseLostError, withoutLostResponse } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import { newMeeting, readCreateMeetingOptions } from '../input/meetingRequest';

/** `Zoom: Create Meeting`, from the palette and from code. */
export class CreateMeetingCommand {
  constructor(
    private readonly clients: ZoomClients,
    private readonly operations: Pick<MeetingOperations, 'create'>,
    private readonly wizard: CreateMeetingWizard,
    private readonly words: MeetingFormatter,
    private readonly errors: ErrorReporter,
  ) {}

  /** @param options `undefined`: asked for */
  async run(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options === undefined) {
      return this.ask(accounts, {});
    }
    const { request, account: name } = await readCreateMeetingOptions(options, new Date());
    const account = name === undefined ? accounts[0] : await this.findAccount(name);
    try {
      return await this.operations.create(account, request);
    } catch (error) {
      throw withoutLostResponse(error);
    }
  }

  /** @throws {ActionableError} if no account with this label or ID is signed in */
  private async findAccount(name: string): Promise<AccountSummary> {
    const accounts = await this.clients.signedInAccounts();
    const account = findAccountByLabel(accounts, name);
    if (account === undefined) {
      throw new ActionableError(
        vscode.l10n.t(
          'The account {0} is not signed in to Zoom. Signed in: {1}.',
          plainText(name),
          accounts.map(({ label }) => plainText(label)).join(', '),
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

  private async ask(
    accounts: readonly [AccountSummary, ...AccountSummary[]],
    before: CreateMeetingChoices,
  ): Promise<Meeting | undefined> {
    const choices = await this.wizard.run(accounts, before);
    const request = newMeeting(
      { topic: choices.topic, type: meetingType.scheduled, duration: choices.duration },
      choices.start,
    );
    return this.create(choices.account, request, () => this.ask(accounts, choices));
  }

  /** Shows a failure itself, because only here is known what was typed and what may be lost. */
  private async create(
    account: AccountSummary,
    request: NewMeeting,
    askAgain: () => Promise<unknown>,
    lost?: ResponseLostError,
  ): Promise<Meeting | undefined> {
    let meeting: Meeting;
    try {
      meeting = await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Window,
          title: vscode.l10n.t('Creating the meeting…'),
        },
        () => this.operations.create(account, request, lost),
      );
    } catch (error) {
      const unknown = error instanceof ResponseLostError ? error : lost;
      void this.errors.show(
        withoutLostResponse(error),
        error instanceof ZoomValidationError
          ? askAgain
          : () => this.create(account, request, askAgain, unknown),
      );
      return undefined;
    }
    void this.announce(account, meeting);
    return meeting;
  }

  private async announce(account: AccountSummary, meeting: Meeting): Promise<void> {
    const entry = toScheduledMeeting(meeting);
    const topic = plainText(this.words.topic(entry));
    const actions = [
      { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
      { title: vscode.l10n.t('Insert Link'), id: 'zoom.insertJoinLink' },
      { title: vscode.l10n.t('Start'), id: 'zoom.startMeeting' },
    ];
    const pressed = await vscode.window.showInformationMessage(
      entry.start === undefined
        ? vscode.l10n.t('“{0}” is ready.', topic)
        : vscode.l10n.t('“{0}” is scheduled for {1}.', topic, this.words.fullTime(entry.start)),
      ...actions,
    );
    if (pressed !== undefined) {
      await vscode.commands.executeCommand(pressed.id, new MeetingNode(account.id, entry, 'today'));
    }
  }
}
