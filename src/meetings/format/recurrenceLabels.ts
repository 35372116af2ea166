import * as vscode from 'vscode';
import type { RecurrenceWords } from './recurrenceText';

/** How series repeat, in the reader's language. */
export const recurrenceWords: RecurrenceWords = {
  daily: (interval) =>
    interval === 1 ? vscode.l10n.t('Every day') : vscode.l10n.t('Every {0} days', interval),
  weekdays: () => vscode.l10n.t('Every weekday'),
  weekly: (interval) =>
    interval === 1 ? vscode.l10n.t('Every week') : vscode.l10n.t('Every {0} weeks', interval),
  weeklyOn: (interval, days) =>
    interval === 1
      ? vscode.l10n.t('Every week on {0}', days)
      : vscode.l10n.t('Every {0} weeks on {1}', interval, days),
  monthly: (interval) =>
    interval === 1 ? vscode.l10n.t('Every month') : vscode.l10n.t('Every {0} months', interval),
  monthlyOnDay: (interval, day) =>
    interval === 1
      ? vscode.l10n.t('Every month on day {0}', day)
      : vscode.l10n.t('Every {0} months on day {1}', interval, day),
  monthlyOnWeekday: (interval, week, day) =>
    interval === 1
      ? vscode.l10n.t('Every month on the {0}', weekdayOfMonth(week, day))
      : vscode.l10n.t('Every {0} months on the {1}', interval, weekdayOfMonth(week, day)),
  times: (rule, times) =>
    times === 1 ? vscode.l10n.t('{0}, once', rule) : vscode.l10n.t('{0}, {1} times', rule, times),
  until: (rule, day) => vscode.l10n.t('{0}, until {1}', rule, day),
};

function weekdayOfMonth(week: number, day: string): string {
  switch (week) {
    case 1:
      return vscode.l10n.t('first {0}', day);
    case 2:
      return vscode.l10n.t('second {0}', day);
    case 3:
      return vscode.l10n.t('third {0}', day);
    case 4:
      return vscode.l10n.t('fourth {0}', day);
    default:
      return vscode.l10n.t('last {0}', day);
  }
}
