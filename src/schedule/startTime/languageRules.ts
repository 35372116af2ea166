import type { parse } from 'chrono-node/en';

/** What is particular to a language in which a start can be said. Patterns are sources, in lower case. */
export interface LanguageRules {
  id: string;
  /** Whether words are separated by blanks; they are by default. */
  hasBlanks?: boolean;
  /** chrono in this language. It reads days; the time of day and amounts of time are read here. */
  parse: typeof parse;
  /** Other spellings, with the words that the rest of the rules are about. */
  spellings?: readonly (readonly [pattern: string, words: string])[];
  /** Days that chrono does not know in this language, with the English for them. */
  days: readonly Rewrite[];
  /** Words for the next, this, and the last weekday, which come before or after it. */
  next: string;
  this: string;
  /** Whether the next weekday is always the one of the next week. */
  isNextInNextWeek?: boolean;
  last: string;
  /** Words that say nothing besides a day or a time of day. */
  filler: string;
  clock: ClockRules;
  /** The first that fits counts. */
  partsOfDay: readonly { pattern: string; part: DayPart }[];
  span: SpanRules;
}

/** How the time of day is said. */
export interface ClockRules {
  /** Before a time of day. */
  at: string;
  /** Before the start of a range, between it and the end. */
  from: string;
  to: string;
  /** After the end of a range. */
  toAfter?: string;
  /** After or around the hour: "15 Uhr", "15h30", "15時30分". */
  unit: string;
  minuteUnit?: string;
  /** Before the hour: "ore 15". */
  unitBefore?: string;
  /** Other times of day, such as "halb vier", with the English for them. */
  others: readonly Rewrite[];
}

/** How an amount of time is said. */
export interface SpanRules {
  hour: string;
  minute: string;
  /** Numbers in words, with how much they are. */
  numbers: Readonly<Record<string, number>>;
  /** Amounts that are not a number and a unit, in minutes; longest first. */
  fixed: readonly { pattern: string; minutes: number }[];
  /** What is said after a number of hours for half an hour more. */
  andAHalf?: string;
  and: string;
  /** Whether letters follow an amount without a blank. */
  isFollowedByLetters?: boolean;
  /** Around an amount, for a start that is so far from now: "in …", "…後". */
  inBefore?: string;
  inAfter?: string;
  /** Around an amount, for a duration: "für …", "… lang", "…間". */
  forBefore?: string;
  forAfter?: string;
}

/** A pattern, and the English for it. */
export type Rewrite = readonly [pattern: string, english: string | ((match: string[]) => string)];

/** A part of the day; at night it can be late or early. */
export type DayPart = 'morning' | 'afternoon' | 'evening' | 'night';
