import { earliest, type HasEntry } from './upcomingMeetings';
import type { ScheduledMeeting } from './scheduledMeeting';

/** A reminder whose time has come. */
export interface DueReminder<T extends HasEntry> {
  meeting: T;
  /** Which of the meeting's reminders this is: minutes before its start; negative after the start. */
  minutesBefore: number;
}

/** Returns the times of a meeting's reminders, in minutes before its start and in any order. */
export type ReminderTimes = (entry: ScheduledMeeting) => readonly number[];

const minute = 60_000;

/** How long after its start a meeting still gets a reminder, in minutes, for example after sleep. */
const latest = 5;

/**
 * The reminders that are due, at most one per meeting: if the machine slept through several, only the
 * last. There are none for all-day meetings, meetings without a time, and meetings that have ended or
 * started five minutes ago or earlier.
 */
export function dueReminders<T extends HasEntry>(
  meetings: readonly T[],
  now: Date,
  timesOf: ReminderTimes,
): DueReminder<T>[] {
  return meetings.flatMap((meeting) => {
    const left = minutesLeft(meeting.entry, now);
    if (left === undefined) {
      return [];
    }
    const reached = timesOf(meeting.entry).filter((minutesBefore) => left <= minutesBefore);
    return reached.length === 0 ? [] : [{ meeting, minutesBefore: Math.min(...reached) }];
  });
}

/** When the next reminder is due; `undefined` if there is none. */
export function nextReminder(
  meetings: readonly HasEntry[],
  now: Date,
  timesOf: ReminderTimes,
): Date | undefined {
  return earliest(
    meetings.flatMap(({ entry }) => {
      const { start } = entry;
      return start === undefined || minutesLeft(entry, now) === undefined
        ? []
        : timesOf(entry)
            .map((minutesBefore) => start.getTime() - minutesBefore * minute)
            .filter((time) => time > now.getTime());
    }),
  );
}

/**
 * When what a reminder says that is shown changes: every half minute, so that it says in time that the
 * meeting has begun, and is gone with the last one.
 *
 * @returns `undefined` if there is nothing to remind of
 */
export function nextChangeOfReminder(entry: ScheduledMeeting, now: Date): Date | undefined {
  const { start, end } = entry;
  const left = minutesLeft(entry, now);
  if (start === undefined || left === undefined) {
    return undefined;
  }
  const nextHalf = start.getTime() - ((Math.ceil(left * 2) - 1) / 2) * minute;
  return earliest([nextHalf, ...(end === undefined ? [] : [end.getTime()])]);
}

/**
 * When to remind again of a snoozed meeting: a minute before its start; from two minutes
 * before, at its start; after that, two minutes later.
 *
 * @returns minutes before the start; `undefined` if it is too late for another reminder
 */
export function snoozeMinutesBefore(entry: ScheduledMeeting, now: Date): number | undefined {
  const left = minutesLeft(entry, now);
  if (left === undefined) {
    return undefined;
  }
  if (left > 0) {
    return left > 2 ? 1 : 0;
  }
  const minutesBefore = Math.round(left) - 2;
  return minutesBefore > -latest ? minutesBefore : undefined;
}

/** When the last reminder of a meeting can come; `undefined` if it has no start. */
export function lastReminder({ start }: ScheduledMeeting): Date | undefined {
  return start && new Date(start.getTime() + latest * minute);
}

/** Minutes until the start, negative after it; `undefined` if there is nothing to remind of. */
function minutesLeft({ start, end, isAllDay }: ScheduledMeeting, now: Date): number | undefined {
  if (start === undefined || isAllDay || (end !== undefined && end <= now)) {
    return undefined;
  }
  const left = (start.getTime() - now.getTime()) / minute;
  return left > -latest ? left : undefined;
}
