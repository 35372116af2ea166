import { clamp, isPlausibleTime } from '../bounds';
import type { ZoomRateLimitError } from '../errors';

/** How long to wait after a per-second limit if Zoom names no time, in ms. */
const perSecondWait = 1_000;

/** The longest time to wait after a per-second limit, in ms. */
const longestPerSecondWait = 60_000;

/** ISO 8601, as Zoom sends it, with or without a zone. */
const isoDate = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/i;

/** RFC 9110 §5.6.7, IMF-fixdate; its zone is always GMT. */
const httpDate = /^([a-z]{3}, \d\d [a-z]{3} \d{4} \d\d:\d\d:\d\d)(?: GMT)?$/i;

/**
 * Returns when the next request may be sent after a rate limit. Zoom sends `Retry-After` as an
 * ISO 8601 date-time; RFC 9110 §10.2.3 has seconds and dates like those of mail; some gateways send
 * seconds or ms since 1970.
 *
 * @param value the header
 * @returns a valid date: within a minute from `now` for a per-second limit; for a daily one after
 *   `now`, and at most the next midnight UTC, when Zoom resets its limits
 */
export function retryTime(
  value: string | null,
  limit: ZoomRateLimitError['limit'],
  now: Date,
): Date {
  const start = now.getTime();
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1);
  const named = parseRetryAfter(value ?? '', start);
  if (limit === 'daily') {
    // A daily limit that was just reached has not been reset yet.
    const isLater = named !== undefined && named > start;
    return new Date(isLater ? Math.min(named, midnight) : midnight);
  }
  return new Date(clamp(named ?? start + perSecondWait, start, start + longestPerSecondWait));
}

/** @returns in ms since 1970; `undefined` for what has no meaning */
function parseRetryAfter(value: string, now: number): number | undefined {
  const text = value.trim();
  if (/^[+-]?\d{1,30}(?:\.\d{1,30})?$/.test(text)) {
    const number = Number(text);
    const meant = [number, number * 1_000].find(isPlausibleTime);
    return meant ?? now + number * 1_000;
  }
  const iso = isoDate.exec(text);
  const http = httpDate.exec(text);
  const ms =
    iso !== null
      ? Date.parse(`${iso[1]}T${iso[2]}${iso[3] ?? 'Z'}`)
      : Date.parse(`${http?.[1] ?? ''} GMT`);
  return isPlausibleTime(ms) ? ms : undefined;
}
