/** The longest duration, in minutes. Zoom accepts 1 minute to 24 hours (Zoom API, "Create a meeting"). */
export const longestDuration = 1_440;

/** How long a text may be, in characters. */
const maxLength = 100;

/** An amount of time in words. Days are apart because a day can have 23 or 25 hours. */
export interface TimeSpan {
  days: number;
  minutes: number;
}

const numberWords = [
  ...['one', 'two', 'three', 'four', 'five', 'six'],
  ...['seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
];

/** Words for an amount, with how much it is. */
const amountWords = new Map([
  ['a', 1],
  ['an', 1],
  ['half', 0.5],
  ['half a', 0.5],
  ['half an', 0.5],
  ['a half', 0.5],
  ['quarter of an', 0.25],
  ['a quarter of an', 0.25],
  ['three quarters of an', 0.75],
  ...numberWords.map((word, index) => [word, index + 1] as const),
]);

/** How many minutes or days each unit has, by its first letters. */
const units: readonly { name: RegExp; days?: number; minutes?: number }[] = [
  { name: /^w/, days: 7 },
  { name: /^d/, days: 1 },
  { name: /^h/, minutes: 60 },
  { name: /^m/, minutes: 1 },
  { name: /^s/, minutes: 1 / 60 },
];

// Longer words come first, because an alternation takes the first one that fits.
const amount = `(?:\\d+(?:[.,]\\d+)?|${[...amountWords.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const unit = '(?:weeks?|days?|hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?)';
const part = `${amount}(?: and a half)? ?${unit}(?![a-z])(?: and a half(?![a-z]))?`;

/** The source of a pattern for what {@link parseTimeSpan} reads, in lower case with single blanks. */
export const timeSpanPattern = `${part}(?:,? ?(?:and )?${part})*(?: ?\\d+(?![\\d:.a-z]| ?(?:am|pm|:)))?`;

/**
 * Parses an amount of time: "45 min", "1h 30", "1.5 hours", "half an hour", "2 hours and 15 minutes",
 * "a week".
 *
 * @returns `undefined` if it is not one
 */
export function parseTimeSpan(text: string): TimeSpan | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words.length > maxLength || !new RegExp(`^${timeSpanPattern}$`).test(words)) {
    return undefined;
  }
  const span = { days: 0, minutes: 0 };
  let end = 0;
  let lastUnit = '';
  let smallest = Infinity;
  const parts = new RegExp(`(${amount})( and a half)? ?(${unit})(?![a-z])( and a half)?`, 'g');
  for (const match of words.matchAll(parts)) {
    const [all, count = '', halfBefore, name = '', halfAfter] = match as (string | undefined)[];
    const half = halfBefore === undefined && halfAfter === undefined ? 0 : 0.5;
    const value = (amountWords.get(count) ?? Number(count.replace(',', '.'))) + half;
    const { days = 0, minutes = 0 } = units.find((each) => each.name.test(name)) ?? {};
    // "20 min 30m" is two amounts of time.
    const size = days * 24 * 60 + minutes;
    if (size >= smallest) {
      return undefined;
    }
    smallest = size;
    span.days += value * days;
    span.minutes += value * minutes;
    end = match.index + (all ?? '').length;
    lastUnit = name;
  }
  // A number at the end, without a unit, is minutes, but only after hours: "1h 30".
  const last = words.slice(end).trim();
  if (last !== '' && !lastUnit.startsWith('h')) {
    return undefined;
  }
  return { ...span, minutes: span.minutes + Number(last) };
}

/**
 * Parses a duration in minutes: "45", "1:30", "for 45 minutes", or what {@link parseTimeSpan} reads.
 *
 * @returns `undefined` if it is not a duration, or not one that Zoom accepts
 */
export function parseDuration(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (trimmed.length > maxLength) {
    return undefined;
  }
  const words = trimmed.replace(/^for\s+/, '');
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(words);
  const span = /^\d+$/.test(words)
    ? { days: 0, minutes: Number(words) }
    : clock === null
      ? parseTimeSpan(words)
      : { days: 0, minutes: Number(clock[1]) * 60 + Number(clock[2]) };
  if (span === undefined) {
    return undefined;
  }
  const exact = span.days * 24 * 60 + span.minutes;
  const total = Math.round(exact);
  return exact >= 1 && total <= longestDuration ? total : undefined;
}
