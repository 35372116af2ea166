import { day } from '../wallClock';
import { type Components, dayOf } from './components';
import {
  hour,
  minute,
  type PartOfDay,
  partsOfDay,
  refuse,
  type StartRefusal,
  type TimeOfDay,
} from './startText';

/** How long a meeting that goes on after midnight may be if the day of its end is not named, in ms. */
const longestOvernight = 12 * hour;

const dayName =
  /\b(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|today|tomorrow|tonight)\b/gi;

/**
 * Returns the times of day that a text can mean; `undefined` if it contradicts itself.
 *
 * An hour from 1 to 6 without "am", "pm" or a leading zero is in the afternoon rather than at night;
 * one from 7 to 11 is in the morning, as on a clock with 24 hours.
 */
export function timesOfDay(
  text: string,
  start: Components,
  end: Components | undefined,
): TimeOfDay[] | StartRefusal | undefined {
  const hours = hoursOf(text, start);
  if (hours === undefined || end === undefined) {
    return hours?.map(({ value, isLikely }) => ({ ms: msOf(start, value), isLikely }));
  }
  if (!end.isCertain('hour')) {
    return undefined;
  }
  const apart =
    dayOf(end).getTime() +
    msOf(end, end.get('hour') ?? 0) -
    dayOf(start).getTime() -
    msOf(start, start.get('hour') ?? 0);
  const endHour = end.get('hour') ?? 0;
  const isEndFixed = isHourFixed(text, end);
  // "11 to 1pm" is in the middle of the day, so an hour without its half is the one closest to the end.
  const candidates =
    isEndFixed && !isHourFixed(text, start)
      ? bothHalves(start.get('hour') ?? 0).map((value) => ({ value, isLikely: true }))
      : hours;
  const times = candidates.map(({ value, isLikely }) => {
    const ms = msOf(start, value);
    const lengths = (isEndFixed ? [endHour] : bothHalves(endHour)).map(
      (each) => (((msOf(end, each) - ms) % day) + day) % day,
    );
    return { ms, isLikely, length: Math.min(...lengths) };
  });
  const found =
    candidates === hours ? times : times.sort((a, b) => a.length - b.length).slice(0, 1);
  if (apart > day) {
    // chrono takes an end before the start for one in the next year.
    const isInNextYear = !end.isCertain('year') && apart > 180 * day;
    return refuse(isInNextYear ? 'endsBeforeStart' : 'tooLong');
  }
  const isEndDayNamed = (text.match(dayName) ?? []).length > 1;
  return apart <= 0 ||
    found.some(
      ({ ms, length }) =>
        length === 0 || (!isEndDayNamed && length > longestOvernight && (ms % day) + length > day),
    )
    ? refuse('endsBeforeStart')
    : found;
}

function bothHalves(value: number): number[] {
  return [value % 12, (value % 12) + 12];
}

function msOf(time: Components, hours: number): number {
  return hours * hour + (time.get('minute') ?? 0) * minute + (time.get('second') ?? 0) * 1_000;
}

/** Whether an hour is certainly before or after noon. */
function isHourFixed(text: string, time: Components): boolean {
  const value = time.get('hour') ?? 0;
  return (
    time.isCertain('meridiem') ||
    value === 0 ||
    new RegExp(`(?<![\\d:.])0${value}(?!\\d)`).test(text)
  );
}

function hoursOf(
  text: string,
  start: Components,
): { value: number; isLikely: boolean }[] | undefined {
  const value = start.get('hour') ?? 0;
  const likely = (...hours: number[]) => hours.map((each) => ({ value: each, isLikely: true }));
  const part = partOfDayIn(start);
  const isAtNight = part === 'evening' || /\bat night\b/i.test(text);
  if (start.tags().has('casualReference/midnight') || (value === 12 && isAtNight)) {
    // Friday's midnight is the one at its start or the one at its end; tonight's is at the end.
    return part === 'evening' ? likely(24) : likely(0, 24);
  }
  if (part !== undefined) {
    const { from, to } = partsOfDay[part];
    return value >= from && value <= to ? likely(value) : undefined;
  }
  if (/\bin the morning\b/i.test(text) && value >= 12) {
    return undefined;
  }
  if (isHourFixed(text, start) || value >= 12) {
    return likely(value);
  }
  if (value <= 6) {
    return likely(value + 12, value);
  }
  const hasMinutes = new RegExp(`(?<!\\d)${value}[:.]\\d\\d`).test(text);
  return [
    { value, isLikely: true },
    ...(hasMinutes ? [] : [{ value: value + 12, isLikely: false }]),
  ];
}

/** The part of the day that a text names. */
export function partOfDayIn(time: Components): PartOfDay | undefined {
  const tags = time.tags();
  return tags.has('casualReference/tonight') || tags.has('casualReference/evening')
    ? 'evening'
    : (['morning', 'afternoon'] as const).find((part) => tags.has(`casualReference/${part}`));
}
