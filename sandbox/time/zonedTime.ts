import { day, hour, minute } from './isoTime.ts';
import { ianaTimeZone } from './timeZones.ts';

/** A date and time of day as a clock on the wall shows them; `month` is 1 to 12. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What a clock on the wall in `zone` shows at an instant. */
export function wallTime(utcMs: number, zone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: ianaTimeZone(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(utcMs);
  const read = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

/**
 * The instant at which a clock on the wall in `zone` shows `wall`. A time that daylight saving
 * skips comes out an hour later, one that it repeats as the first of the two.
 */
export function utcFromWall(wall: WallTime, zone: string): number {
  const asUtc = wallAsUtc(wall);
  const offsets = [asUtc - day, asUtc + day].map((near) => offsetAt(near, zone));
  const candidates = offsets.map((offset) => asUtc - offset);
  const exact = candidates.find((candidate) => wallAsUtc(wallTime(candidate, zone)) === asUtc);
  return exact ?? Math.max(...candidates);
}

/** The instant of `hours`:`minutes` on the day that is `days` after the one of `utcMs` in `zone`. */
export function atLocalTime(
  utcMs: number,
  zone: string,
  days: number,
  hours: number,
  minutes = 0,
): number {
  const today = wallTime(utcMs, zone);
  const date = new Date(Date.UTC(today.year, today.month - 1, today.day) + days * day);
  return utcFromWall(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: hours,
      minute: minutes,
      second: 0,
    },
    zone,
  );
}

/** The first instant not before `utcMs` at which it is `hours`:00 in `zone`. */
export function nextLocalTime(utcMs: number, zone: string, hours: number): number {
  const today = atLocalTime(utcMs, zone, 0, hours);
  return today >= utcMs ? today : atLocalTime(utcMs, zone, 1, hours);
}

export function roundDown(ms: number, stepMinutes: number): number {
  const step = stepMinutes * minute;
  return Math.floor(ms / step) * step;
}

export function roundUp(ms: number, stepMinutes: number): number {
  const step = stepMinutes * minute;
  return Math.ceil(ms / step) * step;
}

/** Hours (with fraction) since midnight in `zone`. */
export function hourOfDay(utcMs: number, zone: string): number {
  const wall = wallTime(utcMs, zone);
  return (wall.hour * hour + wall.minute * minute) / hour;
}

function wallAsUtc(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

function offsetAt(utcMs: number, zone: string): number {
  return wallAsUtc(wallTime(utcMs, zone)) - Math.floor(utcMs / 1000) * 1000;
}
