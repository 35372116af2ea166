import type { WallClock } from '../wallClock';
import { dayOf } from './components';
import { namesOfDays, namesOfMonths, namesOfWeekdays } from './dayNames';
import type { DayPart, LanguageRules, SpanRules } from './languageRules';
import type { StartLanguage } from './startLanguage';

const englishMonths = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const englishWeekdays = [
  ...['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
];

/** Dates in numbers, which are the same in every language. */
const numericDate = [
  String.raw`\d{4}-\d{1,2}-\d{1,2}(?:t\d\d:\d\d(?::\d\d)?(?:z|[+-]\d\d:?\d\d)?)?`,
  String.raw`\d{4}[/.]\d{1,2}[/.]\d{1,2}`,
  String.raw`\d{1,2}\. ?\d{1,2}\.(?: ?\d{4}|\d{2}(?![:h\d]))?(?!\d)`,
  String.raw`\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\d/])`,
  String.raw`\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?!\d)`,
].join('|');

/** The names of time zones that people put after a time. */
const zoneName = String.raw`(?: ?\b(?<zone>utc|gmt|[ecmp][sd]t|[cwe]es?t|bst|jst|ist|mesz|mez)\b)`;
const zonesInEnglish = new Map([
  ['mez', 'CET'],
  ['mesz', 'CEST'],
]);

/** The first of the private characters that stand for what is written in English already. */
const firstMark = 0xe000;
const marks = /[\uE000-\uF8FF]/gu;

/** What was written in English, by the character that stands for it. */
class Pieces {
  private readonly written: string[] = [];

  constructor(private text: string) {}

  /** What is not in English yet. */
  get rest(): string {
    return this.text.replace(marks, ' ').replace(/\s+/g, ' ').trim();
  }

  /** All that is written in English, in the order of the text. */
  get english(): string[] {
    return [...this.text.matchAll(marks)].map(
      ([mark]) => this.written[mark.charCodeAt(0) - firstMark] ?? '',
    );
  }

  /** @param english returns `undefined` for what is to stay */
  replaceAll(expression: RegExp, english: (match: RegExpExecArray) => string | undefined): void {
    let replaced = '';
    let end = 0;
    for (const match of this.text.matchAll(expression)) {
      const written = match[0].trim() === '' ? undefined : english(match);
      if (written !== undefined) {
        replaced += `${this.text.slice(end, match.index)} ${String.fromCharCode(firstMark + this.written.length)} `;
        end = match.index + match[0].length;
        this.written.push(written);
      }
    }
    this.text = replaced + this.text.slice(end);
  }
}

/** Creates a language from its rules. */
export function createStartLanguage(rules: LanguageRules): StartLanguage {
  const { id, hasBlanks = true } = rules;
  return {
    id,
    isRead: true,
    hasBlanks,
    weekdayNames: namesOfWeekdays(id),
    dayNames: namesOfDays(id),
    monthNames: namesOfMonths(id),
    translateStart: (text, today) => translateStart(text, today, rules),
  };
}

function translateStart(text: string, today: WallClock, rules: LanguageRules): string | undefined {
  const written = text
    .normalize('NFKC')
    .replace(/[’‘]/g, "'")
    .replace(/@/g, ' ')
    .replace(/[〜～]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  if (written.search(marks) !== -1) {
    return undefined;
  }
  const words = (rules.spellings ?? []).reduce(
    (spelled, [pattern, other]) => spelled.replace(wordPattern(pattern, rules), other),
    written,
  );
  const pieces = new Pieces(words);
  const replace = (
    pattern: string,
    english: string | ((match: RegExpExecArray) => string | undefined),
  ) => {
    pieces.replaceAll(
      wordPattern(pattern, rules),
      typeof english === 'string' ? () => english : english,
    );
  };
  replaceSpans(replace, rules);
  replace(numericDate, (match) => match[0]);
  for (const [pattern, english] of rules.days) {
    replace(pattern, typeof english === 'string' ? english : (match) => english([...match]));
  }
  const part = takePartOfDay(replace, rules);
  // "15h 1h30" is a time of day and a duration.
  replace(
    String.raw`(?<=\d(?: ?(?:${rules.clock.unit})\d{0,2})?[ ,]+)${spanSource(rules.span)}$`,
    (match) => minutesText(match[0], rules.span),
  );
  replaceTimesOfDay(replace, rules, part);
  replace(spanSource(rules.span), (match) => minutesText(match[0], rules.span));
  const day = translateDay(pieces.rest, today, rules);
  const english = pieces.english.filter((piece) => piece !== '');
  const hasClock = english.some((piece) => /^(?:at|from) \d|midnight/.test(piece));
  return day === undefined
    ? undefined
    : [day, ...(part !== undefined && !hasClock ? [part] : []), ...english]
        .filter((each) => each !== '')
        .join(' ');
}

type Replace = (
  pattern: string,
  english: string | ((match: RegExpExecArray) => string | undefined),
) => void;

function spanSource(rules: SpanRules): string {
  const { hour, minute, numbers, fixed, andAHalf, and, isFollowedByLetters } = rules;
  const end = isFollowedByLetters === true ? '' : String.raw`(?!\p{L})`;
  const number = String.raw`(?:\d+(?:[.,]\d+)?|${longestFirst(Object.keys(numbers))})`;
  const half = andAHalf === undefined ? '' : `(?: ?${andAHalf})?`;
  const hours = String.raw`${number} ?(?:${hour})${end}${half}`;
  const minutes = String.raw`${number} ?(?:${minute})${end}`;
  // "15 uur 45 minuten" is rather a time of day and a duration.
  const whole = `(?:(?!\\d\\d)${hours},? ?(?:${and} )?(?:${minutes}|\\d{2}(?![\\d:.]))|${hours}|${minutes})`;
  return `(?:${[...fixed.map(({ pattern }) => pattern), whole].join('|')})`;
}

/** How many minutes an amount of time is, in English. */
function minutesText(text: string, rules: SpanRules): string | undefined {
  const minutes = minutesOf(text.toLowerCase(), rules);
  return minutes === undefined ? undefined : `${minutes} minutes`;
}

function minutesOf(text: string, rules: SpanRules): number | undefined {
  const { hour, minute, numbers, fixed, andAHalf } = rules;
  const end = rules.isFollowedByLetters === true ? '' : String.raw`(?!\p{L})`;
  const known = fixed.find(({ pattern }) => new RegExp(`^(?:${pattern})$`, 'iu').test(text));
  if (known !== undefined) {
    return known.minutes;
  }
  const number = String.raw`(\d+(?:[.,]\d+)?|${longestFirst(Object.keys(numbers))})`;
  const valueOf = (word: string) => numbers[word] ?? Number(word.replace(',', '.'));
  const hours = new RegExp(String.raw`${number} ?(?:${hour})${end}`, 'iu').exec(text);
  const rest = hours === null ? text : text.slice(hours.index + hours[0].length);
  const half = andAHalf !== undefined && new RegExp(andAHalf, 'iu').test(rest) ? 30 : 0;
  const minutes =
    new RegExp(String.raw`${number} ?(?:${minute})${end}`, 'iu').exec(rest) ??
    /(\d{2})$/.exec(rest);
  const total =
    (hours === null ? 0 : valueOf(hours[1] ?? '') * 60) +
    half +
    (minutes === null ? 0 : valueOf(minutes[1] ?? ''));
  return Number.isFinite(total) ? total : undefined;
}

function replaceSpans(replace: Replace, { span: rules, clock }: LanguageRules): void {
  const source = `(?<!(?:${clock.at}) ?)${spanSource(rules)}`;
  const around = (before: string | undefined, after: string | undefined, english: string) => {
    for (const pattern of [
      ...(before === undefined ? [] : [`(?:${before}) ?(?<span>${source})`]),
      ...(after === undefined ? [] : [`(?<span>${source}) ?(?:${after})`]),
    ]) {
      replace(pattern, (match) => {
        const minutes = minutesText(match.groups?.span ?? '', rules);
        return minutes === undefined ? undefined : `${english} ${minutes}`;
      });
    }
  };
  around(rules.inBefore, rules.inAfter, 'in');
  around(rules.forBefore, rules.forAfter, 'for');
}

/** Takes the words for a part of the day out of a text. */
function takePartOfDay(replace: Replace, { partsOfDay }: LanguageRules): DayPart | undefined {
  let found: DayPart | undefined;
  for (const { pattern, part } of partsOfDay) {
    replace(pattern, () => {
      if (found !== undefined) {
        return undefined;
      }
      found = part;
      return '';
    });
  }
  return found;
}

function replaceTimesOfDay(
  replace: Replace,
  { clock }: LanguageRules,
  part: DayPart | undefined,
): void {
  const { at, from, to, toAfter = '', unit, minuteUnit = '', unitBefore, others } = clock;
  for (const [pattern, english] of others) {
    replace(`(?:(?:${at}) ?)?(?:${pattern})`, (match) => {
      const captured = match.slice(1).filter((each) => (each as string | undefined) !== undefined);
      const written = typeof english === 'string' ? english : english(['', ...captured]);
      const [, hours, minutes] = /^(\d+):(\d\d)$/.exec(written) ?? [];
      return hours === undefined
        ? written
        : `at ${inPart({ hours: Number(hours), minutes }, part) ?? written}`;
    });
  }
  const before = unitBefore === undefined ? '' : `(?:(?:${unitBefore}) ?)?`;
  const time = (name: string) =>
    String.raw`${before}(?<${name}h>\d{1,2})(?:[:.](?<${name}m>[0-5]\d)(?: ?(?:${unit})(?!\p{L}))?|(?<${name}u> ?(?:${unit}))(?: ?(?<${name}n>[0-5]\d)${minuteUnit})?)?(?: ?(?<${name}p>[ap])\.?m\b\.?)?`;
  const read = (groups: Record<string, string | undefined>, name: string): TimeParts => ({
    hours: Number(groups[`${name}h`]),
    hasLeadingZero: /^0[1-9]/.test(groups[`${name}h`] ?? ''),
    minutes: groups[`${name}m`] ?? groups[`${name}n`],
    hasUnit: groups[`${name}u`] !== undefined,
    half: groups[`${name}p`],
  });
  const zone = `${zoneName}?`;
  replace(
    `(?<lead>(?:${from}) ?)?${time('s')} ?(?:-|–|—|${to}) ?(?:(?:${at}) ?)?${time('e')}${toAfter}${zone}`,
    ({ groups = {} }) => {
      const start = read(groups, 's');
      const end = read(groups, 'e');
      const isTime = groups.lead !== undefined || isWritten(start) || isWritten(end);
      // "10 bis 11 Uhr" has a word for both hours.
      const hasUnit = isWritten(start) || isWritten(end);
      const texts = [start, end].map((each) => inPart({ ...each, hasUnit }, part));
      return !isTime || texts.includes(undefined)
        ? undefined
        : `from ${texts.join(' to ')}${zoneText(groups.zone)}`;
    },
  );
  // Next to a day, "10-11" is a time.
  replace(
    String.raw`(?<=\p{L}\.?,? )(?<s>\d{1,2}) ?[-–] ?(?<e>\d{1,2})(?= \P{L}| ?$)`,
    ({ groups = {} }) => {
      const texts = [groups.s, groups.e].map((each) => inPart({ hours: Number(each) }, part));
      return texts.includes(undefined) ? undefined : `from ${texts.join(' to ')}`;
    },
  );
  replace(`(?<lead>(?:${at}) ?)?${time('s')}${zone}`, (match) => {
    const { groups = {} } = match;
    const start = read(groups, 's');
    const isTime =
      groups.lead !== undefined ||
      isWritten(start) ||
      (unitBefore !== undefined && new RegExp(`^(?:${unitBefore})`, 'iu').test(match[0]));
    const text = inPart(start, part);
    return isTime && text !== undefined ? `at ${text}${zoneText(groups.zone)}` : undefined;
  });
}

/** A time of day, as a text has it. */
interface TimeParts {
  hours: number;
  hasLeadingZero?: boolean;
  minutes?: string | undefined;
  /** Whether there is a word for the hour. */
  hasUnit?: boolean;
  /** Before or after noon. */
  half?: string | undefined;
}

/** Whether it is written as a time of day, and not just as a number. */
function isWritten({ minutes, hasUnit, half }: TimeParts): boolean {
  return minutes !== undefined || hasUnit === true || half !== undefined;
}

/** Writes a time of day in English; `undefined` if it does not exist, or not in that part of the day. */
function inPart(
  { hours, hasLeadingZero, minutes, hasUnit, half }: TimeParts,
  part: DayPart | undefined,
): string | undefined {
  if (hours > 24 || (half !== undefined && hours > 12)) {
    return undefined;
  }
  const shown = minutes ?? (hasUnit === true || part !== undefined ? '00' : undefined);
  const isLate = part === 'afternoon' || part === 'evening' || (part === 'night' && hours >= 8);
  if (half !== undefined || part === undefined || hours > 12 || hours === 0) {
    const contradicts = part === 'morning' && (hours > 12 || half?.toLowerCase() === 'p');
    const suffix = half === undefined ? '' : ` ${half}m`;
    // A leading zero says that it is not in the afternoon.
    const hour = hasLeadingZero === true ? `0${hours}` : String(hours);
    return contradicts ? undefined : `${hour}${shown === undefined ? '' : `:${shown}`}${suffix}`;
  }
  if (hours === 12 && part !== 'afternoon') {
    return part === 'morning' || (shown ?? '00') !== '00' ? undefined : 'midnight';
  }
  return `${hours}:${shown ?? '00'} ${isLate ? 'pm' : 'am'}`;
}

function zoneText(zone: string | undefined): string {
  return zone === undefined
    ? ''
    : ` ${zonesInEnglish.get(zone.toLowerCase()) ?? zone.toUpperCase()}`;
}

/** Writes a day in English; empty if no day is named, `undefined` if it is not understood. */
function translateDay(text: string, today: WallClock, rules: LanguageRules): string | undefined {
  const { parse, filler, next, this: current, last } = rules;
  const isFiller = (rest: string) =>
    !/[\p{L}\p{N}]/u.test(rest.replace(wordPattern(filler, rules), ''));
  const modifiers = { next, this: current, last };
  const modifier = (Object.keys(modifiers) as (keyof typeof modifiers)[]).find((each) =>
    wordPattern(modifiers[each], rules).test(text),
  );
  const words =
    modifier === undefined
      ? text
      : text.replace(wordPattern(modifiers[modifier], rules), ' ').trim();
  if (isFiller(words)) {
    return modifier === undefined ? '' : undefined;
  }
  const noon = new Date(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate(), 12);
  const [result, another] = parse(words, noon);
  if (
    result === undefined ||
    another !== undefined ||
    result.end != null ||
    result.start.isCertain('hour') ||
    [...result.start.tags()].some(
      (tag) => tag.startsWith('casualReference/') && partTag.test(tag),
    ) ||
    !isFiller(words.replace(result.text, ' '))
  ) {
    return undefined;
  }
  const { start } = result;
  const weekday = englishWeekdays[start.get('weekday') ?? -1];
  if (!start.isCertain('day')) {
    if (weekday === undefined || !start.isCertain('weekday') || start.isCertain('month')) {
      return undefined;
    }
    return modifier === 'next' && rules.isNextInNextWeek === true
      ? weekdayOfNextWeek(today, start.get('weekday') ?? 0)
      : [modifier, weekday].filter((each) => each !== undefined).join(' ');
  }
  const date = dayOf(start);
  return modifier !== undefined
    ? undefined
    : [
        ...(start.isCertain('weekday') && weekday !== undefined ? [weekday] : []),
        nameDay(date),
        ...(start.isCertain('year') ? [String(date.getUTCFullYear())] : []),
      ].join(' ');
}

/** A day in English, without its year. */
function nameDay(date: WallClock): string {
  return `${date.getUTCDate()} ${englishMonths[date.getUTCMonth()] ?? ''}`;
}

/** Weeks begin on Monday. */
function weekdayOfNextWeek(today: WallClock, weekday: number): string {
  const fromMonday = (day: number) => (day + 6) % 7;
  const date = new Date(today);
  date.setUTCDate(date.getUTCDate() + 7 - fromMonday(today.getUTCDay()) + fromMonday(weekday));
  return `${nameDay(date)} ${date.getUTCFullYear()}`;
}

/** An expression for words of a language, wherever they are whole. */
function wordPattern(source: string, { hasBlanks }: LanguageRules): RegExp {
  return hasBlanks === false
    ? new RegExp(`(?:${source})`, 'giu')
    : new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu');
}

const partTag = /morning|noon|evening|night/;

function longestFirst(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
