import { tzOffset } from '@date-fns/tz';

/**
 * What a clock on the wall shows: a `Date` whose UTC fields are the local date and time of day. Unlike
 * the local fields of a `Date`, it does not depend on this machine's time zone.
 */
export type WallClock = Date;

const minute = 60_000;

/** The length of a day on the wall clock, in ms. */
export const day = 24 * 60 * minute;

/** Returns this machine's IANA zone; UTC if the platform cannot name it. */
export function localTimeZone(): string {
  return (
    (Intl.DateTimeFormat().resolvedOptions() as { timeZone: string | undefined }).timeZone ?? 'UTC'
  );
}

/** Returns what the clocks in an IANA zone show at some point in time. */
export function wallClockAt(time: Date, zone: string): WallClock {
  return new Date(time.getTime() + tzOffset(zone, time) * minute);
}

/** Returns the midnight with which the day of a wall clock begins. */
export function startOfDay(wall: WallClock): WallClock {
  return new Date(Math.floor(wall.getTime() / day) * day);
}

/**
 * Returns when the clocks in a zone show a time: usually once, and twice if they were set back over it.
 * A time that they skip counts from the offset before the change (RFC 5545, 3.3.5), so it is as much
 * later as the clocks are set forward.
 */
export function timesAt(wall: WallClock, zone: string): Date[] {
  const offsets = [-day, day].map((ms) => tzOffset(zone, new Date(wall.getTime() + ms)));
  const times = [...new Set(offsets)].map((offset) => new Date(wall.getTime() - offset * minute));
  const shown = times.filter((time) => wallClockAt(time, zone).getTime() === wall.getTime());
  return (shown.length > 0 ? shown : times.slice(0, 1)).sort((a, b) => a.getTime() - b.getTime());
}

/** Whether the clocks in a zone never show a time, because they are set forward over it. */
export function isSkipped(wall: WallClock, zone: string): boolean {
  return timesAt(wall, zone).every((time) => wallClockAt(time, zone).getTime() !== wall.getTime());
}

/**
 * Returns the times next to one that the clocks in a zone skip: as much earlier as they are set forward,
 * and as much later.
 *
 * @param later what {@link timesAt} returns for the time
 */
export function timesAroundSkipped(later: Date, zone: string): [earlier: Date, later: Date] {
  const dayBefore = new Date(later.getTime() - day);
  const setForward = tzOffset(zone, later) - tzOffset(zone, dayBefore);
  return [new Date(later.getTime() - setForward * minute), later];
}

/** A time in ISO 8601 with the offset of a zone, to the second. */
export function toIsoWithOffset(time: Date, zone: string): string {
  const offset = tzOffset(zone, time);
  const twoDigits = (value: number) => String(Math.trunc(value)).padStart(2, '0');
  const local = wallClockAt(time, zone).toISOString().slice(0, 19);
  const size = Math.abs(offset);
  return `${local}${offset < 0 ? '-' : '+'}${twoDigits(size / 60)}:${twoDigits(size % 60)}`;
}

/** Whether the clocks in an IANA zone show the same time of day at two points in time, to the minute. */
export function isSameTimeOfDay(one: Date, other: Date, zone: string): boolean {
  const timeOfDay = (time: Date) => {
    const wall = wallClockAt(time, zone).getTime();
    return Math.floor((((wall % day) + day) % day) / minute);
  };
  return timeOfDay(one) === timeOfDay(other);
}
