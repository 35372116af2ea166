/** The longest time before a meeting at which it can be reminded of, in minutes: a day. */
const longest = 1_440;

/** How many reminders a meeting can have. */
const most = 10;

/**
 * Reads when to remind of a meeting from a setting that people write by hand.
 *
 * @returns minutes before the start, the longest first, each once; what is none is left out
 */
export function usableReminderMinutes(setting: unknown): number[] {
  const values: unknown[] = Array.isArray(setting) ? setting : [];
  const marks = values
    .filter((value) => typeof value === 'number' && value >= 0 && value <= longest)
    .map((value) => Math.round(Number(value)));
  return [...new Set(marks)].sort((a, b) => b - a).slice(-most);
}
