import { zoomTimeZones } from '../time/timeZones.ts';
import { utcFromWall } from '../time/zonedTime.ts';
import { validationFailed } from './apiError.ts';

type Query = Readonly<Record<string, string>>;

/**
 * A parameter with a fixed set of values.
 *
 * @throws ApiError 300 for any other value
 */
export function enumParameter<T extends string>(
  query: Query,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T {
  const given = query[name];
  if (given === undefined || given === '') return fallback;
  const value = allowed.find((candidate) => candidate === given);
  if (value === undefined) throw invalidField(name);
  return value;
}

/** The limits of a number, and its value if the parameter is missing. */
interface NumberRange {
  readonly minimum: number;
  readonly maximum: number;
  readonly fallback: number;
}

/**
 * An integer within a range.
 *
 * @throws ApiError 300 for anything else
 */
export function numberParameter(
  query: Query,
  name: string,
  { minimum, maximum, fallback }: NumberRange,
): number {
  const given = query[name];
  if (given === undefined || given === '') return fallback;
  const value = Number(given);
  if (!/^\d{1,9}$/.test(given) || value < minimum || value > maximum) throw invalidField(name);
  return value;
}

/**
 * A boolean; false if missing.
 *
 * @throws ApiError 300 for anything but `true` and `false`
 */
export function booleanParameter(query: Query, name: string): boolean {
  return enumParameter(query, name, ['true', 'false'], 'false') === 'true';
}

/**
 * The start (ms) of a `yyyy-MM-dd` date in a time zone; undefined if missing.
 *
 * @throws ApiError 300 if it is not a date
 */
export function dateParameter(query: Query, name: string, zone = 'UTC'): number | undefined {
  const given = query[name];
  if (given === undefined || given === '') return undefined;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given)?.slice(1).map(Number);
  if (!parts || Number.isNaN(Date.parse(given))) throw invalidField(name);
  const [year = 0, month = 0, day = 0] = parts;
  return utcFromWall({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);
}

/**
 * A time zone ID from Zoom's list.
 *
 * @throws ApiError 300 for any other value
 */
export function zoneParameter(query: Query, name: string, fallback: string): string {
  const given = query[name];
  if (given === undefined || given === '') return fallback;
  if (!zoomTimeZones.has(given)) throw invalidField(name);
  return given;
}

/** The error for an invalid parameter. */
export function invalidField(field: string): Error {
  return validationFailed({ field, message: 'Invalid field.' });
}
