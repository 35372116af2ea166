import { parse } from 'chrono-node/en';
import type { WallClock } from '../wallClock';
import { type Components, dayOf } from './components';
import { partOfDayIn, timesOfDay } from './timesOfDay';
import { isRefusal, refuse, type DayAndTimes, type StartRefusal } from './startText';

/**
 * Reads a text with chrono. chrono computes with this machine's clock, so it gets a noon of this machine,
 * which exists on every day, and only what it read itself is taken from its result.
 *
 * @param today the day that words such as "tomorrow" are relative to
 */
export function interpretWords(
  text: string,
  today: WallClock,
): DayAndTimes | StartRefusal | undefined {
  const noon = new Date(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 12);
  const [result, another] = parse(text, noon);
  if (
    result === undefined ||
    another !== undefined ||
    !isFiller(text.replace(result.text, ' ')) ||
    /\bweek(?:end|day)s?\b/i.test(text)
  ) {
    return undefined;
  }
  const { start, end } = result;
  const named = namedPart(start);
  // These have the time of this machine's clock.
  if (named === undefined || start.tags().has('result/relativeDateAndTime')) {
    return undefined;
  }
  const date = named === 'nothing' ? today : dayOf(start);
  const isOtherWeekday =
    named !== 'weekday' && start.isCertain('weekday') && start.get('weekday') !== date.getUTCDay();
  if (isOtherWeekday) {
    return refuse('otherWeekday');
  }
  const times = start.isCertain('hour') ? timesOfDay(text, start, end ?? undefined) : [];
  if (times !== undefined && isRefusal(times)) {
    return times;
  }
  const partOfDay = partOfDayIn(start);
  const saysNothing = named === 'nothing' && times?.length === 0 && partOfDay === undefined;
  const isRangeOfDays = times?.length === 0 && end != null;
  return times === undefined || saysNothing || isRangeOfDays
    ? undefined
    : {
        text,
        day: date,
        named,
        times,
        partOfDay,
        offset: start.isCertain('timezoneOffset')
          ? (start.get('timezoneOffset') ?? undefined)
          : undefined,
      };
}

/** Which part of a date is named; `undefined` if it is less than a day, such as a month. */
function namedPart(start: Components): DayAndTimes['named'] | undefined {
  if (start.isCertain('day')) {
    return start.isCertain('year') ? 'day' : 'dayWithoutYear';
  }
  if (start.isCertain('month') || start.isCertain('year')) {
    return undefined;
  }
  return start.isCertain('weekday') ? 'weekday' : 'nothing';
}

/**
 * Whether what was not read of a text says nothing. Else it may have been the day, the zone or the
 * half of a time, and what was read would be another time than the one that was meant.
 */
function isFiller(rest: string): boolean {
  return !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:at|on|by|from|the|o'clock)\b/giu, ''));
}
