import { earliest, type HasEntry } from './upcomingMeetings';
import type { ScheduledMeeting } from './scheduledMeeting';

/** A reminder whose time has come. */
export interface DueReminder<T extends HasEntry> {
  meeting: T;
  /** Which one: minutes before the start; negative after it. */
  mark: number;
}

const minute = 60_000;

/** The longest time before a meeting at which to remind of it, in minutes: a day. */
const longestBefore = 1_440;

/** The most reminders that a meeting can have. */
const mostReminders = 10;

/** How long after its start a meeting still gets a reminder, in minutes, for example after sleep. */
const latest = 5;

/**
 * The reminders that are due, at most one per meeting: if the machine slept through several, only the
 * last. There are none for all-day meetings, meetings without a time, and meetings that have ended or
 * started five minutes ago or earlier.
 *
 * @param marksOf in minutes before the start, in any order
 */
export function dueReminders<T extends HasEntry>(
  meetings: readonly T[],
  now: Date,
  marksOf: (entry: ScheduledMeeting) => readonly number[],
): DueReminder<T>[] {
  return meetings.flatMap((meeting) => {
    const left = minutesLeft(meeting.entry, now);
    if (left === undefined) {
      return [];
    }
    const reached = marksOf(meeting.entry).filter((mark) => left <= mark);
    return reached.length === 0 ? [] : [{ meeting, mark: Math.min(...reached) }];
  });
}

/** When the next reminder's time comes; `undefined` if none does. */
export function nextReminder(
  meetings: readonly HasEntry[],
  now: Date,
  marksOf: (entry: ScheduledMeeting) => readonly number[],
): Date | undefined {
  return earliest(
    meetings.flatMap(({ entry }) => {
      const { start } = entry;
      return start === undefined || minutesLeft(entry, now) === undefined
        ? []
        : marksOf(entry)
            .map((mark) => start.getTime() - mark * minute)
            .filter((time) => time > now.getTime());
    }),
  );
}

/**
 * When to remind again of a meeting that was put off: a minute before its start; from two minutes
 * before, at its start; after that, two minutes later.
 *
 * @returns minutes before the start; `undefined` if it is too late for another reminder
 */
export function snoozeMark(entry: ScheduledMeeting, now: Date): number | undefined {
  const left = minutesLeft(entry, now);
  if (left === undefined) {
    return undefined;
  }
  if (left > 0) {
    return left > 2 ? 1 : 0;
  }
  const mark = Math.round(left) - 2;
  return mark > -latest ? mark : undefined;
}

/** Minutes until the start, negative after it; `undefined` if there is nothing to remind of. */
function minutesLeft({ start, end, isAllDay }: ScheduledMeeting, now: Date): number | undefined {
  if (start === undefined || isAllDay || (end !== undefined && end <= now)) {
    return undefined;
  }
  const left = (start.getTime() - now.getTime()) / minute;
  return left > -latest ? left : undefined;
}

/**
 * Reads the minutes before a meeting at which to show a reminder from a setting that people edit by
 * hand.
 *
 * @returns the valid minutes, the longest first, each once, at most ten
 */
export function usableReminderMinutes(setting: unknown): number[] {
  const values: unknown[] = Array.isArray(setting) ? setting : [];
  const minutes = values
    .filter((value) => typeof value === 'number' && value >= 0 && value <= longestBefore)
    .map((value) => Math.round(Number(value)));
  return [...new Set(minutes)].sort((a, b) => b - a).slice(-mostReminders);
}
