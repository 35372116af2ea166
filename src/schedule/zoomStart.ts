import { tzOffset } from '@date-fns/tz';
import { findListedTimeZone, toIntlTimeZone } from '../zoom/timeZones';
import { toZoomTime } from './scheduledMeeting';
import { day, timesAt, wallClockAt } from './wallClock';

/** When a meeting starts, as requests to Zoom say it. */
export interface ZoomStart {
  /** `yyyy-MM-ddTHH:mm:ss` in `timezone`, or the same with a `Z` in UTC. */
  start_time: string;
  /** A time zone that Zoom lists; `UTC` for a time with a `Z`. */
  timezone: string;
}

/** Why a series cannot be scheduled in a time zone. */
export type SeriesProblem =
  /** Zoom does not list the zone, and its clocks change. */
  | 'clocksChange'
  /** Zoom does not list the zone, and it is another day there than in UTC. */
  | 'otherDay'
  /** The clocks are set back over the time of the first occurrence. */
  | 'shownTwice';

/** How far ahead the clocks of a time zone are looked at: longer than Zoom keeps occurrences of a weekly series. */
const lookAhead = 2 * 366 * day;

/**
 * Writes a start as Zoom reads it without doubt: in local time with the zone, or in UTC. UTC it is if
 * Zoom does not list the zone, and if the clocks there show the time twice (Zoom API, "Create a
 * meeting", `start_time` and `timezone`).
 *
 * @param timeZone an IANA zone, or one that Zoom lists
 */
export function toZoomStart(start: Date, timeZone: string): ZoomStart {
  const listed = findListedTimeZone(timeZone);
  return (
    (listed === undefined ? undefined : localStart(start, listed)) ?? {
      start_time: toZoomTime(start),
      timezone: 'UTC',
    }
  );
}

/**
 * Writes the new start of a meeting that stays in its time zone: in local time, or in UTC without a
 * zone, which a change leaves as it is.
 *
 * @param timeZone the zone as Zoom has named it, which need not be known to be listed
 */
export function toStartInSameZone(
  start: Date,
  timeZone: string,
): ZoomStart | Pick<ZoomStart, 'start_time'> {
  return localStart(start, timeZone) ?? { start_time: toZoomTime(start) };
}

/** A start in local time; `undefined` in UTC, and if the clocks do not show the time once. */
function localStart(start: Date, timezone: string): ZoomStart | undefined {
  const zone = toIntlTimeZone(timezone);
  return timezone === 'UTC' || !isShownOnce(start, zone)
    ? undefined
    : { start_time: wallClockAt(start, zone).toISOString().slice(0, 19), timezone };
}

/** Whether the clocks in a zone show a time, to the second, once; `false` for a zone that is unknown. */
function isShownOnce(time: Date, zone: string): boolean {
  return isKnownZone(zone) && timesAt(toSecond(wallClockAt(time, zone)), zone).length === 1;
}

/** Whether this machine knows the clocks of a time zone. */
function isKnownZone(timeZone: string): boolean {
  return !Number.isNaN(tzOffset(toIntlTimeZone(timeZone), new Date(0)));
}

/**
 * Reads a start that was written for Zoom.
 *
 * @returns `undefined` if there is none, or it is local time in a zone that is unknown
 */
export function readZoomStart({
  start_time: text,
  timezone,
}: {
  start_time?: string | null;
  timezone?: string | null;
}): Date | undefined {
  if (text === undefined || text === null || text === '') {
    return undefined;
  }
  if (/Z$/i.test(text)) {
    const time = new Date(text);
    return Number.isNaN(time.getTime()) ? undefined : time;
  }
  const wall = new Date(`${text}Z`);
  return Number.isNaN(wall.getTime()) || timezone === undefined || timezone === null
    ? undefined
    : isKnownZone(timezone)
      ? timesAt(wall, toIntlTimeZone(timezone))[0]
      : undefined;
}

/**
 * Finds out why a series cannot start at a time in a time zone. In UTC, a series would move by an hour
 * when the clocks of a zone are changed, and take place on other days where it is not the same day.
 *
 * @returns `undefined` if it can
 */
export function seriesProblem(start: Date, timeZone: string): SeriesProblem | undefined {
  const zone = toIntlTimeZone(timeZone);
  if (findListedTimeZone(timeZone) !== undefined) {
    return isShownOnce(start, zone) || !isKnownZone(zone) ? undefined : 'shownTwice';
  }
  const offset = tzOffset(zone, start);
  for (let ms = 0; ms <= lookAhead; ms += 7 * day) {
    if (tzOffset(zone, new Date(start.getTime() + ms)) !== offset) {
      return 'clocksChange';
    }
  }
  return wallClockAt(start, zone).getUTCDate() === start.getUTCDate() ? undefined : 'otherDay';
}

function toSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1_000) * 1_000);
}
