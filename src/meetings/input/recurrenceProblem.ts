import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';
import { mostOccurrences, seriesDates } from '../../schedule/seriesDates';
import { ZoomValidationError } from '../../zoom/errors';
import type { Recurrence } from '../../zoom/recurrence';
import { startZone } from './draftZone';

/** The largest interval of each type of recurrence (Zoom API, "Create a meeting", `repeat_interval`). */
export const largestIntervals = { 1: 99, 2: 50, 3: 10 } as const;

/** What is wrong with a recurrence, and in which of its fields. */
export interface RecurrenceProblem {
  field: string;
  message: string;
}

/** When and in which time zone a series starts, as far as that is known. */
export interface SeriesStart {
  start: Date | undefined;
  timeZone: string | undefined;
}

/** Returns everything that Zoom would refuse in a recurrence, or read in another way than it says. */
export function recurrenceProblems(
  recurrence: Record<string, unknown>,
  series: SeriesStart,
): RecurrenceProblem[] {
  const problems = [...fieldProblems(recurrence), ...endProblems(recurrence)];
  return problems.length > 0 ? problems : datesProblem(recurrence as unknown as Recurrence, series);
}

/**
 * Checks that a recurrence is one that Zoom takes as it is meant.
 *
 * @throws {ZoomValidationError} with everything that {@link recurrenceProblems} returns
 */
export function checkRecurrence(recurrence: Recurrence, series: SeriesStart): void {
  const problems = recurrenceProblems({ ...recurrence }, series);
  if (problems.length > 0) {
    const fields = problems.map(({ field, message }) => ({
      field: `recurrence.${field}`,
      message,
    }));
    throw new ZoomValidationError(fields, '');
  }
}

/** A sentence about why the occurrences until a last day are too many, or none. */
function datesProblem(
  recurrence: Recurrence,
  { start, timeZone }: SeriesStart,
): RecurrenceProblem[] {
  if (start === undefined || recurrence.end_date_time === undefined) {
    return [];
  }
  const { starts, hasMore } = seriesDates(recurrence, start, startZone(timeZone));
  const message =
    starts.length === 0
      ? vscode.l10n.t('The series ends before it starts.')
      : hasMore
        ? vscode.l10n.t(
            'A series can have up to {0} occurrences, but this one has more before its last day.',
            mostOccurrences,
          )
        : undefined;
  return message === undefined ? [] : [{ field: 'end_date_time', message }];
}

function fieldProblems(recurrence: Record<string, unknown>): RecurrenceProblem[] {
  const { type, repeat_interval: interval, weekly_days: days, monthly_day: monthDay } = recurrence;
  const { monthly_week: week, monthly_week_day: weekday } = recurrence;
  const largest = largestIntervals[type as keyof typeof largestIntervals] as number | undefined;
  const checks: [string, boolean, string][] = [
    [
      'type',
      largest !== undefined,
      vscode.l10n.t('The recurrence must have a type: 1 daily, 2 weekly, or 3 monthly.'),
    ],
    [
      'repeat_interval',
      interval === undefined || largest === undefined || isWhole(interval, 1, largest),
      vscode.l10n.t(
        'The interval must be a whole number from 1 to {0}.',
        formatNumber(largest ?? largestIntervals[1]),
      ),
    ],
    [
      'weekly_days',
      days === undefined || (typeof days === 'string' && /^[1-7](?:,[1-7])*$/.test(days)),
      vscode.l10n.t('The days of the week must be numbers from 1 for Sunday to 7, such as “2,4”.'),
    ],
    [
      'monthly_day',
      monthDay === undefined || isWhole(monthDay, 1, 31),
      vscode.l10n.t('The day of the month must be a whole number from 1 to 31.'),
    ],
    [
      'monthly_week',
      week === undefined || week === -1 || isWhole(week, 1, 4),
      vscode.l10n.t('The week of the month must be 1 to 4, or -1 for the last.'),
    ],
    [
      'monthly_week_day',
      (weekday === undefined) === (week === undefined) &&
        (weekday === undefined || isWhole(weekday, 1, 7)),
      vscode.l10n.t('The week of the month needs a day of the week from 1 for Sunday to 7.'),
    ],
  ];
  return checks.flatMap(([field, isRight, message]) => (isRight ? [] : [{ field, message }]));
}

function endProblems(recurrence: Record<string, unknown>): RecurrenceProblem[] {
  const { end_times: times, end_date_time: until } = recurrence;
  if (times !== undefined && until !== undefined) {
    const message = vscode.l10n.t('A series ends on a day or after a number of times, not both.');
    return [{ field: 'end_date_time', message }];
  }
  if (times !== undefined && !isWhole(times, 0, mostOccurrences)) {
    const message = vscode.l10n.t('A series can have up to {0} occurrences.', mostOccurrences);
    return [{ field: 'end_times', message }];
  }
  if (until !== undefined && !isUtcTime(until)) {
    const message = vscode.l10n.t(
      'The end of the series must be a time in UTC, such as “2027-12-31T23:00:00Z”.',
    );
    return [{ field: 'end_date_time', message }];
  }
  return [];
}

/** Whether a value is a time that exists, as Zoom takes it; 30 February would roll over. */
function isUtcTime(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value)) {
    return false;
  }
  const time = new Date(value);
  return !Number.isNaN(time.getTime()) && time.toISOString().slice(0, 19) === value.slice(0, 19);
}

function isWhole(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
}
