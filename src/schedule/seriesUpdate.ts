import { TZDate } from '@date-fns/tz';
import type { Recurrence } from '../zoom/types';

/** How the next date of a series moves. */
export interface SeriesMove {
  from: Date;
  to: Date;
  /** The zone that the series' days count in. */
  timeZone: string;
  /** How many dates the series has left, the next one among them. */
  datesLeft: number;
}

/**
 * A recurrence as "Update a meeting" takes it, which needs it for every change of a whole series:
 * the fields that its kind has, and one of the two ends. Zoom's answers have more.
 *
 * @param move where the next date moves, the days of the rule follow it, and so many dates are
 *   planned as were left
 */
export function recurrenceToSend(recurrence: Recurrence, move?: SeriesMove): Recurrence {
  const { type, repeat_interval, end_times, end_date_time } = recurrence;
  const days =
    type === 2 ? weekDays(recurrence, move) : type === 3 ? monthDay(recurrence, move) : {};
  const isEndless = end_times === undefined || end_times === 0;
  return {
    type,
    ...(repeat_interval !== undefined && { repeat_interval }),
    ...days,
    ...(end_date_time
      ? { end_date_time }
      : end_times !== undefined && {
          end_times: isEndless || move === undefined ? end_times : move.datesLeft,
        }),
  };
}

/** Days of the week are numbered from 1 for Sunday. Only a single one follows a move. */
function weekDays({ weekly_days }: Recurrence, move?: SeriesMove): Partial<Recurrence> {
  if (weekly_days === undefined) {
    return {};
  }
  const [from, to] = daysOf(move);
  return {
    weekly_days:
      to !== undefined && weekly_days === String(from.getDay() + 1)
        ? String(to.getDay() + 1)
        : weekly_days,
  };
}

function monthDay(
  { monthly_day, monthly_week, monthly_week_day }: Recurrence,
  move?: SeriesMove,
): Partial<Recurrence> {
  const [from, to] = daysOf(move);
  const isMoved = to !== undefined && from.toDateString() !== to.toDateString();
  if (monthly_week !== undefined && monthly_week_day !== undefined) {
    return isMoved
      ? { monthly_week: weekOf(to, monthly_week === -1), monthly_week_day: to.getDay() + 1 }
      : { monthly_week, monthly_week_day };
  }
  if (monthly_day === undefined) {
    return {};
  }
  return { monthly_day: isMoved ? to.getDate() : monthly_day };
}

/** The week of its month that a day is in: 1 to 4, or -1 for the last. */
function weekOf(day: Date, prefersLast: boolean): number {
  const week = Math.ceil(day.getDate() / 7);
  const daysInMonth = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate();
  return week > 4 || (prefersLast && day.getDate() > daysInMonth - 7) ? -1 : week;
}

/** The days of a move in the series' zone; none where there is no move, or no such zone. */
function daysOf(move: SeriesMove | undefined): [Date, Date] | [undefined, undefined] {
  if (move === undefined) {
    return [undefined, undefined];
  }
  const days = [move.from, move.to].map((date) => new TZDate(date, move.timeZone));
  const [from, to] = days;
  return from === undefined || to === undefined || days.some((day) => Number.isNaN(day.getTime()))
    ? [undefined, undefined]
    : [from, to];
}
