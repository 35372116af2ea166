import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import {
  type DueReminder,
  dueReminders,
  nextChangeOfReminder,
  nextReminder,
  type ReminderTimes,
  snoozeMinutesBefore,
} from '../../schedule/reminders';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { earliest } from '../../schedule/upcomingMeetings';
import type { ReminderFormatter } from '../format/reminderFormatter';
import type { ReminderClaims } from './reminderClaims';
import { formatReminderMessage } from './reminderMessage';
import { ReminderNotification } from './reminderNotification';
import type { SnoozedReminders } from './snoozedReminders';

/** How long an unfocused window leaves a reminder to the focused one, in ms. */
const unfocusedDelay = 1_500;

/** What {@link ReminderNotifications} needs. */
export interface ReminderNotificationsDeps {
  settings: Pick<Settings, 'reminderMinutes'>;
  formatter: Pick<ReminderFormatter, 'reminder'>;
  claims: ReminderClaims;
  snoozed: Pick<SnoozedReminders, 'readMinutes' | 'add' | 'remove'>;
  log: Pick<Log, 'error'>;
}

/** A reminder that this window shows. */
interface ShownReminder {
  notification: ReminderNotification;
  /** When it was shown, in ms since 1970. */
  since: number;
}

/**
 * Shows reminders as notifications, one for each meeting, in a single window. It stays until the person
 * acts or the meeting has begun a while ago; later reminders of a meeting only change it. What was
 * dismissed or joined from this window is remembered until it closes; what was snoozed, and that a
 * meeting needs no more reminders, is known to all windows.
 */
export class ReminderNotifications {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly delays = new Set<NodeJS.Timeout>();
  /** By the key of the meeting, which contains its start. */
  private readonly shown = new Map<string, ShownReminder>();
  /** The keys of the meetings that another window reminds of. */
  private readonly elsewhere = new Set<string>();
  private meetings: readonly OwnedMeeting[] = [];
  private isDisposed = false;
  /** The reminders that this window has handled, by claim name. */
  private readonly handled = new Set<string>();
  /** The keys of the meetings that need no more reminders. */
  private readonly done = new Set<string>();
  /** The keys of the meetings that were joined from this window. */
  private readonly joined = new Set<string>();

  /** Fires when a meeting was snoozed, dismissed or joined, or its reminder is shown here or elsewhere. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly deps: ReminderNotificationsDeps) {}

  /**
   * Changes what the shown reminders say, and takes away those of meetings that were moved, deleted or
   * ended, or that another window has dealt with.
   */
  updateShown(meetings: readonly OwnedMeeting[], now: Date): void {
    this.meetings = meetings;
    if (this.shown.size === 0) {
      return;
    }
    const due = dueReminders(meetings, now, this.reminderTimes()).map(({ meeting }) => meeting);
    for (const [key, { notification, since }] of this.shown) {
      const meeting = due.find(({ entry }) => entry.key === key);
      if (meeting === undefined) {
        this.run(this.close(key));
      } else {
        notification.show({
          message: formatReminderMessage(meeting, this.deps.formatter, now),
          elapsed: elapsed(meeting.entry, since, now),
        });
      }
    }
    this.run(this.closeReleased());
  }

  /** Shows the reminders that are due, each once, in addition to those that are shown. */
  showDue(meetings: readonly OwnedMeeting[], now: Date): void {
    this.meetings = meetings;
    const due = dueReminders(meetings, now, this.reminderTimes()).filter(
      ({ meeting, minutesBefore }) => !this.handled.has(claimName(meeting.entry, minutesBefore)),
    );
    for (const { meeting, minutesBefore } of due) {
      this.handled.add(claimName(meeting.entry, minutesBefore));
    }
    const added = due.filter(({ meeting }) => !this.shown.has(meeting.entry.key));
    if (added.length === 0) {
      return;
    }
    if (vscode.window.state.focused) {
      this.run(this.notify(added));
    } else {
      const timer = setTimeout(() => {
        this.delays.delete(timer);
        this.run(this.notify(added));
      }, unfocusedDelay);
      this.delays.add(timer);
    }
  }

  /** When the next reminder is due or a shown one changes, if the meetings stay as they are. */
  nextAt(meetings: readonly OwnedMeeting[], now: Date): Date | undefined {
    const changes = [
      nextReminder(meetings, now, this.reminderTimes()),
      ...meetings
        .filter(({ entry: { key } }) => this.shown.has(key) || this.elsewhere.has(key))
        .map(({ entry }) => nextChangeOfReminder(entry, now)),
    ];
    return earliest(changes.filter((time) => time !== undefined).map((time) => time.getTime()));
  }

  /** When the reminder of a snoozed meeting comes; `undefined` if it isn't snoozed any more. */
  remindsAt({ entry }: OwnedMeeting, now: Date): Date | undefined {
    const minutesBefore = this.done.has(entry.key)
      ? undefined
      : this.deps.snoozed.readMinutes()(entry);
    const time = minutesBefore === undefined ? undefined : reminderTime(entry, minutesBefore);
    return time !== undefined && time > now ? time : undefined;
  }

