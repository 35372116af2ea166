/** How a series repeats, read from Zoom's `recurrence`. */
export interface RecurrenceRule {
  unit: 'day' | 'week' | 'month';
  /** Every so many units, at least 1. */
  interval: number;
  /** 0 (Sunday) to 6, Monday first; weekly series only. */
  weekdays: number[];
  /** The day of the month, 1 to 31. */
  monthDay: number | undefined;
  /** The week of the month, 1 to 4 or -1 for the last, and its day, 0 (Sunday) to 6. */
  monthWeek: { week: number; weekday: number } | undefined;
  /** How often it takes place; `undefined` if that is open, or said by `until`. */
  times: number | undefined;
  until: Date | undefined;
}

const units = { 1: 'day', 2: 'week', 3: 'month' } as const;

/**
 * Reads Zoom's `recurrence` (Zoom API, "Get a meeting"): `type` 1 daily, 2 weekly, 3 monthly; days
 * of the week from 1 for Sunday; `end_times` 0 for no end.
 *
 * @returns `undefined` for what is no recurrence
 */
export function readRecurrence(recurrence: unknown): RecurrenceRule | undefined {
  if (typeof recurrence !== 'object' || recurrence === null) {
    return undefined;
  }
  const fields = recurrence as Record<string, unknown>;
  const unit = units[wholeNumber(fields.type, 1, 3) as keyof typeof units] as
    RecurrenceRule['unit'] | undefined;
  if (unit === undefined) {
    return undefined;
  }
  const week = fields.monthly_week === -1 ? -1 : wholeNumber(fields.monthly_week, 1, 4);
  const weekday = wholeNumber(fields.monthly_week_day, 1, 7);
  const until =
    typeof fields.end_date_time === 'string' ? new Date(fields.end_date_time) : undefined;
  const isUntil = until !== undefined && !Number.isNaN(until.getTime());
  return {
    unit,
    interval: wholeNumber(fields.repeat_interval, 1, Infinity) ?? 1,
    weekdays: unit === 'week' ? weekdaysOf(fields.weekly_days) : [],
    monthDay: unit === 'month' ? wholeNumber(fields.monthly_day, 1, 31) : undefined,
    monthWeek:
      unit === 'month' && week !== undefined && weekday !== undefined
        ? { week, weekday: weekday - 1 }
        : undefined,
    times: isUntil ? undefined : wholeNumber(fields.end_times, 1, Infinity),
    until: isUntil ? until : undefined,
  };
}

function weekdaysOf(list: unknown): number[] {
  const days = String(typeof list === 'number' || typeof list === 'string' ? list : '')
    .split(',')
    .flatMap((text) => wholeNumber(Number(text), 1, 7) ?? [])
    .map((day) => day - 1);
  return [...new Set(days)].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
}

function wholeNumber(value: unknown, least: number, most: number): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
    ? value
    : undefined;
}
