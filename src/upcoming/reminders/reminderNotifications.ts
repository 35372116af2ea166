import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import {
  type DueReminder,
  dueReminders,
  nextReminder,
  type ReminderTimes,
  snoozeMinutesBefore,
} from '../../schedule/reminders';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { plainText } from '../../text/plainText';
import { meetingReference } from '../format/meetingReference';
import type { ReminderFormatter } from '../format/reminderFormatter';
import type { ReminderClaims } from './reminderClaims';
import type { SnoozedReminders } from './snoozedReminders';

/** How long an unfocused window leaves a reminder to the focused one, in ms. */
const unfocusedDelay = 1_500;

/** What {@link ReminderNotifications} needs. */
export interface ReminderNotificationsDeps {
  settings: Pick<Settings, 'reminderMinutes'>;
  formatter: ReminderFormatter;
  claims: ReminderClaims;
  snoozed: Pick<SnoozedReminders, 'minutesBefore' | 'add' | 'remove'>;
  log: Pick<Log, 'error'>;
}

/**
 * Shows reminders as notifications, each in a single window. What was dismissed or joined from this
 * window is remembered until it closes; what was snoozed, and that a reminder was handled, is known to
 * all windows.
 */
export class ReminderNotifications {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly delays = new Set<NodeJS.Timeout>();
  private meetings: readonly OwnedMeeting[] = [];
  /** The reminders that this window has handled, by claim name. */
  private readonly handled = new Set<string>();
  /** The keys of the meetings that need no more reminders. */
  private readonly done = new Set<string>();
  /** The keys of the meetings that were joined from this window. */
  private readonly joined = new Set<string>();

  /** Fires when a meeting was snoozed, dismissed or joined. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly deps: ReminderNotificationsDeps) {}

  /** Shows the reminders that are due, each once. */
  showDue(meetings: readonly OwnedMeeting[], now: Date): void {
    this.meetings = meetings;
    const due = dueReminders(meetings, now, this.reminderTimes()).filter(
      ({ meeting, minutesBefore }) => !this.handled.has(claimName(meeting.entry, minutesBefore)),
    );
    if (due.length === 0) {
      return;
    }
    for (const { meeting, minutesBefore } of due) {
      this.handled.add(claimName(meeting.entry, minutesBefore));
    }
    if (vscode.window.state.focused) {
      this.startNotifying(due);
    } else {
      const timer = setTimeout(() => {
        this.delays.delete(timer);
        this.startNotifying(due);
      }, unfocusedDelay);
      this.delays.add(timer);
    }
  }

  /** When the next reminder is due, if the meetings stay as they are. */
  nextAt(meetings: readonly OwnedMeeting[], now: Date): Date | undefined {
    return nextReminder(meetings, now, this.reminderTimes());
  }

  /** When the reminder of a snoozed meeting comes; `undefined` if it isn't snoozed any more. */
  remindsAt({ entry }: OwnedMeeting, now: Date): Date | undefined {
    const minutesBefore = this.done.has(entry.key)
      ? undefined
      : this.deps.snoozed.minutesBefore(entry);
    const time = minutesBefore === undefined ? undefined : reminderTime(entry, minutesBefore);
    return time !== undefined && time > now ? time : undefined;
  }

  /** Whether a meeting was joined from this window. */
  isJoined({ entry }: OwnedMeeting): boolean {
    return this.joined.has(entry.key);
  }

  /**
   * Postpones the reminders of a meeting until shortly before its start, in every window.
   *
   * @returns when the next reminder is due; `undefined` if it is too late for one
   */
  async snooze(entry: ScheduledMeeting): Promise<Date | undefined> {
    const minutesBefore = snoozeMinutesBefore(entry, new Date());
    if (minutesBefore === undefined) {
      return undefined;
    }
    this.done.delete(entry.key);
    const stored = this.deps.snoozed.add(entry, minutesBefore);
    this.changes.fire();
    const earlier = this.deps.settings.reminderMinutes.filter((minutes) => minutes > minutesBefore);
    await Promise.all([
      stored,
      ...earlier.map((minutes) => this.deps.claims.claim(claimName(entry, minutes))),
    ]);
    return reminderTime(entry, minutesBefore);
  }

