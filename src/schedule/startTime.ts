import { parse } from 'chrono-node/en';
import { longestDuration, parseDuration, parseTimeSpan, timeSpanPattern } from './duration';
import { spellDates } from './numericDates';
import { day, localTimeZone, startOfDay, timesAt, wallClockAt, type WallClock } from './wallClock';

/** One time that a text can mean. */
export interface StartReading {
  start: Date;
  /** Minutes, if the text says how long or until when. */
  duration?: number;
}

/** What a text says about a start: one or several times, or a day without a time of day. */
export type StartText =
  | {
      kind: 'times';
      /** At least one, likeliest first. If there are several, only a person can say which is meant. */
      readings: StartReading[];
      /** Others that are possible, but not what the text says at first sight. */
      unlikely: StartReading[];
      /** Whether it says nothing without the start of the meeting that is edited. */
      dependsOnMeeting: boolean;
    }
  | {
      kind: 'day';
      /** Times of that day, or of those days, which are not in the past. */
      suggestions: StartReading[];
      dependsOnMeeting: boolean;
    };

/** What the words of a text are relative to. */
export interface StartContext {
  now: Date;
  /** An IANA zone for a time without an offset; the machine's own by default. */
  timeZone?: string;
  /** The start of the meeting that is edited: a time without a day is on its day. */
  meetingStart?: Date;
  /** Whether 3/4 is more likely the third of April than the fourth of March. */
  isDayFirst?: boolean;
}

type Context = StartContext & { timeZone: string };

/** What chrono has read, and what it has filled in. */
type Components = ReturnType<typeof parse>[number]['start'];

/** A day and times of that day, before the time zone is applied. */
interface DayAndTimes {
  /** What was read. */
  text: string;
  day: WallClock;
  named: 'nothing' | 'weekday' | 'dayWithoutYear' | 'day';
  /** Empty if no time of day is named. In ms since the start of the day. */
  times: TimeOfDay[];
  partOfDay: PartOfDay | undefined;
  /** Minutes from UTC, if the text names a time zone. */
  offset: number | undefined;
}

interface TimeOfDay {
  /** In ms since the start of the day; may be on the next day. */
  ms: number;
  isLikely: boolean;
  /** From the start to the end on the wall clock, in ms. */
  length?: number;
}

type PartOfDay = keyof typeof partsOfDay;

/** The hours that a part of a day may have, and those to suggest for it. */
const partsOfDay = {
  morning: { from: 0, to: 11, suggested: [9, 8, 10, 11] },
  afternoon: { from: 12, to: 18, suggested: [14, 13, 15, 16] },
  evening: { from: 17, to: 23, suggested: [18, 19, 20, 21] },
};

const suggestedHours = [9, 10, 14, 15];
const minute = 60_000;
const hour = 60 * minute;

/** How long a text may be, in characters; chrono tries many expressions on it. */
const maxLength = 200;

const isoDateTime =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/** chrono reads the hour of such a time as a year if a month comes before it. */
const timeWithDot = /(?<![\d:.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d:]|\.\d)/g;

const monthName = '(?:jan|feb|mar|apr|may|june?|july?|aug|sep|sept|oct|nov|dec)[a-z]*';

/**
 * Reads when a meeting starts: ISO 8601, or plain English words such as "tomorrow 3pm", "in 20
 * minutes", "next Tuesday at 14:30" or "3.4.2027 from 10:00 to 11:30". What cannot be read as a whole
 * is not read at all.
 *
 * @returns `undefined` if no time can be read
 */
export function readStartTime(text: string, options: StartContext): StartText | undefined {
  if (text.trim().length > maxLength) {
    return undefined;
  }
  const context = { ...options, timeZone: options.timeZone ?? localTimeZone() };
  const words = simplify(text);
  const iso = isoDateTime.exec(words);
  if (iso !== null) {
    return readIso(iso, context);
  }
  if (/^(?:right )?now$/i.test(words)) {
    return certain([{ start: context.now }]);
  }
  const { rest, duration } = takeDuration(words);
  if (rest === undefined) {
    return undefined;
  }
  const read = readRelative(rest, context) ?? readWords(rest, context);
  return read === undefined || duration === undefined ? read : withDuration(read, duration);
}

/** Writes the same text with single blanks, and with words that chrono knows. */
function simplify(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/@/g, ' at ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\btues\b/gi, 'tue')
    .replace(/\bweds\b/gi, 'wed')
    .replace(/\b(?:at )?(\d{1,2}(?:[:.]\d\d)?) in the evening\b/gi, 'evening at $1')
    .replace(new RegExp(`\\b0(\\d(?:st|nd|rd|th)?(?: of)? ${monthName}\\b)`, 'gi'), '$1')
    .replace(new RegExp(`\\b(${monthName} )0(\\d)\\b(?![:.]\\d)`, 'gi'), '$1$2');
}

function certain(readings: StartReading[]): StartText & { kind: 'times' } {
  return { kind: 'times', readings, unlikely: [], dependsOnMeeting: false };
}

