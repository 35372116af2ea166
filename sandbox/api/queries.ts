import { zoomTimeZones } from '../time/timeZones.ts';
import { utcFromWall } from '../time/zonedTime.ts';
import { validationFailed } from './apiError.ts';

/** The parameters of a query. Zoom ignores those whose value it does not understand. */
type Query = Readonly<Record<string, string>>;

/** A parameter with a fixed set of values; `fallback` for any other value. */
export function enumParameter<T extends string>(
  query: Query,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  return allowed.find((candidate) => candidate === query[name]) ?? fallback;
}

/** The limits of a number, and its value if the parameter is missing. */
interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly fallback: number;
}

/**
 * An integer of at most `maximum`, which stands for anything greater; `fallback` for one that is less
 * than `minimum` and for anything that is not an integer.
 */
export function numberParameter(
  query: Query,
  name: string,
  { minimum, maximum, fallback }: NumberRange,
): number {
  const given = query[name] ?? '';
  if (!/^\d+$/.test(given)) return fallback;
  const value = Math.min(Number(given), maximum);
  return value < minimum ? fallback : value;
}

/** A boolean; false for anything but `true`. */
export function booleanParameter(query: Query, name: string): boolean {
  return query[name] === 'true';
}

/** The start (ms) of a `yyyy-MM-dd` date in a time zone; undefined for anything else. */
export function dateParameter(query: Query, name: string, zone = 'UTC'): number | undefined {
  const given = query[name] ?? '';
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)?.slice(1).map(Number);
  if (!parts || Number.isNaN(Date.parse(given))) return undefined;
  const [year = 0, month = 0, day = 0] = parts;
  return utcFromWall({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
}

/** A time zone ID from Zoom's list; `fallback` for anything else. */
export function zoneParameter(query: Query, name: string, fallback: string): string {
  const given = query[name] ?? '';
  return zoomTimeZones.has(given) ? given : fallback;
}

/** The error for a parameter or field that is required, or that Zoom rejects. */
export function invalidField(field: string): Error {
  return validationFailed({ field, message: 'Invalid field.' });
}