  /** Stops the reminders of a meeting, in every window, because it was joined from this one. */
  async markJoined({ entry }: OwnedMeeting): Promise<void> {
    this.joined.add(entry.key);
    await this.dismiss(entry);
  }

  dispose(): void {
    this.delays.forEach(clearTimeout);
    this.changes.dispose();
  }

  /** When each meeting's reminders come; the settings are read once for all meetings. */
  private reminderTimes(): ReminderTimes {
    const { reminderMinutes } = this.deps.settings;
    return (entry) => {
      if (this.done.has(entry.key)) {
        return [];
      }
      const snoozed = this.deps.snoozed.minutesBefore(entry);
      return snoozed === undefined
        ? reminderMinutes
        : [snoozed, ...reminderMinutes.filter((minutes) => minutes < snoozed)];
    };
  }

  private async dismiss(entry: ScheduledMeeting): Promise<void> {
    this.done.add(entry.key);
    this.changes.fire();
    await Promise.all([
      this.deps.snoozed.remove(entry),
      this.deps.claims.claim(claimName(entry, 'done')),
    ]);
  }

  private startNotifying(due: readonly DueReminder<OwnedMeeting>[]): void {
    this.notify(due).catch((error: unknown) => {
      this.deps.log.error(error);
    });
  }

  private async notify(due: readonly DueReminder<OwnedMeeting>[]): Promise<void> {
    const claimed: OwnedMeeting[] = [];
    for (const { meeting, minutesBefore } of due) {
      const { entry } = meeting;
      // The meeting may have been deleted, moved or joined during the delay.
      const isDue =
        this.meetings.some((other) => other.entry.key === entry.key) &&
        this.reminderTimes()(entry).includes(minutesBefore);
      const isWanted =
        this.deps.snoozed.minutesBefore(entry) === minutesBefore ||
        !(await this.deps.claims.isClaimed(claimName(entry, 'done')));
      if (isDue && isWanted && (await this.deps.claims.claim(claimName(entry, minutesBefore)))) {
        claimed.push(meeting);
      }
    }
    if (claimed.length > 0) {
      await this.show(claimed);
    }
  }

  private async show(meetings: readonly OwnedMeeting[]): Promise<void> {
    const joinable = meetings.filter(({ entry }) => entry.joinUrl !== undefined);
    const join = joinable.length > 1 ? vscode.l10n.t('Join…') : vscode.l10n.t('Join');
    const snooze = vscode.l10n.t('Snooze');
    const dismiss = vscode.l10n.t('Dismiss');
    const pressed = await vscode.window.showInformationMessage(
      this.deps.formatter.reminder(meetings, new Date()),
      ...(joinable.length === 0 ? [] : [join]),
      snooze,
      dismiss,
    );
    if (pressed === join) {
      await this.join(joinable);
    } else if (pressed === snooze) {
      await Promise.all(meetings.map(({ entry }) => this.snooze(entry)));
    } else if (pressed === dismiss) {
      await Promise.all(meetings.map(({ entry }) => this.dismiss(entry)));
    }
  }

  private async join(meetings: readonly OwnedMeeting[]): Promise<void> {
    const picked =
      meetings.length === 1
        ? { meeting: meetings[0] }
        : await vscode.window.showQuickPick(
            meetings.map((meeting) => ({
              label: plainText(this.deps.formatter.topic(meeting)),
              description: this.deps.formatter.when(meeting),
              meeting,
            })),
            { placeHolder: vscode.l10n.t('Which meeting do you want to join?') },
          );
    if (picked?.meeting !== undefined) {
      await vscode.commands.executeCommand('zoom.joinMeeting', meetingReference(picked.meeting));
    }
  }
}

/** The name by which windows claim a reminder, or the end of all reminders of a meeting. */
function claimName({ key }: ScheduledMeeting, minutesBefore: number | 'done'): string {
  return `${key} ${minutesBefore}`;
}

function reminderTime({ start }: ScheduledMeeting, minutesBefore: number): Date | undefined {
  return start === undefined ? undefined : new Date(start.getTime() - minutesBefore * 60_000);
}
