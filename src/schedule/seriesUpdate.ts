import { TZDate } from '@date-fns/tz';
import type { Recurrence } from '../zoom/recurrence';
import { toZoomTime } from './scheduledMeeting';

/** The date from which a series is scheduled again, and how its days change. */
export interface SeriesMove {
  from: Date;
  to: Date;
  /** The time zone of `from`. */
  fromZone: string;
  /** The time zone of `to`. */
  toZone: string;
  /** The number of occurrences from `from` on; `undefined` if unknown. */
  datesLeft: number | undefined;
}

/**
 * A recurrence as "Update a meeting" accepts it, which requires one for every change of a whole
 * series: the fields of its type, and one of the two ends. Zoom's responses have more fields. The days
 * of the rule and its last day move with the series, so that as many occurrences remain as before.
 */
export function recurrenceToSend(recurrence: Recurrence, move?: SeriesMove): Recurrence {
  const { type, repeat_interval } = recurrence;
  const days =
    type === 2 ? weekDays(recurrence, move) : type === 3 ? monthDay(recurrence, move) : {};
  return {
    type,
    ...(repeat_interval !== undefined && { repeat_interval }),
    ...days,
    ...endOf(recurrence, move),
  };
}

function endOf({ end_times, end_date_time }: Recurrence, move?: SeriesMove): Partial<Recurrence> {
  if (end_date_time) {
    const end = moved(new Date(end_date_time), move);
    return { end_date_time: Number.isNaN(end.getTime()) ? end_date_time : toZoomTime(end) };
  }
  // 0 means that the series does not end.
  const times = end_times === 0 ? 0 : (move?.datesLeft ?? end_times);
  return times === undefined ? {} : { end_times: times };
}

/** Moves a time as far as the occurrences are moved, by the wall clock. */
function moved(time: Date, move: SeriesMove | undefined): Date {
  const [from, to] = daysOf(move);
  if (move === undefined) {
    return time;
  }
  if (to === undefined) {
    return new Date(time.getTime() + move.to.getTime() - move.from.getTime());
  }
  const wall = new Date(wallTime(new TZDate(time, move.fromZone)) + wallTime(to) - wallTime(from));
  const there = new TZDate(
    wall.getUTCFullYear(),
    wall.getUTCMonth(),
    wall.getUTCDate(),
    wall.getUTCHours(),
    wall.getUTCMinutes(),
    wall.getUTCSeconds(),
    move.toZone,
  );
  return new Date(there.getTime());
}

/** The wall clock time as if it were UTC, in ms. */
function wallTime(date: Date): number {
  return Date.UTC(
    date.getFullYear(),
    date.getMonth(),
    date.getDate(),
    date.getHours(),
    date.getMinutes(),
    date.getSeconds(),
  );
}

/** Days of the week are numbered from 1 for Sunday. */
function weekDays({ weekly_days }: Recurrence, move?: SeriesMove): Partial<Recurrence> {
  if (weekly_days === undefined) {
    return {};
  }
  const [from, to] = daysOf(move);
  const days = new Set(weekly_days.split(',').map(Number));
  if (to === undefined || !days.delete(from.getDay() + 1)) {
    return { weekly_days };
  }
  days.add(to.getDay() + 1);
  return { weekly_days: [...days].sort((a, b) => a - b).join(',') };
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

/** The days of a move in their zones; none without a move, or if a zone is unknown. */
function daysOf(move: SeriesMove | undefined): [Date, Date] | [undefined, undefined] {
  if (move === undefined) {
    return [undefined, undefined];
  }
  const from = new TZDate(move.from, move.fromZone);
  const to = new TZDate(move.to, move.toZone);
  return Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())
    ? [undefined, undefined]
    : [from, to];
}
