import { parseDuration, timeSpanPattern } from './duration';
import { isoDateTime, readIso } from './startTime/isoStart';
import { readRelative } from './startTime/relativeStart';
import {
  certain,
  type StartContext,
  type StartReading,
  type StartText,
} from './startTime/startText';
import { readWords } from './startTime/wordsStart';
import { localTimeZone } from './wallClock';

export type { StartContext, StartReading };

/** How long a text may be, in characters; chrono tries many expressions on it. */
const maxLength = 200;

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

/** Takes "for 45 minutes" from a text; the rest is `undefined` if its duration cannot be read. */
function takeDuration(words: string): { rest?: string; duration?: number } {
  const match = new RegExp(`(?:^|,? )for (${timeSpanPattern})(?![\\w:])`, 'i').exec(words);
  if (match === null) {
    return { rest: words };
  }
  const duration = parseDuration(match[1] ?? '');
  return duration === undefined ? {} : { rest: words.replace(match[0], ' ').trim(), duration };
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