  /** Whether this window shows a reminder of a meeting. */
  isShown({ entry }: OwnedMeeting): boolean {
    return this.shown.has(entry.key);
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
    await stored;
    await this.closeReached(entry, (minutes) => minutes > minutesBefore);
    return reminderTime(entry, minutesBefore);
  }

  /** Stops the reminders of a meeting, in every window, because it was joined from this one. */
  async markJoined({ entry }: OwnedMeeting): Promise<void> {
    this.joined.add(entry.key);
    await this.dismiss(entry);
  }

  /** Takes the reminder of a meeting away until the next one, because the meeting was opened early. */
  async closeUntilNext({ entry }: OwnedMeeting): Promise<void> {
    const now = new Date();
    await this.closeReached(entry, (minutes) => {
      const time = reminderTime(entry, minutes);
      return time !== undefined && time <= now;
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.delays.forEach(clearTimeout);
    for (const [key, { notification }] of this.shown) {
      notification.close();
      this.deps.claims.releaseNow(key);
    }
    this.changes.dispose();
  }

  /** When each meeting's reminders come; what decides that is read once for all meetings. */
  private reminderTimes(): ReminderTimes {
    const { reminderMinutes } = this.deps.settings;
    const snoozedMinutes = this.deps.snoozed.readMinutes();
    return (entry) => {
      if (this.done.has(entry.key)) {
        return [];
      }
      const snoozed = snoozedMinutes(entry);
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
    await this.close(entry.key);
  }

  private async notify(due: readonly DueReminder<OwnedMeeting>[]): Promise<void> {
    for (const reminder of due) {
      await this.notifyOf(reminder);
    }
  }

  private async notifyOf({ meeting, minutesBefore }: DueReminder<OwnedMeeting>): Promise<void> {
    const { entry } = meeting;
    const { claims, snoozed } = this.deps;
    // The meeting may have been deleted, moved or joined during the delay.
    const isDue = () =>
      !this.isDisposed &&
      this.meetings.some((other) => other.entry.key === entry.key) &&
      this.reminderTimes()(entry).includes(minutesBefore);
    if (!isDue()) {
      return;
    }
    if (!(await claims.hold(entry.key))) {
      this.leaveToOther(entry, minutesBefore);
      return;
    }
    this.elsewhere.delete(entry.key);
    // A window releases a reminder after it has claimed what is not to be shown any more.
    const isWanted =
      snoozed.readMinutes()(entry) === minutesBefore ||
      !(
        (await claims.isClaimed(claimName(entry, 'done'))) ||
        (await claims.isClaimed(claimName(entry, minutesBefore)))
      );
    if (this.shown.has(entry.key)) {
      return;
    }
    if (!isDue() || !isWanted) {
      await claims.release(entry.key);
    } else {
      const notification = new ReminderNotification(() => {
        this.run(this.dismiss(entry));
      });
      this.shown.set(entry.key, { notification, since: Date.now() });
      this.updateShown(this.meetings, new Date());
      // From now on, its next change counts.
      this.changes.fire();
    }
  }

  /** Tries again from time to time: the window that reminds of the meeting may be closed before it starts. */
  private leaveToOther(entry: ScheduledMeeting, minutesBefore: number): void {
    this.handled.delete(claimName(entry, minutesBefore));
    if (!this.elsewhere.has(entry.key)) {
      this.elsewhere.add(entry.key);
      this.changes.fire();
    }
  }

  /** Takes away what another window has dismissed, joined or snoozed. */
  private async closeReleased(): Promise<void> {
    for (const [key, { notification }] of this.shown) {
      if (!(await this.deps.claims.isHeld(key))) {
        notification.close();
        this.shown.delete(key);
      }
    }
  }

  /** Takes a reminder away, and keeps the other windows from showing those that have been reached. */
  private async closeReached(
    entry: ScheduledMeeting,
    isReached: (minutesBefore: number) => boolean,
  ): Promise<void> {
    const reached = this.reminderTimes()(entry).filter(isReached);
    const earlier = this.deps.settings.reminderMinutes.filter(isReached);
    await Promise.all(
      [...new Set([...reached, ...earlier])].map((minutes) =>
        this.deps.claims.claim(claimName(entry, minutes)),
      ),
    );
    await this.close(entry.key);
  }

  /** Takes a reminder away, in whichever window it is shown. */
  private async close(key: string): Promise<void> {
    this.shown.get(key)?.notification.close();
    this.shown.delete(key);
    await this.deps.claims.release(key);
  }

  private run(task: Promise<void>): void {
    task.catch((error: unknown) => {
      this.deps.log.error(error);
    });
  }
}

/** The name by which windows claim a reminder, or the end of all reminders of a meeting. */
function claimName({ key }: ScheduledMeeting, minutesBefore: number | 'done'): string {
  return `${key} ${minutesBefore}`;
}

function reminderTime({ start }: ScheduledMeeting, minutesBefore: number): Date | undefined {
  return start === undefined ? undefined : new Date(start.getTime() - minutesBefore * 60_000);
}

/** The part of the time from a reminder to the start that has passed, from 0 to 1. */
function elapsed({ start }: ScheduledMeeting, since: number, now: Date): number {
  const whole = (start?.getTime() ?? 0) - since;
  return whole <= 0 ? 1 : Math.min(Math.max((now.getTime() - since) / whole, 0), 1);
}