/** @returns `undefined` if the text has an end too, and that is another duration */
function withDuration(read: StartText, duration: number): StartText | undefined {
  const add = (readings: StartReading[]) => readings.map(({ start }) => ({ start, duration }));
  if (read.kind === 'day') {
    return { ...read, suggestions: add(read.suggestions) };
  }
  const { readings, unlikely } = read;
  const isOther = [...readings, ...unlikely].some(
    (each) => (each.duration ?? duration) !== duration,
  );
  return isOther ? undefined : { ...read, readings: add(readings), unlikely: add(unlikely) };
}

function readIso(parts: RegExpExecArray, context: Context): StartText | undefined {
  const [year = 0, month = 0, date = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1, 7)
    .map((part: string | undefined) => Number(part ?? 0));
  const wall = new Date(Date.UTC(year, month - 1, date, hours, minutes, seconds));
  const fields = [
    [wall.getUTCFullYear(), year],
    [wall.getUTCMonth(), month - 1],
    [wall.getUTCDate(), date],
    [wall.getUTCHours(), hours],
    [wall.getUTCMinutes(), minutes],
    [wall.getUTCSeconds(), seconds],
  ];
  // What does not exist, such as 30 February, would roll over.
  if (fields.some(([is, was]) => is !== was)) {
    return undefined;
  }
  const offset = parts[7];
  return certain(
    offset === undefined
      ? timesAt(wall, context.timeZone).map((start) => ({ start }))
      : [{ start: new Date(wall.getTime() - parseOffset(offset) * minute) }],
  );
}

