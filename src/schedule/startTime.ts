import { TZDate } from '@date-fns/tz';
import { parse } from 'chrono-node/en';

/** What chrono has read of a text, and what it has filled in. */
type TimeInWords = ReturnType<typeof parse>[number]['start'];

/** How long a text may be, in characters; chrono tries many expressions on it. */
const maxLength = 200;

const isoDateTime =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/**
 * Reads when a meeting starts: ISO 8601, or plain English words such as "tomorrow 3pm", "in 20
 * minutes" or "next Tuesday at 14:30". Words without an offset are local to `timeZone`.
 *
 * @param timeZone an IANA zone; without one the machine's own
 * @param day the day of a time that names none, such as "10:30"; without one the next such time
 * @returns `undefined` if no time can be read
 */
export function parseStartTime(
  text: string,
  now: Date,
  timeZone?: string,
  day?: Date,
): Date | undefined {
  const trimmed = text.trim();
  if (trimmed.length > maxLength) {
    return undefined;
  }
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const iso = isoDateTime.exec(trimmed);
  if (iso !== null) {
    return parseIso(trimmed, iso, zone);
  }
  const offset = -new TZDate(now, zone).getTimezoneOffset();
  const [result] = parse(trimmed, { instant: now, timezone: offset });
  if (result === undefined || !isFiller(trimmed.replace(result.text, ' '))) {
    return undefined;
  }
  const start = result.start;
  const isOver = /\b(?:last|past|previous|ago)\b/iu.test(trimmed);
  if (start.isCertain('timezoneOffset')) {
    return validDate(nextSuch(new TZDate(start.date(), zone), start, now, isOver));
  }
  if (day !== undefined && !namesDay(start)) {
    const on = new TZDate(day, zone);
    on.setHours(start.get('hour') ?? 0, start.get('minute') ?? 0, start.get('second') ?? 0, 0);
    return validDate(on);
  }
  const date = new TZDate(
    start.get('year') ?? now.getFullYear(),
    (start.get('month') ?? 1) - 1,
    start.get('day') ?? 1,
    start.get('hour') ?? 0,
    start.get('minute') ?? 0,
    start.get('second') ?? 0,
    zone,
  );
  return validDate(nextSuch(date, start, now, isOver));
}

/**
 * A time without its day, a weekday or a day without its year means the next such one. chrono has an
 * option for that, which compares the wall clock of the zone with that of the machine.
 *
 * @param isOver the words say that it is an earlier one
 */
function nextSuch(date: TZDate, words: TimeInWords, now: Date, isOver: boolean): TZDate {
  if (isOver || date.getTime() >= now.getTime()) {
    return date;
  }
  if (!namesDay(words)) {
    date.setDate(date.getDate() + 1);
  } else if (!words.isCertain('day') && !words.isCertain('month')) {
    date.setDate(date.getDate() + 7);
  } else if (!words.isCertain('year')) {
    date.setFullYear(date.getFullYear() + 1);
  }
  return date;
}

/**
 * Whether what was not read of a text says nothing. Else it may have been the day, the zone or the
 * half of a time, and what was read would be another time than the one that was meant.
 */
function isFiller(rest: string): boolean {
  return !/[\p{L}\p{N}]/u.test(rest.replace(/\b(?:at|on|by|from|the|o['’]clock)\b/giu, ''));
}

function namesDay(time: TimeInWords): boolean {
  return (['day', 'weekday', 'month', 'year'] as const).some((part) => time.isCertain(part));
}

function parseIso(text: string, parts: RegExpExecArray, zone: string): Date | undefined {
  const [, year, month, day, hour, minute, second, offset] = parts;
  if (offset !== undefined) {
    return validDate(new Date(text));
  }
  const date = new TZDate(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
    zone,
  );
  // A day that does not exist, such as 30 February, would roll over into the next month.
  return date.getDate() === Number(day) ? validDate(date) : undefined;
}

function validDate(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : new Date(date.getTime());
}
