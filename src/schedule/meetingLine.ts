import { endsInTimeOfDay, hasLeftoverTime, namesUnreadDay } from './meetingLine/leftoverTime';
import { readEnd, readLineEnds, type LineEnd } from './meetingLine/lineEnds';
import {
  beginsNamelike,
  beginsWithDuration,
  endsBeforeName,
  isLooseDate,
  isNamelike,
  isNumbersOnly,
  isPartOfDayOnly,
} from './meetingLine/looseTimes';
import { findQuotedTopics, type QuotedPart } from './meetingLine/quotedTopics';
import { endsInTimeZone } from './meetingLine/trailingZone';
import type { StartContext, StartReading } from './startTime';
import { readDuration } from './startTime/readStart';
import type { StartProblem } from './startTime/startText';
import { trimFromEnd, trimFromStart } from './trimCharacters';

/** How long a line may be to be searched for a time, in characters. Zoom accepts a topic of 200. */
const maxLength = 400;

/** One meeting that a line can mean. */
export interface MeetingReading {
  /** A part of the line; empty if it says nothing but a time. */
  topic: string;
  /** `undefined` for a meeting that starts now. */
  start?: Date;
  /** Minutes, if the line says how long or until when. */
  duration?: number;
  /** Whether the clocks skip the time that the line says; the start is when they show it in the old offset. */
  isSkipped?: true;
  /** Whether the line names only a day, and the time of day is a suggestion. */
  isSuggested?: true;
}

/** Why the words at an end of a line cannot be the time of a meeting. */
export interface MeetingLineProblem {
  kind: StartProblem | 'past' | 'needsTimeOfDay' | 'notUnderstood';
  /** The words. */
  text: string;
  /** When the meeting would have started, if that is in the past. */
  start?: Date;
}

/** What a line says of a meeting. */
export interface MeetingLine {
  /**
   * What can be meant, likeliest first. If there are several, only a person can say which is meant. If
   * there is a problem, these are what else can be meant.
   */
  readings: MeetingReading[];
  problem?: MeetingLineProblem;
}

/**
 * Reads a meeting in one line: "Design review tomorrow 3pm 45m", "Retro friday 14:00-15:30", "1:1 with Sam
 * in 20 min for half an hour". A time is only taken from the ends of the line, and quotation marks keep a
 * topic whole. Without a time, the meeting starts now.
 */
export function readMeetingLine(line: string, context: StartContext): MeetingLine {
  const text = line.replace(/\s/gu, ' ').trim();
  if (text === '' || text.length > maxLength) {
    return { readings: [{ topic: text }] };
  }
  for (const part of findQuotedTopics(text)) {
    const read = readQuoted(part, context);
    if (read !== undefined) {
      return read;
    }
  }
  return readUnquoted(text, context);
}

/** Reads a line of which only a quoted part is the topic; `undefined` if the rest is no time. */
function readQuoted(
  { topic, before, after }: QuotedPart,
  context: StartContext,
): MeetingLine | undefined {
  const rest = trimFromEnd(trimFromStart(`${before} ${after}`, ' ,:;(-–—'), ' ,:;)');
  if (rest === '') {
    return { readings: [{ topic }] };
  }
  const read = readEnd(rest, context);
  return read === undefined ? undefined : toLine({ text: rest, topic, read }, context);
}

function readUnquoted(line: string, context: StartContext): MeetingLine {
  const last = readLineEnds(line, 'last', context).filter(
    (end) => isPlausible(end, context) && !isRestOfTopic(end, context),
  );
  const whole: MeetingReading = { topic: line };
  const [end] = last;
  if (end !== undefined) {
    return (
      (hasLeftoverTime(end.topic, 'last', context.language)
        ? undefined
        : readBothEnds(end, context)) ?? readLast(line, last, context)
    );
  }
  const beginning = readLineEnds(line, 'first', context).find(
    (each) => each.topic !== '' && isPlausible(each, context) && !isNumbersOnly(each),
  );
  if (beginning !== undefined && beginning.read.kind !== 'duration') {
    return readFirst(line, beginning, context);
  }
  if (endsInTimeOfDay(line) || endsInTimeZone(line, context)) {
    return { readings: [], problem: { kind: 'notUnderstood', text: line } };
  }
  return namesUnreadDay(line, 'last', context.language)
    ? { readings: [whole], problem: { kind: 'notUnderstood', text: line } }
    : { readings: [whole] };
}

