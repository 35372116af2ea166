import type { WallClock } from '../wallClock';
import type { StartLanguage } from './startLanguage';

/** One time that a text can mean. */
export interface StartReading {
  start: Date;
  /** Minutes, if the text says how long or until when. */
  duration?: number;
  /**
   * Whether the clocks skip the time that the text says. The start is then as much later as they are set
   * forward (RFC 5545, 3.3.5).
   */
  isSkipped?: true;
}

/** Why a text that says when a meeting starts cannot be taken. */
export type StartProblem =
  | 'noSuchDay'
  /** The text names a weekday, and a date that is on another one. */
  | 'otherWeekday'
  | 'endsBeforeStart'
  | 'tooLong'
  | 'tooShort'
  /** The text has an end, and a duration that is another one. */
  | 'otherDuration';

/** A text that says when a meeting starts, but cannot be taken. */
export interface StartRefusal {
  kind: 'refused';
  problem: StartProblem;
}

/** Whether a text was refused. */
export function isRefusal(read: object): read is StartRefusal {
  return 'kind' in read && read.kind === 'refused';
}

/** A refusal for a reason. */
export function refuse(problem: StartProblem): StartRefusal {
  return { kind: 'refused', problem };
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
  /** The reader's language, in addition to English. */
  language?: StartLanguage;
}

/** {@link StartContext} with the zone that counts. */
export type ZonedContext = StartContext & { timeZone: string };

/** A day and times of that day, before the time zone is applied. */
export interface DayAndTimes {
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

/** A time of day that a text can mean. */
export interface TimeOfDay {
  /** In ms since the start of the day; may be on the next day. */
  ms: number;
  isLikely: boolean;
  /** From the start to the end on the wall clock, in ms. */
  length?: number;
}

/** A part of the day that a text can name. */
export type PartOfDay = keyof typeof partsOfDay;

/** The hours that a part of a day may have, and those to suggest for it. */
export const partsOfDay = {
  morning: { from: 0, to: 11, suggested: [9, 8, 10, 11] },
  afternoon: { from: 12, to: 18, suggested: [14, 13, 15, 16] },
  evening: { from: 17, to: 23, suggested: [18, 19, 20, 21] },
};

/** In ms. */
export const minute = 60_000;

/** In ms. */
export const hour = 60 * minute;

/** Times that a text says without a doubt. */
export function certain(readings: StartReading[]): StartText & { kind: 'times' } {
  return { kind: 'times', readings, unlikely: [], dependsOnMeeting: false };
}
