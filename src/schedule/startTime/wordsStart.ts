import { spellDates } from '../numericDates';
import { startOfDay, wallClockAt } from '../wallClock';
import { interpretWords } from './interpretWords';
import { possibleReadings, timesOn, uniqueReadings } from './possibleReadings';
import {
  isRefusal,
  refuse,
  type DayAndTimes,
  type StartRefusal,
  type StartText,
  type ZonedContext,
} from './startText';
import { suggestTimes } from './suggestTimes';

/** chrono reads the hour of such a time as a year if a month comes before it. */
const timeWithDot = /(?<![\d:.])([01]?\d|2[0-3])\.([0-5]\d)(?![\d:]|\.\d)/g;

/** Reads words with chrono, in both orders of a date in numbers. */
export function readWords(
  words: string,
  context: ZonedContext,
): StartText | StartRefusal | undefined {
  // chrono would count these from today.
  if (/\b(?:later|earlier|before|after|(?:next|following|previous|same) day)\b/i.test(words)) {
    return undefined;
  }
  const orders = ['monthFirst', 'dayFirst'] as const;
  const spelled = (context.isDayFirst === true ? [...orders].reverse() : orders).flatMap(
    (order) => spellDates(words, order)?.replace(timeWithDot, '$1:$2') ?? [],
  );
  const results = [...new Set(spelled)].flatMap((text) => readSpelled(text, context) ?? []);
  const read = results.flatMap((each) => (isRefusal(each) ? [] : [each]));
  if (read.length === 0) {
    return results.find((each) => isRefusal(each));
  }
  if (read.some(({ times }) => times.length === 0)) {
    return suggestTimes(read, context);
  }
  const possible = read.flatMap((each) => possibleReadings(each, context));
  const ofLikelihood = (isLikely: boolean) =>
    uniqueReadings(possible.filter((each) => each.isLikely === isLikely));
  const readings = ofLikelihood(true);
  return readings.length === 0
    ? // A range that is longer than a day on the clock, because they are set back in it.
      refuse('tooLong')
    : {
        kind: 'times',
        readings,
        unlikely: ofLikelihood(false),
        dependsOnMeeting: read.some(({ named }) => named === 'nothing'),
      };
}

/** Reads a text without dates in numbers: a day that has passed is the next such one. */
function readSpelled(text: string, context: ZonedContext): DayAndTimes | StartRefusal | undefined {
  const today = startOfDay(wallClockAt(context.now, context.timeZone));
  const read = interpretWords(text, today);
  const isOver = /\b(?:last|past|previous|ago)\b/i.test(text);
  if (
    read === undefined ||
    isRefusal(read) ||
    isOver ||
    read.named === 'nothing' ||
    read.named === 'day'
  ) {
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
  return interpretWords(text, later);
}
