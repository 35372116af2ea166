// What numbers and times from outside may be. Beyond these, adding two of them gives no date any more,
// and a timer that waits for one fires at once.

/** The times that Zoom can mean, in ms since 1970: from 2011, when Zoom was founded, to 2199. */
const [earliest, latest] = [Date.UTC(2011, 0, 1), Date.UTC(2200, 0, 1)];

/** The longest duration, in Zoom's minutes or seconds: three years if these are seconds. */
const longestDuration = 100_000_000;

/** Whether a time is one that Zoom can mean; in ms since 1970. */
export function isPlausibleTime(ms: number): boolean {
  return ms >= earliest && ms < latest;
}

/** Whether a number can be how long something takes, in minutes or seconds. */
export function isPlausibleDuration(value: number): boolean {
  return value >= 0 && value <= longestDuration;
}

/** The number within limits that is nearest to a number; `least` for what is not a number. */
export function clamp(value: number, least: number, most: number): number {
  return Number.isNaN(value) ? least : Math.min(Math.max(value, least), most);
}
