import { parseTimeSpan, timeSpanPattern } from '../duration';
import { day, isSkipped, startOfDay, timesAt, wallClockAt } from '../wallClock';
import {
  certain,
  minute,
  type StartReading,
  type StartRefusal,
  type StartText,
  type ZonedContext,
} from './startText';
import { suggestTimes } from './suggestTimes';
import { readWords } from './wordsStart';

/** Reads how far a start is from now, or from the start of the meeting that is edited. */
export function readRelative(
  words: string,
  context: ZonedContext,
): StartText | StartRefusal | undefined {
  const fromNow = new RegExp(
    `^(?:in (${timeSpanPattern})|(${timeSpanPattern}) from now)$`,
    'i',
  ).exec(words);
  const span = parseTimeSpan(fromNow?.[1] ?? fromNow?.[2] ?? '');
  if (span !== undefined) {
    // Days alone leave the time of day open, which chrono reads.
    return span.minutes === 0 ? undefined : certain(after(context.now, span, context));
  }
  const moved = new RegExp(`^(${timeSpanPattern}) (later|earlier|ago)(?:,? (.+))?$`, 'i').exec(
    words,
  );
  const by = parseTimeSpan(moved?.[1] ?? '');
  const [direction = '', rest] = moved?.slice(2) ?? [];
  if (by === undefined) {
    return undefined;
  }
  const sign = direction.toLowerCase() === 'later' ? 1 : -1;
  const isFromMeeting = direction.toLowerCase() !== 'ago';
  const base = (isFromMeeting ? context.meetingStart : undefined) ?? context.now;
  const readings = after(base, { days: sign * by.days, minutes: sign * by.minutes }, context);
  if (by.minutes > 0 || (rest === undefined && base !== context.now)) {
    return rest === undefined
      ? { ...certain(readings), dependsOnMeeting: isFromMeeting }
      : undefined;
  }
  const [other] = readings;
  const meetingStart = other?.start ?? base;
  return rest === undefined
    ? {
        ...suggestTimes(
          [{ day: startOfDay(wallClockAt(meetingStart, context.timeZone)) }],
          context,
        ),
        dependsOnMeeting: isFromMeeting,
      }
    : readWords(rest, { ...context, meetingStart });
}

/** Returns the time that is so many days later, on the same time of day, and then so many minutes. */
function after(
  from: Date,
  { days, minutes }: { days: number; minutes: number },
  { timeZone }: ZonedContext,
): StartReading[] {
  const wall = new Date(wallClockAt(from, timeZone).getTime() + days * day);
  const starts = days === 0 ? [from] : timesAt(wall, timeZone);
  const skipped = days !== 0 && isSkipped(wall, timeZone) ? { isSkipped: true as const } : {};
  return starts.map((start) => ({
    start: new Date(start.getTime() + minutes * minute),
    ...skipped,
  }));
}
