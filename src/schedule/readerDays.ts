import type { RecurrenceRule } from './recurrence';
import { day, localTimeZone, startOfDay, wallClockAt } from './wallClock';

/** A recurrence and the time zones that its days count in. */
export interface ReaderRecurrence {
  rule: RecurrenceRule;
  /** The meeting's time zone if the days of the rule can only be given in it; IANA. */
  daysIn: string | undefined;
  /** The time zone that `rule.until` counts in; the machine's own if it is unknown. */
  endsIn: string | undefined;
}

/**
 * Gives a recurrence the days of the reader. Zoom's count in the meeting's time zone: a series on
 * Monday evening in Los Angeles is on Tuesday for a reader in Tokyo, beside whose dates "on Monday"
 * would be wrong. The days of the month cannot be moved like that, nor days that move only in a part of
 * the year, because the clocks change; those stay as they are, and the zone has to be named.
 *
 * @param starts when occurrences start, as many as are known
 * @param zone the meeting's time zone; an unknown one is left out of account
 */
export function toReaderDays(
  rule: RecurrenceRule,
  starts: readonly Date[],
  zone: string | undefined,
): ReaderRecurrence {
  const shifts =
    zone === undefined ? [] : [...new Set(starts.map((start) => shiftAt(start, zone)))];
  const [shift] = shifts;
  if (zone === undefined || shift === undefined || shifts.some(Number.isNaN)) {
    return { rule, daysIn: undefined, endsIn: zone };
  }
  if (shifts.length > 1) {
    return { rule, daysIn: namesDays(rule) ? zone : undefined, endsIn: zone };
  }
  const moved: RecurrenceRule = {
    ...rule,
    weekdays: moveWeekdays(rule.weekdays, shift),
    until: rule.until && lastDay(rule.until, zone, shift),
  };
  const isFixed = shift !== 0 && rule.unit === 'month' && namesDays(rule);
  return { rule: moved, daysIn: isFixed ? zone : undefined, endsIn: 'UTC' };
}

/** How many days later it is for the reader than in a zone, -1 to 1; NaN if the zone is unknown. */
function shiftAt(time: Date, zone: string): number {
  const [reader, meeting] = [localTimeZone(), zone].map((name) =>
    startOfDay(wallClockAt(time, name)).getTime(),
  );
  return ((reader ?? NaN) - (meeting ?? NaN)) / day;
}

function namesDays({ weekdays, monthDay, monthWeek }: RecurrenceRule): boolean {
  return weekdays.length > 0 || monthDay !== undefined || monthWeek !== undefined;
}

/** Monday first, as in {@link RecurrenceRule}. */
function moveWeekdays(weekdays: readonly number[], shift: number): number[] {
  return weekdays
    .map((weekday) => (weekday + shift + 7) % 7)
    .sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
}

/** Noon in UTC on the reader's last day. */
function lastDay(until: Date, zone: string, shift: number): Date {
  return new Date(startOfDay(wallClockAt(until, zone)).getTime() + (shift + 0.5) * day);
}
