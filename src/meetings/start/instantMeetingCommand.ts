import * as v from 'valibot';
import * as vscode from 'vscode';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { CommandProgress } from '../../platform/commandProgress';
import type { ErrorReporter } from '../../platform/errorReporter';
import { type FailedAction, FailedActionError } from '../../platform/failedAction';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import { ResponseLostError } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import { newMeetingRequest, readCreateMeetingOptions } from '../input/meetingRequest';
import { startLinkOf } from '../target/joinLink';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingsModel } from '../model/meetingsModel';
import { createStartCommand, type StartCommand } from './startCommand';

const instantMeetingOptions = v.object({
  topic: v.optional(v.string(() => vscode.l10n.t('The topic must be text.'))),
});

/** `Zoom: Start Instant Meeting`: creates a meeting for now, once, and opens it as its host. */
export class InstantMeetingCommand {
  private readonly clients: ZoomClients;
  private readonly errors: ErrorReporter;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly model: MeetingsModel;
  private readonly operations: Pick<MeetingOperations, 'create'>;
  private readonly startCommand: StartCommand;
  /** A button that is pressed twice creates one meeting. */
  private running: Promise<Meeting | undefined> | undefined;

  constructor(parts: MeetingParts) {
    const { services, accounts, model, operations } = parts;
    this.clients = accounts.clients;
    this.errors = services.errors;
    this.progress = services.progress;
    this.model = model;
    this.operations = operations;
    this.startCommand = createStartCommand(parts);
  }

  /**
   * Returns the meeting that was created.
   *
   * @param options `{ topic? }`; `undefined` if a person asks, who sees failures here
   */
  async startInstantMeeting(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options !== undefined) {
      try {
        return await this.start(accounts[0], await request(options));
      } catch (error) {
        throw error instanceof ResponseLostError
          ? new FailedActionError(starting(), error.cause)
          : error;
      }
    }
    this.running ??= this.startForPerson(accounts).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async startForPerson(accounts: readonly [AccountSummary, ...AccountSummary[]]) {
    const account = await pickAccount(accounts, vscode.l10n.t('Select an account for the meeting'));
    return this.startOrShowError(account, await request({}));
  }

  /** Shows a lost response itself, because trying again would be another meeting. */
  private async startOrShowError(
    account: AccountSummary,
    meeting: NewMeeting,
  ): Promise<Meeting | undefined> {
    try {
      return await this.start(account, meeting);
    } catch (error) {
      if (!(error instanceof ResponseLostError)) {
        throw error;
      }
      // No list has the meeting, so that only a person can decide whether there is to be another one.
      void this.errors.show(new FailedActionError(starting(), error.cause), {
        title: vscode.l10n.t('Start Another Meeting'),
        run: () => this.startOrShowError(account, meeting),
      });
      return undefined;
    }
  }

  /** The ZAK comes first: without one, no meeting needs to be created. */
  private async start(account: AccountSummary, newMeeting: NewMeeting): Promise<Meeting> {
    this.progress.describeWait(vscode.l10n.t('Starting the meeting…'));
    const client = await this.clients.clientFor(account);
    const zak = await client.getZak();
    const meeting = await this.operations.create(account, newMeeting, {
      onLookup: () => {
        this.progress.describeWait(
          vscode.l10n.t('The meeting may have been created. Looking for it…'),
        );
      },
    });
    const target = { account, entry: toScheduledMeeting(meeting) };
    await this.startCommand.openMeeting(target, startLinkOf(target), zak);
    // Zoom lists it when its host has joined; until then this is all that is known of it.
    this.model.changes.add(account.id, { ...meeting, status: 'started' });
    return meeting;
  }
}

/** What fails if it is not known whether the meeting was created. */
function starting(): FailedAction {
  return {
    failed: vscode.l10n.t('Couldn’t start the meeting.'),
    unconfirmed: vscode.l10n.t(
      'Zoom didn’t confirm that the meeting was created, so it wasn’t started. It may have been created all the same, but Zoom lists instant meetings only while they are in progress.',
    ),
  };
}

async function request(options: unknown): Promise<NewMeeting> {
  const { topic = vscode.l10n.t('Instant meeting') } = parseOptions(instantMeetingOptions, options);
  const fields = { topic, type: meetingType.instant };
  return newMeetingRequest((await readCreateMeetingOptions(fields, new Date())).draft);
}

/** Creates the handler of Start Instant Meeting. */
export function createInstantMeetingCommands(parts: MeetingParts): CommandHandlers<'startInstant'> {
  const command = new InstantMeetingCommand(parts);
  return { 'zoom.startInstantMeeting': (options) => command.startInstantMeeting(options) };
}
