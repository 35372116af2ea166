/** A month of the reader's calendar, as the number of months since year 0. */
export type Month = number;

/** UTC days, `yyyy-MM-dd`, both inclusive. */
export interface DayRange {
  from: string;
  to: string;
}

const day = 24 * 3_600_000;

/** Zoom gives at most a month of recordings at once: the shortest that spans two dates of one month. */
const longestRange = 30 * day;

/** The month of a date, in the reader's time zone. */
export function monthOf(date: Date): Month {
  return date.getFullYear() * 12 + date.getMonth();
}

/** The first instant of a month in the reader's time zone. */
export function startOfMonth(month: Month): Date {
  return new Date(Math.floor(month / 12), month % 12, 1);
}

/**
 * The UTC days that a month of the reader's calendar has a part of, up to today, in as few ranges as
 * Zoom takes; the latest first. None for a month to come.
 */
export function utcRangesOf(month: Month, now: Date): DayRange[] {
  const first = utcDay(startOfMonth(month).getTime());
  const last = utcDay(Math.min(startOfMonth(month + 1).getTime() - 1, now.getTime()));
  const ranges: DayRange[] = [];
  for (let to = last; to >= first;) {
    const from = Math.max(first, to - longestRange);
    ranges.push({ from: isoDay(from), to: isoDay(to) });
    to = from - day;
  }
  return ranges;
}

function utcDay(ms: number): number {
  return Math.floor(ms / day) * day;
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