/** Minutes from UTC. */
function parseOffset(text: string): number {
  const [, sign, hours = 0, minutes = 0] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** Takes "for 45 minutes" from a text; the rest is `undefined` if its duration cannot be read. */
function takeDuration(words: string): { rest?: string; duration?: number } {
  const match = new RegExp(`(?:^|,? )for (${timeSpanPattern})(?![\\w:])`, 'i').exec(words);
  if (match === null) {
    return { rest: words };
  }
  const duration = parseDuration(match[1] ?? '');
  return duration === undefined ? {} : { rest: words.replace(match[0], ' ').trim(), duration };
}

/** Reads how far a start is from now, or from the start of the meeting that is edited. */
function readRelative(words: string, context: Context): StartText | undefined {
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
  { timeZone }: Context,
): StartReading[] {
  const starts =
    days === 0
      ? [from]
      : timesAt(new Date(wallClockAt(from, timeZone).getTime() + days * day), timeZone);
  return starts.map((start) => ({ start: new Date(start.getTime() + minutes * minute) }));
}

/** Reads words with chrono, in both orders of a date in numbers. */
function readWords(words: string, context: Context): StartText | undefined {
  // chrono would count these from today.
  if (/\b(?:later|earlier|before|after|(?:next|following|previous|same) day)\b/i.test(words)) {
    return undefined;
  }
  const orders = ['monthFirst', 'dayFirst'] as const;
  const spelled = (context.isDayFirst === true ? [...orders].reverse() : orders).flatMap(
    (order) => spellDates(words, order)?.replace(timeWithDot, '$1:$2') ?? [],
  );
  const read = [...new Set(spelled)].flatMap((text) => readSpelled(text, context) ?? []);
  if (read.length === 0) {
    return undefined;
  }
  if (read.some(({ times }) => times.length === 0)) {
    return suggestTimes(read, context);
  }
  const possible = read.flatMap((each) => possibleReadings(each, context));
  const ofLikelihood = (isLikely: boolean) =>
    unique(possible.filter((each) => each.isLikely === isLikely));
  const readings = ofLikelihood(true);
  return readings.length === 0
    ? undefined
    : {
        kind: 'times',
        readings,
        unlikely: ofLikelihood(false),
        dependsOnMeeting: read.some(({ named }) => named === 'nothing'),
      };
}

/** Reads a text without dates in numbers: a day that has passed is the next such one. */
function readSpelled(text: string, context: Context): DayAndTimes | undefined {
  const today = startOfDay(wallClockAt(context.now, context.timeZone));
  const read = interpret(text, today);
  const isOver = /\b(?:last|past|previous|ago)\b/i.test(text);
  if (read === undefined || isOver || read.named === 'nothing' || read.named === 'day') {
    return read;
  }
  const isPast =
    read.times.length === 0
      ? read.day < today
      : read.times.every(({ ms }) =>
          timesOn(read, ms, context).every((time) => time < context.now),
        );
  if (!isPast) {
    return read;
  }
  const later = new Date(today);
  if (read.named === 'weekday') {
    later.setUTCDate(later.getUTCDate() + 7);
  } else {
    later.setUTCFullYear(later.getUTCFullYear() + 1);
  }
  return interpret(text, later);
}

/**
 * Reads a text with chrono. chrono computes with this machine's clock, so it gets a noon of this machine,
 * which exists on every day, and only what it read itself is taken from its result.
 *
 * @param today the day that words such as "tomorrow" are relative to
 */
function interpret(text: string, today: WallClock): DayAndTimes | undefined {
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
  const times = start.isCertain('hour') ? timesOfDay(text, start, end ?? undefined) : [];
  const partOfDay = partOfDayIn(start);
  const saysNothing = named === 'nothing' && times?.length === 0 && partOfDay === undefined;
  const isRangeOfDays = times?.length === 0 && end != null;
  return times === undefined || isOtherWeekday || saysNothing || isRangeOfDays
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

function dayOf(time: Components): WallClock {
  return new Date(
    Date.UTC(time.get('year') ?? 0, (time.get('month') ?? 1) - 1, time.get('day') ?? 1),
  );
}

/**
 * Whether what was not read of a text says nothing. Else it may have been the day, the zone or the
 * half of a time, and what was read would be another time than the one that was meant.
 */
function isFiller(rest: string): boolean {
  return !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:at|on|by|from|the|o'clock)\b/giu, ''));
}

function partOfDayIn(time: Components): PartOfDay | undefined {
  const tags = time.tags();
  return tags.has('casualReference/tonight') || tags.has('casualReference/evening')
    ? 'evening'
    : (['morning', 'afternoon'] as const).find((part) => tags.has(`casualReference/${part}`));
}

/**
 * Returns the times of day that a text can mean; `undefined` if it contradicts itself.
 *
 * An hour from 1 to 6 without "am", "pm" or a leading zero is in the afternoon rather than at night;
 * one from 7 to 11 is in the morning, as on a clock with 24 hours.
 */
function timesOfDay(
  text: string,
  start: Components,
  end: Components | undefined,
): TimeOfDay[] | undefined {
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
  return apart <= 0 || apart > day || found.some(({ length }) => length === 0) ? undefined : found;
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

/** Returns when it is so many ms after the start of a day, in the zone that the text names. */
function timesOn({ day: date, offset }: DayAndTimes, ms: number, { timeZone }: Context): Date[] {
  const wall = new Date(date.getTime() + ms);
  return offset === undefined
    ? timesAt(wall, timeZone)
    : [new Date(wall.getTime() - offset * minute)];
}

interface PossibleReading extends StartReading {
  isLikely: boolean;
}

/** Applies the time zone, and drops times that have passed if another one has not. */
function possibleReadings(read: DayAndTimes, context: Context): PossibleReading[] {
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
function readingsWithoutDay(read: DayAndTimes, context: Context): PossibleReading[] {
  const { now, timeZone, meetingStart } = context;
  const base = startOfDay(wallClockAt(meetingStart ?? now, timeZone));
  if (meetingStart !== undefined && read.offset === undefined) {
    return read.times.flatMap((time) => readingsOn({ ...read, day: base }, time, context));
  }
  // In the zone that the text names it can be the day before or after.
  const days = [-day, 0, day].flatMap(
    (ms) => interpret(read.text, new Date(base.getTime() + ms)) ?? [],
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
  context: Context,
): PossibleReading[] {
  const starts = timesOn(read, ms, context);
  if (length === undefined) {
    return starts.map((start) => ({ start, isLikely }));
  }
  const ends = timesOn(read, ms + length, context);
  return starts.flatMap((start) => {
    const end = ends.find((each) => each > start);
    const duration = end === undefined ? 0 : (end.getTime() - start.getTime()) / minute;
    return Number.isInteger(duration) && duration >= 1 && duration <= longestDuration
      ? [{ start, duration, isLikely }]
      : [];
  });
}

function unique(readings: readonly StartReading[]): StartReading[] {
  const byTime = new Map(readings.map((each) => [each.start.getTime(), each]));
  return [...byTime.values()].map(({ start, duration }) =>
    duration === undefined ? { start } : { start, duration },
  );
}

/** Suggests times of days: first the time of the meeting that is edited. */
function suggestTimes(
  days: readonly (Pick<DayAndTimes, 'day'> & Partial<DayAndTimes>)[],
  { now, timeZone, meetingStart }: Context,
): StartText {
  const suggestions = days.flatMap(({ day: date, named, partOfDay }) => {
    const meetingWall = meetingStart && wallClockAt(meetingStart, timeZone);
    const from = named === 'nothing' && meetingWall !== undefined ? startOfDay(meetingWall) : date;
    const {
      from: first,
      to,
      suggested,
    } = partOfDay === undefined
      ? { from: 0, to: 23, suggested: suggestedHours }
      : partsOfDay[partOfDay];
    const ofMeeting = meetingWall && meetingWall.getTime() - startOfDay(meetingWall).getTime();
    return [
      ...(ofMeeting !== undefined && ofMeeting >= first * hour && ofMeeting < (to + 1) * hour
        ? [ofMeeting]
        : []),
      ...suggested.map((each) => each * hour),
    ].flatMap((ms) => timesAt(new Date(from.getTime() + ms), timeZone).slice(0, 1));
  });
  return {
    kind: 'day',
    suggestions: unique(suggestions.filter((start) => start >= now).map((start) => ({ start }))),
    dependsOnMeeting: days.some(({ named }) => named === 'nothing'),
  };
}
