import { parseDuration, parseTimeSpan, timeSpanPattern, longestDuration } from '../duration';
import { trimFromEnd } from '../trimCharacters';
import { startOfDay, localTimeZone, wallClockAt } from '../wallClock';
import { isoDateTime, readIso } from './isoStart';
import { withExistingDays } from './missingDays';
import { readRelative } from './relativeStart';
import { simplifyEnglish } from './simplifyEnglish';
import {
  certain,
  isRefusal,
  refuse,
  type StartContext,
  type StartReading,
  type StartRefusal,
  type StartText,
  type ZonedContext,
} from './startText';
import { uniqueReadings } from './possibleReadings';
import { readWords } from './wordsStart';

/** How long a text may be, in characters; chrono tries many expressions on it. */
const maxLength = 200;

type Read = StartText | StartRefusal | undefined;

/**
 * Reads when a meeting starts, and for how long it is, in English and in the reader's language. What
 * cannot be read as a whole is not read at all.
 *
 * @returns `undefined` if no time can be read
 */
export function readStart(text: string, options: StartContext): Read {
  if (text.trim().length > maxLength) {
    return undefined;
  }
  const context = { ...options, timeZone: options.timeZone ?? localTimeZone() };
  const read = readInLanguages(text, context);
  if (read !== undefined) {
    return read;
  }
  const existing = withExistingDays(text, context.language);
  const readExisting = existing === undefined ? undefined : readInLanguages(existing, context);
  return readExisting === undefined || (isRefusal(readExisting) && !isAboutDay(readExisting))
    ? readExisting
    : refuse('noSuchDay');
}

/** Reads how long a meeting is, in English and in the reader's language: "for 45 minutes", "1h 30m". */
export function readDuration(
  text: string,
  { language, now }: StartContext,
): { minutes: number; isCertain: boolean } | StartRefusal | undefined {
  if (text.trim().length > maxLength) {
    return undefined;
  }
  const words = simplifyEnglish(text);
  const translated = language?.translateStart(text, startOfDay(now)) ?? words;
  for (const each of new Set([words, translated])) {
    const [, lead, span] = new RegExp(`^(for )?(${timeSpanPattern})$`, 'i').exec(each) ?? [];
    const minutes = span === undefined ? undefined : durationOf(span);
    if (minutes !== undefined) {
      return typeof minutes === 'number' ? { minutes, isCertain: lead !== undefined } : minutes;
    }
  }
  return undefined;
}

function isAboutDay({ problem }: StartRefusal): boolean {
  return problem === 'otherWeekday' || problem === 'noSuchDay';
}

/** A text can mean something in each language; the reader's own comes first. */
function readInLanguages(text: string, context: ZonedContext): Read {
  const today = startOfDay(wallClockAt(context.now, context.timeZone));
  const words = simplifyEnglish(text);
  const translated = context.language?.translateStart(text, today);
  const texts = new Set(translated === undefined ? [words] : [simplifyEnglish(translated), words]);
  const read = [...texts].flatMap((each) => readEnglish(each, context) ?? []);
  const [first, second] = read.filter((each) => !isRefusal(each));
  if (first?.kind !== 'times' || second?.kind !== 'times') {
    return first ?? read[0];
  }
  return {
    kind: 'times',
    readings: uniqueReadings([...first.readings, ...second.readings]),
    unlikely: uniqueReadings([...first.unlikely, ...second.unlikely]),
    dependsOnMeeting: first.dependsOnMeeting || second.dependsOnMeeting,
  };
}

function readEnglish(words: string, context: ZonedContext): Read {
  const read = readWithDuration(words, context);
  // On a Monday, next Friday is more likely the one of next week, but can be the one of this week.
  const sooner =
    read !== undefined && 'readings' in read && /\bnext (?!week|month|year)[a-z]+day\b/i.test(words)
      ? readWithDuration(words.replace(/\bnext /i, ''), context)
      : undefined;
  if (
    read === undefined ||
    !('readings' in read) ||
    sooner === undefined ||
    !('readings' in sooner)
  ) {
    return read;
  }
  const likely = new Set(read.readings.map(({ start }) => start.getTime()));
  return {
    ...read,
    unlikely: uniqueReadings([
      ...read.unlikely,
      ...sooner.readings.filter(({ start }) => !likely.has(start.getTime())),
    ]),
  };
}

function readWithDuration(words: string, context: ZonedContext): Read {
  const { rest, duration } = takeDuration(words);
  if (duration !== undefined && typeof duration !== 'number') {
    const read = readPlain(rest, context);
    return read === undefined ? undefined : duration;
  }
  const read = readPlain(rest, context);
  return read !== undefined
    ? withDuration(read, duration)
    : duration === undefined
      ? (readWithDurationAtEnd(rest, context) ?? readWithDurationAtStart(rest, context))
      : undefined;
}

