import { trimFromEnd } from '../trimCharacters';
import type { StartLanguage } from '../startTime/startLanguage';

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

/** What makes a time another one, or a series, if it is left at the end of a topic before the time. */
const leftBefore = new RegExp(
  String.raw`(?:^|[\s,])(?:today|tomorrow|yesterday|tonight|every|each|until|till|before|after|since|(?:next|this|last|coming)(?: (?:week|weekend|month|year))?|(?:the )?\d{1,2}(?:st|nd|rd|th)|${weekday}s|(?:week|kw|woche|semaine|semana|settimana) \d{1,2}|or|and|to|past|between|later|(?:an?|one|two|three|\d+) (?:days?|weeks?|months?)(?: from)?|not|daily|weekly|jeden|jede|oder|bis|nach|vor|(?:mon|diens|donners|frei|sams|sonn)tags|mittwochs|chaque|tous les(?: \p{L}+)?|avant|après|cada|todos los(?: \p{L}+)?|antes de las?|después de las?|ogni|prima delle|dopo le|elke|iedere)$|\d{1,2}:\d\d$|\d ?[ap]\.?m\.?$|(?:毎週|毎日|毎月)$`,
  'iu',
);

/** The same at the beginning of a topic after the time. */
const leftAfter =
  /^(?:or|and|to|until|till|oder|bis|ou|à|o|of|tot|a)(?=\s+\S*\d)|^\d{1,2}:\d\d(?=\s|$)/iu;

/** A time of day that does not exist, or that was not read. */
const timeOfDay =
  /(?:^|\s)(?:\d{1,2}(?::\d\d)? (?:uhr|hrs|hours|o['’]clock)|\d{1,2}(?::\d\d)?(?: ?[ap]m)? (?:daily|weekly|biweekly|monthly|every \p{L}+|each \p{L}+|on \p{L}+days)|\d{1,2}:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?|\d{1,2}h\d\d|\d{1,2} ?[ap]m)$/iu;

/** How many words from the time a day may be that was not read. */
const nearWords = 3;

/**
 * Whether what is left of a line as its topic has words of the time, so that the rest was read only in
 * part.
 *
 * @param side where the time was
 */
export function hasLeftoverTime(
  topic: string,
  side: 'first' | 'last',
  language: StartLanguage | undefined,
): boolean {
  const isLeft = side === 'last' ? leftBefore.test(topic) : leftAfter.test(topic);
  return isLeft || namesUnreadDay(topic, side, language);
}

/** Whether a line ends in a time of day, although no time was read. */
export function endsInTimeOfDay(line: string): boolean {
  return timeOfDay.test(trimFromEnd(line, ' .!)'));
}

/** Whether there is a day of the reader's language near the time. */
export function namesUnreadDay(
  topic: string,
  side: 'first' | 'last',
  language: StartLanguage | undefined,
): boolean {
  if (language === undefined || language.isRead) {
    return false;
  }
  const words = topic.toLowerCase().split(/\s+/u);
  const near = side === 'last' ? words.slice(-nearWords) : words.slice(0, nearWords);
  const nearText = ` ${near.join(' ')} `;
  return [...language.dayNames].some((name) => nearText.includes(` ${name} `));
}
