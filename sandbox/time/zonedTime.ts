import { day, hour, minute } from './isoTime.ts';
import { ianaTimeZone } from './timeZones.ts';

/** A local date and time; `month` is 1 to 12. */
interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The local time in `zone` at an instant. */
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
 * The instant of a local time in `zone`. A time that daylight saving skips becomes an hour later;
 * of a time that it repeats, the first is meant.
 */
export function utcFromWall(wall: WallTime, zone: string): number {
  const asUtc = wallAsUtc(wall);
  const offsets = [asUtc - day, asUtc + day].map((near) => offsetAt(near, zone));
  const candidates = offsets.map((offset) => asUtc - offset);
  const exact = candidates.find((candidate) => wallAsUtc(wallTime(candidate, zone)) === asUtc);
  return exact ?? Math.max(...candidates);
}

/** A time of day, `days` after a given day. */
interface DayTime {
  readonly days: number;
  readonly hours: number;
  readonly minutes?: number;
}

/** The instant of a time of day in `zone`, counted from the day of `utcMs`. */
export function atLocalTime(
  utcMs: number,
  zone: string,
  { days, hours, minutes = 0 }: DayTime,
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

/** The next time (at or after `utcMs`) that it is `hours`:00 in `zone`. */
export function nextLocalTime(utcMs: number, zone: string, hours: number): number {
  const today = atLocalTime(utcMs, zone, { days: 0, hours });
  return today >= utcMs ? today : atLocalTime(utcMs, zone, { days: 1, hours });
}

/** `ms` rounded down to a multiple of `stepMinutes`. */
export function roundDown(ms: number, stepMinutes: number): number {
  const step = stepMinutes * minute;
  return Math.floor(ms / step) * step;
}

/** `ms` rounded up to a multiple of `stepMinutes`. */
export function roundUp(ms: number, stepMinutes: number): number {
  const step = stepMinutes * minute;
  return Math.ceil(ms / step) * step;
}

/** The hours since midnight in `zone`, with fraction. */
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