/** Reads a line that ends with a time, or with a duration. */
function readLast(line: string, ends: readonly LineEnd[], context: StartContext): MeetingLine {
  const [end, ...shorter] = ends;
  const whole: MeetingReading = { topic: line };
  if (end === undefined) {
    return { readings: [whole] };
  }
  if (hasLeftoverTime(end.topic, 'last', context.language)) {
    return { readings: [], problem: { kind: 'notUnderstood', text: line } };
  }
  const read = toLine(end, context);
  const { topic, text } = end;
  if (end.read.kind === 'duration') {
    // "2h" is a time of day too in some languages.
    return end.read.isCertain || topic === '' ? read : withReadings(read, [whole]);
  }
  if (end.read.kind === 'day') {
    return isNamelike(text, topic)
      ? { readings: [whole, ...read.readings] }
      : withReadings(read, topic === '' ? [] : [whole]);
  }
  if (end.read.kind === 'refused') {
    return read.problem?.kind === 'tooLong' && !/\d[:.h]\d|[ap]m\b/iu.test(text) && topic !== ''
      ? withReadings(read, [whole])
      : read;
  }
  const others =
    isNamelike(text, topic) || beginsWithDuration(text)
      ? shorter.slice(0, 1).flatMap((each) => toLine(each, context).readings)
      : [];
  const all = endsBeforeName(topic)
    ? { ...read, readings: [...others, ...read.readings] }
    : withReadings(read, [...others, ...readAsDuration(end, context)]);
  return isNumbersOnly(end) && topic !== '' && read.problem === undefined
    ? /^\d/u.test(text)
      ? { readings: [whole, ...all.readings] }
      : withReadings(all, [whole])
    : all;
}

/** In some languages, "2h" is a time of day and a duration. */
function readAsDuration({ text, topic }: LineEnd, context: StartContext): MeetingReading[] {
  const duration = readDuration(text, context);
  return duration === undefined || 'kind' in duration
    ? []
    : [{ topic, duration: duration.minutes }];
}

/** Reads a line that begins with a time. */
function readFirst(line: string, beginning: LineEnd, context: StartContext): MeetingLine {
  const whole: MeetingReading = { topic: line };
  if (hasLeftoverTime(beginning.topic, 'first', context.language)) {
    return { readings: [], problem: { kind: 'notUnderstood', text: line } };
  }
  const read = toLine(beginning, context);
  if (beginning.read.kind === 'day') {
    return beginsNamelike(beginning.text)
      ? { readings: [whole] }
      : isDayNamedAlone(line, beginning, context)
        ? withReadings(read, [whole])
        : { readings: [whole, ...read.readings] };
  }
  if (beginning.read.kind === 'refused' || read.problem !== undefined) {
    return read;
  }
  // "9am club" is a name, and "9am design review" a meeting at nine.
  const isName = /^\d{1,2} ?[ap]m$/iu.test(beginning.text) && !/\s/u.test(beginning.topic);
  return isName
    ? { readings: [whole, ...read.readings] }
    : beginning.read.kind !== 'times' || !beginning.read.dependsOnMeeting
      ? read
      : withReadings(read, [whole]);
}

/**
 * Reads a line with something of the time at both ends: "tomorrow 3pm Design review 45m", "Friday retro
 * 14:00". The topic is between them.
 */
function readBothEnds(end: LineEnd, context: StartContext): MeetingLine | undefined {
  const beginning = readLineEnds(end.topic, 'first', context).find(
    (each) => each.topic !== '' && isPlausible(each, context) && !isNumbersOnly(each),
  );
  if (beginning === undefined) {
    return undefined;
  }
  const kinds = [beginning.read, end.read] as const;
  const words = wordsOfBoth(beginning, end);
  const read = words === undefined ? undefined : readEnd(words, context);
  if (words === undefined || read === undefined) {
    return undefined;
  }
  const { text } = end.read.kind === 'duration' ? beginning : end;
  const both = toLine({ text, topic: beginning.topic, read }, context);
  const apart = toLine(end, context);
  if (kinds[0].kind !== 'day' || kinds[1].kind !== 'times') {
    return both;
  }
  // The day is a part of a name as often: "Friday retro 14:00".
  const readings = isSingleWeekday(beginning, context)
    ? [...apart.readings, ...both.readings]
    : [...both.readings, ...apart.readings];
  return both.problem === undefined ? { readings } : { ...both, readings };
}

