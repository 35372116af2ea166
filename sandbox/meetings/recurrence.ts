import type { Recurrence } from '../api/meetingSchemas.ts';
import { day } from '../time/isoTime.ts';
import { utcFromWall, wallTime } from '../time/zonedTime.ts';

/** Zoom's limit on the occurrences of a recurring meeting. */
const maxOccurrences = 50;

/**
 * The starts (ms) of a recurring meeting's occurrences, at most 50: none is before `startMs`, and
 * all are at the same time of day in `zone`.
 */
export function occurrenceStarts(recurrence: Recurrence, startMs: number, zone: string): number[] {
  const start = wallTime(startMs, zone);
  const firstDate = Date.UTC(start.year, start.month - 1, start.day);
  const lastMs = recurrence.end_date_time ? Date.parse(recurrence.end_date_time) : Infinity;
  const requested = recurrence.end_date_time ? 0 : (recurrence.end_times ?? 1);
  const count = requested === 0 ? maxOccurrences : Math.min(requested, maxOccurrences);
  const starts: number[] = [];
  for (const date of candidateDates(recurrence, firstDate)) {
    const on = new Date(date);
    const occurrenceMs = utcFromWall(
      {
        ...start,
        year: on.getUTCFullYear(),
        month: on.getUTCMonth() + 1,
        day: on.getUTCDate(),
      },
      zone,
    );
    if (occurrenceMs > lastMs || starts.length === count) break;
    starts.push(occurrenceMs);
  }
  return starts;
}

/** An endless series of dates (as UTC midnights), starting at `firstDate`. */
function* candidateDates(recurrence: Recurrence, firstDate: number): Generator<number> {
  const interval = recurrence.repeat_interval ?? 1;
  if (recurrence.type === 1) {
    for (let date = firstDate; ; date += interval * day) yield date;
  }
  if (recurrence.type === 2) {
    const weekdays = (recurrence.weekly_days ?? '1').split(',').map((number) => Number(number) - 1);
    const sorted = [...new Set(weekdays)].sort((a, b) => a - b);
    const sunday = firstDate - new Date(firstDate).getUTCDay() * day;
    for (let week = sunday; ; week += interval * 7 * day) {
      yield* sorted.map((weekday) => week + weekday * day).filter((date) => date >= firstDate);
    }
  }
  const first = new Date(firstDate);
  for (let month = first.getUTCMonth(); ; month += interval) {
    const date = dateInMonth(recurrence, first.getUTCFullYear(), month);
    if (date !== undefined && date >= firstDate) yield date;
  }
}

/** The date of a monthly meeting in one month; undefined if that month lacks it (the 31st). */
function dateInMonth(recurrence: Recurrence, year: number, month: number): number | undefined {
  const firstOfMonth = Date.UTC(year, month, 1);
  const lastOfMonth = Date.UTC(year, month + 1, 0);
  const { monthly_week: week, monthly_week_day: weekday } = recurrence;
  if (week === undefined || weekday === undefined) {
    const date = firstOfMonth + ((recurrence.monthly_day ?? 1) - 1) * day;
    return date <= lastOfMonth ? date : undefined;
  }
  if (week === -1) {
    const back = (new Date(lastOfMonth).getUTCDay() - (weekday - 1) + 7) % 7;
    return lastOfMonth - back * day;
  }
  const forward = (weekday - 1 - new Date(firstOfMonth).getUTCDay() + 7) % 7;
  return firstOfMonth + (forward + (week - 1) * 7) * day;
}
