import { earliest, type HasEntry } from './upcomingMeetings';
import type { ScheduledMeeting } from './scheduledMeeting';

/** A reminder whose time has come. */
export interface DueReminder<T extends HasEntry> {
  meeting: T;
  /** Which one: minutes before the start; negative after it. */
  mark: number;
}

const minute = 60_000;

/** How long after its start a meeting is still reminded of, in minutes, as after sleep. */
const latest = 5;

/**
 * The reminders whose time has come, at most one for each meeting: of those that were slept through
 * only the last. There are none for all-day meetings, for those without a time, for those that are
 * over, and for those that started five minutes ago or earlier.
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

/** When the next reminder's time comes; `undefined` where none does. */
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
 * @returns minutes before the start; `undefined` where it is too late for another reminder
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

/** Minutes until the start, negative after it; `undefined` where there is nothing to remind of. */
function minutesLeft({ start, end, isAllDay }: ScheduledMeeting, now: Date): number | undefined {
  if (start === undefined || isAllDay || (end !== undefined && end <= now)) {
    return undefined;
  }
  const left = (start.getTime() - now.getTime()) / minute;
  return left > -latest ? left : undefined;
}
