import * as v from 'valibot';
import * as vscode from 'vscode';
import { pickAccount } from '../../accounts/clients/pickAccount';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { parseOptions } from '../../platform/commandOptions';
import type { CommandHandlers } from '../../platform/commandRegistry';
import type { CommandProgress } from '../../platform/commandProgress';
import type { ErrorReporter } from '../../platform/errorReporter';
import { type FailedAction, FailedActionError } from '../../platform/failedAction';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { plainText } from '../../text/plainText';
import { meetingType, type Meeting, type NewMeeting } from '../../zoom/types';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { ResponseLostError } from '../model/createMeetingOnce';
import type { MeetingOperations } from '../model/meetingOperations';
import { newMeetingDefaults } from '../input/newMeetingDefaults';
import { newMeetingRequest, readCreateMeetingOptions } from '../input/meetingRequest';
import { startLinkOf } from '../target/joinLink';
import type { MeetingParts } from '../target/meetingParts';
import type { MeetingsModel } from '../model/meetingsModel';
import { createStartCommand, type StartCommand } from './startCommand';

const instantMeetingOptions = v.object({
  topic: v.optional(v.string(() => vscode.l10n.t('The topic must be text.'))),
});

/**
 * `Zoom: Start Instant Meeting`: creates a meeting for now, once, and opens it as its host; or opens the
 * personal meeting room, if the settings say that new meetings take place there.
 */
export class InstantMeetingCommand {
  private readonly clients: ZoomClients;
  private readonly errors: ErrorReporter;
  private readonly progress: Pick<CommandProgress, 'describeWait'>;
  private readonly settings: Pick<Settings, 'newMeeting'>;
  private readonly log: Pick<Log, 'info'>;
  private readonly model: MeetingsModel;
  private readonly operations: Pick<MeetingOperations, 'create'>;
  private readonly formatter: Pick<MeetingFormatter, 'topic'>;
  private readonly startCommand: StartCommand;
  /** A key that is pressed twice creates one meeting. */
  private running: Promise<Meeting | undefined> | undefined;

  constructor(parts: MeetingParts) {
    const { services, accounts, model, operations, formatter } = parts;
    this.clients = accounts.clients;
    this.errors = services.errors;
    this.progress = services.progress;
    this.settings = services.settings;
    this.log = services.log;
    this.model = model;
    this.operations = operations;
    this.formatter = formatter;
    this.startCommand = createStartCommand(parts);
  }

  /**
   * Returns the meeting that was created, or the personal meeting room.
   *
   * @param options `{ topic? }`; `undefined` if a person asks, who sees failures here. A meeting with a
   *   topic is not in the personal meeting room, which has none.
   */
  async startInstantMeeting(options: unknown): Promise<Meeting | undefined> {
    const accounts = await this.clients.usableAccounts();
    if (options !== undefined) {
      const { topic } = parseOptions(instantMeetingOptions, options);
      const [account] = accounts;
      try {
        return topic === undefined
          ? ((await this.startRoom(account)) ?? (await this.start(account, await this.request())))
          : await this.start(account, await this.request(topic));
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

  private async startForPerson(
    accounts: readonly [AccountSummary, ...AccountSummary[]],
  ): Promise<Meeting | undefined> {
    const account = await pickAccount(accounts, vscode.l10n.t('Select an account for the meeting'));
    const room = await this.startRoom(account);
    if (room !== undefined) {
      void this.showOpened(account, room);
      return room;
    }
    return this.startOrShowError(account, await this.request());
  }

  /** Opens the personal meeting room if new meetings take place there, and the account has one. */
  private async startRoom(account: AccountSummary): Promise<Meeting | undefined> {
    const { settings } = newMeetingDefaults(this.settings, this.log).draft;
    const { personalRoom: room } = account;
    if (settings?.use_pmi !== true || room === undefined) {
      return undefined;
    }
    this.progress.describeWait(vscode.l10n.t('Starting the meeting…'));
    const meeting: Meeting = { id: room.id, type: meetingType.personalRoom, join_url: room.url };
    await this.startCommand.startMeeting({ account, entry: toScheduledMeeting(meeting) });
    return meeting;
  }

  /** Offers what the host of a meeting that has just begun is likely to need. */
  private async showOpened(account: AccountSummary, meeting: Meeting): Promise<void> {
    const pressed = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        '“{0}” was opened in your browser.',
        plainText(this.formatter.topic(toScheduledMeeting(meeting))),
      ),
      { title: vscode.l10n.t('Copy Link'), id: 'zoom.copyJoinLink' },
      { title: vscode.l10n.t('Insert Link'), id: 'zoom.insertJoinLink' },
    );
    if (pressed !== undefined) {
      await vscode.commands.executeCommand(pressed.id, { id: meeting.id, accountId: account.id });
    }
  }

  /** Shows a lost response itself, because trying again would be another meeting. */
  private async startOrShowError(
    account: AccountSummary,
    meeting: NewMeeting,
  ): Promise<Meeting | undefined> {
    try {
      const started = await this.start(account, meeting);
      void this.showOpened(account, started);
      return started;
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

  /** The request for a meeting as the settings say. */
  private async request(topic = vscode.l10n.t('Instant meeting')): Promise<NewMeeting> {
    const { draft } = await readCreateMeetingOptions(
      { topic, type: meetingType.instant },
      new Date(),
    );
    const { settings } = newMeetingDefaults(this.settings, this.log).draft;
    // An instant meeting is never in the personal room (Zoom API, "Create a meeting", `use_pmi`).
    const others = Object.entries(settings ?? {}).filter(([name]) => name !== 'use_pmi');
    return newMeetingRequest({
      ...draft,
      ...(others.length > 0 && { settings: Object.fromEntries(others) }),
    });
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

/** Creates the handler of Start Instant Meeting. */
export function createInstantMeetingCommands(parts: MeetingParts): CommandHandlers<'startInstant'> {
  const command = new InstantMeetingCommand(parts);
  return { 'zoom.startInstantMeeting': (options) => command.startInstantMeeting(options) };
}
