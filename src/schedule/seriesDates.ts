import type { Recurrence } from '../zoom/recurrence';
import { readRecurrence, type RecurrenceRule } from './recurrence';
import { day, startOfDay, timesAt, wallClockAt, type WallClock } from './wallClock';

/** The most occurrences that a series can have (Zoom API, "Create a meeting", `recurrence`). */
export const mostOccurrences = 50;

/** How many months are tried for a day that some of them lack, such as the 31st. */
const mostMonths = 600;

/** When the occurrences of a series start. */
export interface SeriesDates {
  /** In order, at most {@link mostOccurrences}. */
  starts: Date[];
  /** Whether the series does not end, or has more than {@link mostOccurrences}. */
  hasMore: boolean;
}

/**
 * Returns the occurrences that Zoom makes of a recurrence: all at the same time of day in a zone, none
 * before a start. Months without the day of the series have no occurrence.
 *
 * @param timeZone a zone that `Intl` knows
 */
export function seriesDates(recurrence: Recurrence, from: Date, timeZone: string): SeriesDates {
  const rule = readRecurrence(recurrence);
  const starts: Date[] = [];
  if (rule === undefined) {
    return { starts, hasMore: false };
  }
  const { until, times = Infinity } = rule;
  const first = wallClockAt(from, timeZone);
  const timeOfDay = first.getTime() - startOfDay(first).getTime();
  for (const date of daysOf(rule, startOfDay(first))) {
    const [start] = timesAt(new Date(date.getTime() + timeOfDay), timeZone);
    if (start === undefined || (until !== undefined && start > until) || starts.length >= times) {
      break;
    }
    if (starts.length === mostOccurrences) {
      return { starts, hasMore: true };
    }
    starts.push(start);
  }
  return { starts, hasMore: false };
}

/** The days of a series, from the first one on, without an end. */
function* daysOf(rule: RecurrenceRule, first: WallClock): Generator<WallClock> {
  const { unit, interval, weekdays } = rule;
  if (unit === 'month') {
    yield* daysOfMonths(rule, first);
    return;
  }
  if (unit === 'day') {
    for (let time = first.getTime(); ; time += interval * day) {
      yield new Date(time);
    }
  }
  const sunday = first.getTime() - first.getUTCDay() * day;
  // Zoom's default is Sunday.
  const days = (weekdays.length === 0 ? [0] : weekdays).toSorted((a, b) => a - b);
  for (let week = sunday; ; week += interval * 7 * day) {
    for (const weekday of days) {
      const time = week + weekday * day;
      if (time >= first.getTime()) {
        yield new Date(time);
      }
    }
  }
}

function* daysOfMonths(rule: RecurrenceRule, first: WallClock): Generator<WallClock> {
  for (let index = 0; index < mostMonths; index++) {
    const month = first.getUTCMonth() + index * rule.interval;
    const date = dayOfMonth(rule, first.getUTCFullYear(), month);
    if (date !== undefined && date >= first) {
      yield date;
    }
  }
}

/** @returns `undefined` if the month has no such day */
function dayOfMonth(
  { monthDay = 1, monthWeek }: RecurrenceRule,
  year: number,
  month: number,
): WallClock | undefined {
  const first = Date.UTC(year, month, 1);
  const last = Date.UTC(year, month + 1, 0);
  if (monthWeek === undefined) {
    const date = first + (monthDay - 1) * day;
    return date <= last ? new Date(date) : undefined;
  }
  const { week, weekday } = monthWeek;
  if (week === -1) {
    return new Date(last - ((new Date(last).getUTCDay() - weekday + 7) % 7) * day);
  }
  const offset = (weekday - new Date(first).getUTCDay() + 7) % 7;
  return new Date(first + (offset + (week - 1) * 7) * day);
}