/** Reads "tomorrow 3pm 45m". */
function readWithDurationAtEnd(words: string, context: ZonedContext): Read {
  for (const { index } of words.matchAll(/ /g)) {
    const rest = trimFromEnd(words.slice(0, index), ' ,;(–-');
    const minutes = durationOf(words.slice(index + 1).replace(/^\(|\)$/g, ''));
    const read = minutes === undefined || rest === '' ? undefined : readPlain(rest, context);
    // "15h30" is a time of day in other languages.
    const isTimeOfDay =
      read !== undefined &&
      'suggestions' in read &&
      /^\d+h(?:\d\d)?$/i.test(words.slice(index + 1));
    if (minutes !== undefined && read !== undefined && !isTimeOfDay) {
      return typeof minutes === 'number' ? withDuration(read, minutes) : minutes;
    }
  }
  return undefined;
}

/** Reads "30m tomorrow 3pm". */
function readWithDurationAtStart(words: string, context: ZonedContext): Read {
  const [, span = '', rest = ''] =
    new RegExp(`^\\(?(${timeSpanPattern})\\)?,? (.+)$`, 'i').exec(words) ?? [];
  // "A week from friday" is a day.
  const minutes = /^(?:from|before|after|later|ago)\b/i.test(rest) ? undefined : durationOf(span);
  const read = minutes === undefined ? undefined : readPlain(rest, context);
  return minutes === undefined || read === undefined
    ? undefined
    : typeof minutes === 'number'
      ? withDuration(read, minutes)
      : minutes;
}

/** Reads a text that has no duration besides its end. */
function readPlain(words: string, context: ZonedContext): Read {
  const iso = isoDateTime.exec(words);
  if (iso !== null && !isRangeOnDate(words)) {
    return readIso(iso, context);
  }
  return /^(?:right )?now$/i.test(words)
    ? certain([{ start: context.now }])
    : (readRelative(words, context) ?? readWords(words, context));
}

/** Whether what seems to be an offset from UTC is the end: "2026-12-01 10:00-11:30". */
function isRangeOnDate(words: string): boolean {
  const [, start = '', end = ''] = /^[\d-]{10} (\d\d:\d\d)-(\d\d:\d\d)$/.exec(words) ?? [];
  return end > start;
}

/** Takes "for 45 minutes" from a text. */
function takeDuration(words: string): { rest: string; duration?: number | StartRefusal } {
  const match =
    new RegExp(`(?:^|,? )for (${timeSpanPattern})(?![\\w:])`, 'i').exec(words) ??
    bareMinutesAtEnd(words);
  return match === null
    ? { rest: words }
    : {
        rest: words.replace(match[0], ' ').trim(),
        duration: durationOf(minutesIfBare(match[1] ?? '')),
      };
}

/** After a time, "for 45" is in minutes. */
function bareMinutesAtEnd(words: string): RegExpExecArray | null {
  const match = / for (\d{1,2}[05])$/.exec(words);
  return match !== null && /\d/.test(words.slice(0, match.index)) ? match : null;
}

function minutesIfBare(text: string): string {
  return /^\d+$/.test(text) ? `${text} minutes` : text;
}

/** @returns minutes; `undefined` if it is not a duration */
function durationOf(text: string): number | StartRefusal | undefined {
  const span = parseTimeSpan(text);
  if (span === undefined) {
    return undefined;
  }
  const minutes = span.days * 24 * 60 + span.minutes;
  return parseDuration(text) ?? refuse(minutes > longestDuration / 2 ? 'tooLong' : 'tooShort');
}

/** Adds a duration, which must be the one of the end if the text has an end too. */
function withDuration(
  read: StartText | StartRefusal,
  duration: number | undefined,
): StartText | StartRefusal {
  if (duration === undefined || isRefusal(read)) {
    return read;
  }
  const add = (readings: StartReading[]) => readings.map((each) => ({ ...each, duration }));
  if (read.kind === 'day') {
    return { ...read, suggestions: add(read.suggestions) };
  }
  const { readings, unlikely } = read;
  // The clocks can show the end twice.
  const fitting = readings.filter((each) => (each.duration ?? duration) === duration);
  const isOther =
    fitting.length === 0 || unlikely.some((each) => (each.duration ?? duration) !== duration);
  return isOther
    ? refuse('otherDuration')
    : { ...read, readings: add(fitting), unlikely: add(unlikely) };
}