/** What the ends of a line say together; `undefined` if they do not belong together. */
function wordsOfBoth(beginning: LineEnd, end: LineEnd): string | undefined {
  const [first, last] = [beginning.read, end.read];
  if (last.kind === 'duration') {
    return first.kind === 'times' || first.kind === 'day'
      ? `${beginning.text} for ${last.minutes} minutes`
      : undefined;
  }
  const isDayAndTime =
    (first.kind === 'day' && last.kind === 'times' && last.dependsOnMeeting) ||
    (first.kind === 'times' && first.dependsOnMeeting && last.kind === 'day');
  return isDayAndTime ? `${beginning.text} ${end.text}` : undefined;
}

function isPlausible(end: LineEnd, context: StartContext): boolean {
  return !isPartOfDayOnly(end) && !(isLooseDate(end.text) && isUseless(end.read, context));
}

/** Whether the words are a part of the topic rather: "To Do" in German, "Prep for Friday". */
function isRestOfTopic({ text, topic, read }: LineEnd, { language }: StartContext): boolean {
  return (
    (isNamelike(text, topic) && hasLeftoverTime(topic, 'last', language)) ||
    (read.kind === 'refused' && read.problem === 'otherWeekday' && endsBeforeName(topic))
  );
}

/** Whether a day at the beginning of a line is rather no part of a name: "Tomorrow", "Friday:". */
function isDayNamedAlone(
  line: string,
  { text, topic }: LineEnd,
  { language }: StartContext,
): boolean {
  const word = text.toLowerCase();
  const between = line.slice(text.length, line.length - topic.length).trim();
  return (
    between !== '' ||
    /^(?:today|tonight|tomorrow|in|next|this)\b/.test(word) ||
    (language !== undefined && language.dayNames.has(word) && !language.weekdayNames.has(word))
  );
}

/** Whether the words are a day of the week and nothing else. */
function isSingleWeekday({ text }: LineEnd, { language }: StartContext): boolean {
  const word = text.toLowerCase();
  return (
    /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/.test(word) ||
    (language?.weekdayNames.has(word) ?? false)
  );
}

/** Whether it says no time to come. */
function isUseless(read: LineEnd['read'], { now }: StartContext): boolean {
  return (
    read.kind === 'refused' ||
    read.kind === 'day' ||
    (read.kind === 'times' &&
      [...read.readings, ...read.unlikely].every(({ start }) => start < now))
  );
}

function withReadings(line: MeetingLine, others: readonly MeetingReading[]): MeetingLine {
  return { ...line, readings: [...line.readings, ...others] };
}

/** Says what one end of a line means for the rest of it. */
function toLine({ text, topic, read }: LineEnd, { now }: StartContext): MeetingLine {
  switch (read.kind) {
    case 'refused':
      return { readings: [], problem: { kind: read.problem, text } };
    case 'duration':
      return { readings: [{ topic, duration: read.minutes }] };
    case 'day':
      return {
        readings: read.suggestions.map((each) => ({ topic, ...each, isSuggested: true })),
        problem: { kind: 'needsTimeOfDay', text },
      };
    case 'times': {
      const all = [...read.readings, ...read.unlikely];
      const upcoming = all.filter(({ start }) => start >= now);
      return upcoming.length > 0
        ? { readings: upcoming.map((each) => toReading(topic, each, now)) }
        : { readings: [], problem: { kind: 'past', text, start: all[0]?.start } };
    }
  }
}

function toReading(topic: string, { start, ...others }: StartReading, now: Date): MeetingReading {
  return start.getTime() === now.getTime() ? { topic, ...others } : { topic, start, ...others };
}
