import type { Clock } from '../clock.ts';
import { isoDate, isoSeconds, nextUtcMidnight, second } from '../time/isoTime.ts';
import { ApiError } from './apiError.ts';
import type { RateLabel } from './endpoint.ts';

/** An account's plan, which determines the rate limits of all its apps together. */
export type Plan = 'free' | 'pro' | 'business';

interface Allowance {
  readonly perSecond: number;
  /** Undefined if Zoom does not document a daily limit. */
  readonly perDay?: number;
}

const allowances: Readonly<Record<Plan, Readonly<Record<RateLabel, Allowance>>>> = {
  free: { Light: { perSecond: 4, perDay: 6000 }, Medium: { perSecond: 2, perDay: 2000 } },
  pro: { Light: { perSecond: 30 }, Medium: { perSecond: 20 } },
  business: { Light: { perSecond: 80 }, Medium: { perSecond: 60 } },
};

/** The number of times that a host's meetings can be created or updated per UTC day. */
const meetingWritesPerDay = 100;

type RateHeaders = Readonly<Record<string, string>>;

/** Zoom's error for too many calls per second, or per day until 00:00 UTC. */
export function tooManyRequests(
  kind: 'perSecond' | 'daily',
  label: RateLabel,
  limit: number,
  nowMs: number,
): ApiError {
  const isDaily = kind === 'daily';
  const retryAt = isDaily ? nextUtcMidnight(nowMs) : (Math.floor(nowMs / second) + 1) * second;
  const message = isDaily
    ? 'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.'
    : 'You have reached the maximum per-second rate limit for this API. Try again later.';
  return new ApiError(429, 429, message, {
    headers: {
      ...rateHeaders(isDaily ? 'Daily-limit' : 'QPS', label, limit, 0),
      'Retry-After': isoSeconds(retryAt),
    },
  });
}

/** Counts calls as Zoom does: per account and label each second and day, and per host each day. */
export class RateLimits {
  plan: Plan = 'business';
  readonly #clock: Clock;
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  reset(): void {
    this.plan = 'business';
    this.#counts.clear();
  }

  /**
   * Counts one call of an account.
   *
   * @returns the headers with the remaining calls of this second
   * @throws ApiError 429 if a limit is exceeded
   */
  countCall(accountId: string, label: RateLabel): RateHeaders {
    const now = this.#clock.now();
    const { perSecond, perDay } = allowances[this.plan][label];
    const secondKey = `${accountId} ${label} ${Math.floor(now / second)}`;
    const dayKey = this.#dayKey(accountId, label);
    if (perDay !== undefined && this.#count(dayKey) >= perDay) {
      throw tooManyRequests('daily', label, perDay, now);
    }
    if (this.#count(secondKey) >= perSecond) {
      throw tooManyRequests('perSecond', label, perSecond, now);
    }
    this.#add(dayKey, 1);
    this.#add(secondKey, 1);
    return rateHeaders('QPS', label, perSecond, perSecond - this.#count(secondKey));
  }

  /**
   * Counts a creation or an update of one of this host's meetings.
   *
   * @throws ApiError 429 for the 101st of a UTC day
   */
  countMeetingWrite(hostId: string): void {
    const key = this.#dayKey(hostId, 'meeting writes');
    if (this.#count(key) >= meetingWritesPerDay) {
      throw new ApiError(
        429,
        429,
        `You have exceeded the daily rate limit (${meetingWritesPerDay}) of Meeting Create/Update API requests permitted for this particular user. You may resume these requests at GMT 00:00:00.`,
        {
          headers: {
            ...rateHeaders('Daily-limit', 'Light', meetingWritesPerDay, 0),
            'Retry-After': isoSeconds(nextUtcMidnight(this.#clock.now())),
          },
        },
      );
    }
    this.#add(key, 1);
  }

  /** Counts calls that other apps of the account made today. */
  addCallsToday(accountId: string, label: RateLabel, calls: number): void {
    this.#add(this.#dayKey(accountId, label), calls);
  }

  /** Counts creations and updates of this host's meetings that other apps made today. */
  addMeetingWritesToday(hostId: string, writes: number): void {
    this.#add(this.#dayKey(hostId, 'meeting writes'), writes);
  }

  #dayKey(owner: string, what: string): string {
    return `${owner} ${what} ${isoDate(this.#clock.now())}`;
  }

  #count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  #add(key: string, calls: number): void {
    this.#counts.set(key, this.#count(key) + calls);
  }
}

function rateHeaders(
  type: string,
  label: RateLabel,
  limit: number,
  remaining: number,
): RateHeaders {
  return {
    'X-RateLimit-Category': label,
    'X-RateLimit-Type': type,
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
  };
}
