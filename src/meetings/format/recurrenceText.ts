import type { RecurrenceRule } from '../../schedule/recurrence';

/** The sentences that say how a series repeats, in one language. */
export interface RecurrenceWords {
  /** "Every day", "Every 3 days". */
  daily(interval: number): string;
  /** "Every weekday": Monday to Friday. */
  weekdays(): string;
  /** "Every week", "Every 2 weeks". */
  weekly(interval: number): string;
  /** "Every week on Monday and Friday". */
  weeklyOn(interval: number, days: string): string;
  /** "Every month", "Every 2 months". */
  monthly(interval: number): string;
  /** "Every month on day 15". */
  monthlyOnDay(interval: number, day: number): string;
  /** "Every month on the last Friday"; the week is 1 to 4, or -1 for the last. */
  monthlyOnWeekday(interval: number, week: number, day: string): string;
  /** Adds how often: "…, 8 times". */
  times(rule: string, times: number): string;
  /** Adds the last day: "…, until 3 March 2027". */
  until(rule: string, day: string): string;
}

/**
 * Says how a series repeats. Names of days, lists and dates are the language's own, from `Intl`.
 *
 * @param language a BCP 47 tag
 * @param timeZone the zone that the last day counts in; the machine's own where it is none
 */
export function recurrenceInWords(
  rule: RecurrenceRule,
  words: RecurrenceWords,
  language: string,
  timeZone?: string,
): string {
  const repeats = repetition(rule, words, language);
  if (rule.until !== undefined) {
    return words.until(repeats, dayFormat(language, timeZone).format(rule.until));
  }
  return rule.times === undefined ? repeats : words.times(repeats, rule.times);
}

function repetition(rule: RecurrenceRule, words: RecurrenceWords, language: string): string {
  const { interval } = rule;
  switch (rule.unit) {
    case 'day':
      return words.daily(interval);
    case 'week': {
      if (interval === 1 && rule.weekdays.join() === '1,2,3,4,5') {
        return words.weekdays();
      }
      if (rule.weekdays.length === 0) {
        return words.weekly(interval);
      }
      const days = rule.weekdays.map((day) => weekdayName(day, language));
      return words.weeklyOn(
        interval,
        new Intl.ListFormat(language, { type: 'conjunction' }).format(days),
      );
    }
    case 'month':
      if (rule.monthWeek !== undefined) {
        const { week, weekday } = rule.monthWeek;
        return words.monthlyOnWeekday(interval, week, weekdayName(weekday, language));
      }
      return rule.monthDay === undefined
        ? words.monthly(interval)
        : words.monthlyOnDay(interval, rule.monthDay);
  }
}

function weekdayName(day: number, language: string): string {
  // 4 January 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

function dayFormat(language: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone });
  } catch {
    // Zoom has zone names that are not IANA's, such as SST.
    return new Intl.DateTimeFormat(language, { dateStyle: 'long' });
  }
}
