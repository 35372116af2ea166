import * as vscode from 'vscode';
import type { RecurrenceRule } from '../../schedule/recurrence';

/**
 * Formats how a series repeats, such as "Every 2 weeks on Monday and Friday". Names of days and lists
 * come from `Intl`.
 *
 * @param language a BCP 47 tag
 */
export function formatRecurrence(rule: RecurrenceRule, language: string): string {
  const { interval, unit, weekdays, monthDay, monthWeek } = rule;
  switch (unit) {
    case 'day':
      return interval === 1
        ? vscode.l10n.t('Every day')
        : vscode.l10n.t('Every {0} days', interval);
    case 'week':
      return formatWeekly(interval, weekdays, language);
    case 'month':
      if (monthWeek !== undefined) {
        const day = weekdayName(monthWeek.weekday, language);
        return formatWeekdayOfMonth(interval, monthWeek.week, day);
      }
      if (monthDay !== undefined) {
        return interval === 1
          ? vscode.l10n.t('Every month on day {0}', monthDay)
          : vscode.l10n.t('Every {0} months on day {1}', interval, monthDay);
      }
      return interval === 1
        ? vscode.l10n.t('Every month')
        : vscode.l10n.t('Every {0} months', interval);
  }
}

/**
 * Formats when a series ends: its last day, or the number of its occurrences.
 *
 * @param locale the locale of dates, a BCP 47 tag
 * @param timeZone the zone that the last day counts in; the machine's own if `Intl` doesn't know it
 * @returns `undefined` if it does not end
 */
export function formatRecurrenceEnd(
  { until, times }: RecurrenceRule,
  locale: string,
  timeZone?: string,
): string | undefined {
  if (until !== undefined) {
    return dayFormat(locale, timeZone).format(until);
  }
  if (times === undefined) {
    return undefined;
  }
  return times === 1
    ? vscode.l10n.t('After 1 occurrence')
    : vscode.l10n.t('After {0} occurrences', times);
}

function formatWeekly(interval: number, weekdays: readonly number[], language: string): string {
  if (interval === 1 && weekdays.join() === '1,2,3,4,5') {
    return vscode.l10n.t('Every weekday');
  }
  if (weekdays.length === 0) {
    return interval === 1
      ? vscode.l10n.t('Every week')
      : vscode.l10n.t('Every {0} weeks', interval);
  }
  const days = new Intl.ListFormat(language, { type: 'conjunction' }).format(
    weekdays.map((day) => weekdayName(day, language)),
  );
  return interval === 1
    ? vscode.l10n.t('Every week on {0}', days)
    : vscode.l10n.t('Every {0} weeks on {1}', interval, days);
}

/** Each week has sentences of its own, because languages inflect its name and that of the day. */
function formatWeekdayOfMonth(interval: number, week: number, day: string): string {
  switch (week) {
    case 1:
      return interval === 1
        ? vscode.l10n.t('Every month on the first {0}', day)
        : vscode.l10n.t('Every {0} months on the first {1}', interval, day);
    case 2:
      return interval === 1
        ? vscode.l10n.t('Every month on the second {0}', day)
        : vscode.l10n.t('Every {0} months on the second {1}', interval, day);
    case 3:
      return interval === 1
        ? vscode.l10n.t('Every month on the third {0}', day)
        : vscode.l10n.t('Every {0} months on the third {1}', interval, day);
    case 4:
      return interval === 1
        ? vscode.l10n.t('Every month on the fourth {0}', day)
        : vscode.l10n.t('Every {0} months on the fourth {1}', interval, day);
    default:
      return interval === 1
        ? vscode.l10n.t('Every month on the last {0}', day)
        : vscode.l10n.t('Every {0} months on the last {1}', interval, day);
  }
}

/**
 * The name of a day of the week.
 *
 * @param day 0 (Sunday) to 6
 * @param language a BCP 47 tag
 */
export function weekdayName(day: number, language: string): string {
  // January 4, 1970 was a Sunday.
  const date = new Date(Date.UTC(1970, 0, 4 + day));
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date);
}

function dayFormat(locale: string, timeZone: string | undefined): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone });
  } catch {
    // Zoom has zone names that are not IANA's, such as SST.
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  }
}
