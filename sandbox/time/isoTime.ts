/** Durations in milliseconds. */
export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

/** An instant in Zoom's format: UTC, whole seconds, `2026-11-22T09:30:00Z`. */
export function isoSeconds(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** The UTC date of an instant, `2026-11-22`. */
export function isoDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The start of the next UTC day, when Zoom's daily limits reset. */
export function nextUtcMidnight(ms: number): number {
  return Math.floor(ms / day) * day + day;
}

/** The same UTC day of the month and time `months` earlier, or the last day of a shorter month. */
export function monthsBefore(ms: number, months: number): number {
  const date = new Date(ms);
  const lastDay = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - months + 1, 0),
  ).getUTCDate();
  const dayOfMonth = Math.min(date.getUTCDate(), lastDay);
  return new Date(ms).setUTCFullYear(
    date.getUTCFullYear(),
    date.getUTCMonth() - months,
    dayOfMonth,
  );
}
