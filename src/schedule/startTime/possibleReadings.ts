import { longestDuration } from '../duration';
import { day, isSkipped, startOfDay, timesAt, wallClockAt } from '../wallClock';
import { interpretWords } from './interpretWords';
import {
  hour,
  isRefusal,
  minute,
  type DayAndTimes,
  type StartReading,
  type StartRefusal,
  type TimeOfDay,
  type ZonedContext,
} from './startText';

/** One time that a text can mean, and whether it is what the text says at first sight. */
export interface PossibleReading extends StartReading {
  isLikely: boolean;
}

/** Applies the time zone, and drops times that have passed if another one has not. */
export function possibleReadings(read: DayAndTimes, context: ZonedContext): PossibleReading[] {
  const { now } = context;
  const all =
    read.named === 'nothing'
      ? readingsWithoutDay(read, context)
      : read.times.flatMap((time) => readingsOn(read, time, context));
  return all.some(({ start, isLikely }) => isLikely && start >= now)
    ? all.filter(({ start }) => start >= now)
    : all;
}

/** A time without a day is on the day of the meeting that is edited, or it is the next such time. */
function readingsWithoutDay(read: DayAndTimes, context: ZonedContext): PossibleReading[] {
  const { now, timeZone, meetingStart } = context;
  const base = startOfDay(wallClockAt(meetingStart ?? now, timeZone));
  if (meetingStart !== undefined && read.offset === undefined) {
    return read.times.flatMap((time) => readingsOn({ ...read, day: base }, time, context));
  }
  // In the zone that the text names it can be the day before or after.
  const days = [-day, 0, day].flatMap((ms) =>
    accepted(interpretWords(read.text, new Date(base.getTime() + ms))),
  );
  return read.times.flatMap((_, index) => {
    const starts = days.flatMap((each) => {
      const time = each.times[index];
      return time === undefined ? [] : readingsOn(each, time, context);
    });
    if (meetingStart !== undefined) {
      return starts.filter(
        ({ start }) => startOfDay(wallClockAt(start, timeZone)).getTime() === base.getTime(),
      );
    }
    const next = starts.find(({ start }) => start >= now)?.start.getTime() ?? Infinity;
    // The clocks can show the next such time twice.
    return starts.filter(
      ({ start }) => start.getTime() >= next && start.getTime() < next + 3 * hour,
    );
  });
}

function readingsOn(
  read: DayAndTimes,
  { ms, isLikely, length }: TimeOfDay,
  context: ZonedContext,
): PossibleReading[] {
  const starts = timesOn(read, ms, context);
  const skipped = isSkippedOn(read, ms, context) ? { isSkipped: true as const } : {};
  if (length === undefined) {
    return starts.map((start) => ({ start, isLikely, ...skipped }));
  }
  const ends = timesOn(read, ms + length, context);
  return starts.flatMap((start) => {
    const later = ends.filter((each) => each > start);
    // If the clocks show the start twice too, a short meeting is likelier than one that is an hour longer.
    return (starts.length > 1 ? later.slice(0, 1) : later)
      .map((end) => (end.getTime() - start.getTime()) / minute)
      .filter(
        (duration) => Number.isInteger(duration) && duration >= 1 && duration <= longestDuration,
      )
      .map((duration) => ({ start, duration, isLikely, ...skipped }));
  });
}

/** Returns when it is so many ms after the start of a day, in the zone that the text names. */
export function timesOn(
  { day: date, offset }: DayAndTimes,
  ms: number,
  { timeZone }: ZonedContext,
): Date[] {
  const wall = new Date(date.getTime() + ms);
  return offset === undefined
    ? timesAt(wall, timeZone)
    : [new Date(wall.getTime() - offset * minute)];
}

/** Whether the clocks of the reader's zone skip the time. */
function isSkippedOn(read: DayAndTimes, ms: number, { timeZone }: ZonedContext): boolean {
  return read.offset === undefined && isSkipped(new Date(read.day.getTime() + ms), timeZone);
}

function accepted(read: DayAndTimes | StartRefusal | undefined): DayAndTimes[] {
  return read === undefined || isRefusal(read) ? [] : [read];
}

/** The same readings, each time with each duration once. */
export function uniqueReadings(readings: readonly StartReading[]): StartReading[] {
  const byTime = new Map(
    readings.map((each) => [`${each.start.getTime()} ${each.duration ?? ''}`, each]),
  );
  return [...byTime.values()].map(({ start, duration, isSkipped: skipped }) => ({
    start,
    ...(duration !== undefined && { duration }),
    ...(skipped && { isSkipped: skipped }),
  }));
}
