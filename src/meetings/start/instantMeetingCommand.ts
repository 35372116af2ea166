import * as vscode from 'vscode';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import type { ErrorReporter } from '../../platform/errorReporter';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import { ResponseLostError, withoutLostResponse } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import { meetingRequest } from '../input/meetingRequest';
import { startLinkOf } from '../target/joinLink';
import type { MeetingsModel } from '../model/meetingsModel';
import type { StartCommand } from './startCommand';

/** `Zoom: Start Instant Meeting`: creates a meeting for now, once, and opens it as its host. */
export class InstantMeetingCommand {
  /** A button that is pressed twice makes one meeting. */
  private running: Promise<Meeting | undefined> | undefined;

  constructor(
    private readonly clients: ZoomClients,
    private readonly operations: Pick<MeetingOperations, 'create'>,
    private readonly model: MeetingsModel,
    private readonly startCommand: StartCommand,
    private readonly errors: ErrorReporter,
  ) {}

  /** @param options `{ topic? }`; `undefined`: a person asks, and is told of failures here */
  async run(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options !== undefined) {
      try {
        return await this.start(accounts[0], await request(options));
      } catch (error) {
        throw withoutLostResponse(error);
      }
    }
    this.running ??= this.byPerson(accounts).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async byPerson(accounts: readonly [AccountSummary, ...AccountSummary[]]) {
    const account = await pickAccount(accounts, vscode.l10n.t('Whose meeting?'));
    return this.tell(account, await request({}));
  }

  /** Shows a lost answer itself: only here is known what to look for before asking again. */
  private async tell(
    account: AccountSummary,
    meeting: NewMeeting,
    lost?: ResponseLostError,
  ): Promise<Meeting | undefined> {
    try {
      return await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Window,
          title: vscode.l10n.t('Starting the meeting…'),
        },
        () => this.start(account, meeting, lost),
      );
    } catch (error) {
      if (!(error instanceof ResponseLostError)) {
        throw error;
      }
      void this.errors.show(error.cause, () => this.tell(account, meeting, error));
      return undefined;
    }
  }

  /** The ZAK comes first: without one, a meeting need not be made. */
  private async start(
    account: AccountSummary,
    newMeeting: NewMeeting,
    lost?: ResponseLostError,
  ): Promise<Meeting> {
    const client = await this.clients.clientFor(account);
    const zak = await client.getZak();
    const meeting = await this.operations.create(account, newMeeting, lost);
    const target = { account, entry: toScheduledMeeting(meeting) };
    await this.startCommand.open(target, startLinkOf(target), zak);
    // Zoom lists it once its host is in; until then this is all that is known of it.
    this.model.changes.add(account.id, { ...meeting, status: 'started' });
    return meeting;
  }
}

function request(options: unknown): Promise<NewMeeting> {
  const { topic } = (typeof options === 'object' && options !== null ? options : {}) as Record<
    string,
    unknown
  >;
  return meetingRequest(
    { topic: topic ?? vscode.l10n.t('Instant meeting'), type: meetingType.instant },
    new Date(),
  );
}
