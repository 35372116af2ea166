import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import { plainText } from '../../text/plainText';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { usableReminderMinutes } from '../../schedule/reminders';
import { type DueReminder, dueReminders, nextReminder, snoozeMark } from '../../schedule/reminders';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingReference } from '../format/meetingLink';
import type { ReminderClaims } from './reminderClaims';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** How long a window without the focus leaves a reminder to the one that has it, in ms. */
const courtesy = 1_500;

/**
 * Reminds of meetings by notifications, each in one window only. What is snoozed, dismissed or
 * joined here is kept while the window is open; that it is dealt with, all windows know.
 */
export class ReminderNotifications {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly courtesies = new Set<NodeJS.Timeout>();
  private meetings: readonly OwnedMeeting[] = [];
  /** The reminders that this window has seen to, by name. */
  private readonly seenTo = new Set<string>();
  /** The meetings that need no reminder any more, by key. */
  private readonly done = new Set<string>();
  /** The meetings that were joined from here, by key. */
  private readonly joined = new Set<string>();
  /** By key, in minutes before the start. */
  private readonly snoozed = new Map<string, number>();

  /** Fires when a meeting was snoozed, dismissed or joined. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly settings: Settings,
    private readonly words: ReminderFormatter,
    private readonly claims: ReminderClaims,
    private readonly log: Log,
  ) {}

  /** Reminds of what is due, once. */
  remind(meetings: readonly OwnedMeeting[], now: Date): void {
    this.meetings = meetings;
    const due = dueReminders(meetings, now, this.marks()).filter(
      (reminder) => !this.seenTo.has(nameOf(reminder)),
    );
    if (due.length === 0) {
      return;
    }
    for (const reminder of due) {
      this.seenTo.add(nameOf(reminder));
    }
    if (vscode.window.state.focused) {
      this.announce(due);
    } else {
      const timer = setTimeout(() => {
        this.courtesies.delete(timer);
        this.announce(due);
      }, courtesy);
      this.courtesies.add(timer);
    }
  }

  /** When {@link remind} has something to do, given that the meetings stay what they are. */
  next(meetings: readonly OwnedMeeting[], now: Date): Date | undefined {
    return nextReminder(meetings, now, this.marks());
  }

  /** When a meeting that was put off is reminded of again; `undefined` where that is over. */
  remindsAt({ entry }: OwnedMeeting, now: Date): Date | undefined {
    const mark = this.done.has(entry.key) ? undefined : this.snoozed.get(entry.key);
    const at = mark === undefined ? undefined : timeOf(entry, mark);
    return at !== undefined && at > now ? at : undefined;
  }

  isJoined({ entry }: OwnedMeeting): boolean {
    return this.joined.has(entry.key);
  }

  /**
   * Puts the reminders of a meeting off until shortly before its start, in every window.
   *
   * @returns when it is reminded of again; `undefined` where it is too late for that
   */
  async snooze(entry: ScheduledMeeting): Promise<Date | undefined> {
    const mark = snoozeMark(entry, new Date());
    if (mark === undefined) {
      return undefined;
    }
    this.done.delete(entry.key);
    this.snoozed.set(entry.key, mark);
    this.changes.fire();
    const earlier = usableReminderMinutes(this.settings.reminderMinutes).filter(
      (other) => other > mark,
    );
    await Promise.all(earlier.map((other) => this.claims.claim(claimName(entry, other))));
    return timeOf(entry, mark);
  }

  /** A meeting was joined or started from this window, so nobody needs to be reminded of it. */
  async leaveJoined({ entry }: OwnedMeeting): Promise<void> {
    this.joined.add(entry.key);
    await this.dismiss(entry);
  }

  dispose(): void {
    this.courtesies.forEach(clearTimeout);
    this.changes.dispose();
  }

  /** When each meeting is to be reminded of; the settings are read once for all of them. */
  private marks(): (entry: ScheduledMeeting) => readonly number[] {
    const usual = usableReminderMinutes(this.settings.reminderMinutes);
    return ({ key }) => {
      if (this.done.has(key)) {
        return [];
      }
      const snoozed = this.snoozed.get(key);
      return snoozed === undefined ? usual : [snoozed, ...usual.filter((mark) => mark < snoozed)];
    };
  }

  private async dismiss(entry: ScheduledMeeting): Promise<void> {
    this.done.add(entry.key);
    this.changes.fire();
    await this.claims.claim(claimName(entry, 'done'));
  }

  private announce(due: readonly DueReminder<OwnedMeeting>[]): void {
    this.claimAndShow(due).catch((error: unknown) => {
      this.log.error(error);
    });
  }

  private async claimAndShow(due: readonly DueReminder<OwnedMeeting>[]): Promise<void> {
    const ours: OwnedMeeting[] = [];
    for (const { meeting, mark } of due) {
      const { entry } = meeting;
      // It may have been deleted, moved or joined while the other windows had their chance.
      const isStill =
        this.meetings.some((other) => other.entry.key === entry.key) &&
        this.marks()(entry).includes(mark);
      const isWanted =
        this.snoozed.get(entry.key) === mark ||
        !(await this.claims.isClaimed(claimName(entry, 'done')));
      if (isStill && isWanted && (await this.claims.claim(claimName(entry, mark)))) {
        ours.push(meeting);
      }
    }
    if (ours.length > 0) {
      await this.show(ours);
    }
  }

  private async show(meetings: readonly OwnedMeeting[]): Promise<void> {
    const joinable = meetings.filter(({ entry }) => entry.joinUrl !== undefined);
    const join = joinable.length > 1 ? vscode.l10n.t('Join…') : vscode.l10n.t('Join');
    const snooze = vscode.l10n.t('Snooze');
    const dismiss = vscode.l10n.t('Dismiss');
    const pressed = await vscode.window.showInformationMessage(
      this.words.reminder(meetings, new Date()),
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
              label: plainText(this.words.topic(meeting)),
              description: this.words.when(meeting),
              meeting,
            })),
            { placeHolder: vscode.l10n.t('Which meeting do you want to join?') },
          );
    if (picked?.meeting !== undefined) {
      await vscode.commands.executeCommand('zoom.joinMeeting', meetingReference(picked.meeting));
    }
  }
}

function nameOf({ meeting, mark }: DueReminder<OwnedMeeting>): string {
  return claimName(meeting.entry, mark);
}

function claimName({ key }: ScheduledMeeting, mark: number | 'done'): string {
  return `${key} ${mark}`;
}

function timeOf({ start }: ScheduledMeeting, mark: number): Date | undefined {
  return start === undefined ? undefined : new Date(start.getTime() - mark * 60_000);
}
