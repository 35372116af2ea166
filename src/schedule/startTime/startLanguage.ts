import type { WallClock } from '../wallClock';

/** A language in which a start can be said, in addition to English. */
export interface StartLanguage {
  /** A BCP 47 tag without a region, such as `de`. */
  id: string;
  /** Whether a text can be read in it; else only the names of days are known. */
  isRead: boolean;
  /** Whether words are separated by blanks. */
  hasBlanks: boolean;
  /** The names of the days of the week in lower case, full and short. */
  weekdayNames: ReadonlySet<string>;
  /** The full names of those days, and words such as "tomorrow", in lower case. */
  dayNames: ReadonlySet<string>;
  /** The names of the months in lower case, full and short, from January. */
  monthNames: readonly (readonly string[])[];
  /**
   * Writes what a text says about a start in English. A duration becomes "for 45 minutes" or "45
   * minutes".
   *
   * @param today the day that words such as "tomorrow" are relative to
   * @returns `undefined` if any of its words is not understood
   */
  translateStart(text: string, today: WallClock): string | undefined;
}
