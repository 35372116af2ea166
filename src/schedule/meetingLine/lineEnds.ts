import type { StartContext } from '../startTime';
import type { StartRefusal, StartText } from '../startTime/startText';
import { isRefusal } from '../startTime/startText';
import { readDuration, readStart } from '../startTime/readStart';
import { trimFromEnd, trimFromStart } from '../trimCharacters';
import { hasQuotationMark } from './quotedTopics';
import { wordsOf } from './lineWords';

/** How many words at an end of a line may be a time. */
const maxWords = 14;

/** The same where each character can be a word. */
const maxCharacters = 24;

/** What can be between a time and a topic. */
const connectors = ',;:|·•-–—、';

/** An end of a line that says when the meeting starts, or how long it is. */
export interface LineEnd {
  /** The words, without what connects them with the topic. */
  text: string;
  /** The rest of the line. */
  topic: string;
  read: StartText | StartRefusal | { kind: 'duration'; minutes: number; isCertain: boolean };
}

/** All ends of a line that can be read, the longest first. */
export function readLineEnds(
  line: string,
  side: 'first' | 'last',
  context: StartContext,
): LineEnd[] {
  const hasBlanks = context.language?.hasBlanks ?? true;
  const words = wordsOf(line, hasBlanks);
  const count = Math.min(words.length, hasBlanks ? maxWords : maxCharacters);
  const ends: LineEnd[] = [];
  for (let size = count; size > 0; size -= 1) {
    const at = side === 'first' ? (words[size - 1]?.end ?? 0) : (words.at(-size)?.start ?? 0);
    const [part, rest] =
      side === 'first' ? [line.slice(0, at), line.slice(at)] : [line.slice(at), line.slice(0, at)];
    const text = trimTime(part);
    const read = hasQuotationMark(part) || !canBeTime(text) ? undefined : readEnd(text, context);
    if (read !== undefined) {
      ends.push({ text, topic: trimTopic(rest, side), read });
    }
  }
  return ends;
}

/** Reads words that may say a time, and nothing else. */
export function readEnd(text: string, context: StartContext): LineEnd['read'] | undefined {
  const read = readStart(text, context);
  const duration = read === undefined || isRefusal(read) ? readDuration(text, context) : undefined;
  return duration === undefined
    ? read
    : isRefusal(duration)
      ? duration
      : { kind: 'duration', ...duration };
}

/** Whether words begin and end as a time does; an emoji is a part of the topic. */
function canBeTime(text: string): boolean {
  return text.length <= 120 && /^[@\p{L}\p{N}]/u.test(text) && /[\p{L}\p{N}.]$/u.test(text);
}

/** Removes what connects a time with a topic. */
function trimTime(text: string): string {
  const words = trimFromEnd(trimFromStart(text, ` (${connectors}`), ` !?)${connectors}`);
  return words.replace(/(?<=\p{L})(?<! ?[ap]\.m)\.$/iu, '');
}

/** Removes what connects a topic with a time, at the end at which the time was. */
function trimTopic(text: string, side: 'first' | 'last'): string {
  return side === 'first'
    ? trimFromStart(text, ` )${connectors}`).trimEnd()
    : trimFromEnd(text, ` (@${connectors}`).trimStart();
}
