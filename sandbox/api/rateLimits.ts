import type { Behavior, BehaviorSwitches } from '../behavior.ts';
import type { Clock } from '../clock.ts';
import { isoDate, isoSeconds, nextUtcMidnight, second } from '../time/isoTime.ts';
import { ApiError } from './apiError.ts';
import type { Endpoint, RateLabel } from './endpoint.ts';

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

/** The part of an endpoint that its limits depend on. */
type RatedEndpoint = Pick<Endpoint, 'label' | 'perSecondCode'>;

type RateHeaders = Readonly<Record<string, string>>;

/** A limit that a call exceeds. */
interface ExceededLimit {
  readonly kind: 'perSecond' | 'daily';
  readonly label: RateLabel;
  readonly limit: number;
  readonly nowMs: number;
  /** The headers of the response in addition to the category and the time to retry. */
  readonly headers: Behavior['rateLimitHeaders'];
  /** The code of the body, 429 if omitted; some endpoints document 4001 for calls per second. */
  readonly code?: number | undefined;
}

/** Zoom's error for too many calls per second, or per day until 00:00 UTC. */
export function tooManyRequests(exceeded: ExceededLimit): ApiError {
  const { kind, label, limit, nowMs, headers, code = 429 } = exceeded;
  const isDaily = kind === 'daily';
  const retryAt = isDaily ? nextUtcMidnight(nowMs) : (Math.floor(nowMs / second) + 1) * second;
  const message = isDaily
    ? 'You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request.'
    : 'You have reached the maximum per-second rate limit for this API. Try again later.';
  return new ApiError(429, code, message, {
    headers: {
      ...rateHeaders(headers, {
        type: isDaily ? 'Daily-limit' : 'QPS',
        label,
        limit,
        remaining: 0,
      }),
      'Retry-After': isoSeconds(retryAt),
    },
  });
}

/** Counts calls as Zoom does: per account and label each second and day, and per host each day. */
export class RateLimits {
  readonly #clock: Clock;
  readonly #behavior: BehaviorSwitches;
  readonly #plans = new Map<string, Plan>();
  readonly #counts = new Map<string, number>();

  constructor(clock: Clock, behavior: BehaviorSwitches) {
    this.#clock = clock;
    this.#behavior = behavior;
  }

  reset(): void {
    this.#plans.clear();
    this.#counts.clear();
  }

  /** The plan of an account; Business at first. */
  planOf(accountId: string): Plan {
    return this.#plans.get(accountId) ?? 'business';
  }

  changePlan(accountId: string, plan: Plan): void {
    this.#plans.set(accountId, plan);
  }

  /**
   * Counts one call of an account.
   *
   * @returns the headers about the limit
   * @throws ApiError 429 if a limit is exceeded
   */
  countCall(accountId: string, { label, perSecondCode }: RatedEndpoint): RateHeaders {
    const nowMs = this.#clock.now();
    const headers = this.#behavior.current.rateLimitHeaders;
    const { perSecond, perDay } = allowances[this.planOf(accountId)][label];
    const secondKey = `${accountId} ${label} ${Math.floor(nowMs / second)}`;
    const dayKey = this.#dayKey(accountId, label);
    if (perDay !== undefined && this.#count(dayKey) >= perDay) {
      throw tooManyRequests({ kind: 'daily', label, limit: perDay, nowMs, headers });
    }
    if (this.#count(secondKey) >= perSecond) {
      throw tooManyRequests({
        kind: 'perSecond',
        label,
        limit: perSecond,
        nowMs,
        headers,
        code: perSecondCode,
      });
    }
    this.#add(dayKey, 1);
    this.#add(secondKey, 1);
    const remaining = perSecond - this.#count(secondKey);
    return rateHeaders(headers, { type: 'QPS', label, limit: perSecond, remaining });
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
            ...rateHeaders(this.#behavior.current.rateLimitHeaders, {
              type: 'Daily-limit',
              label: 'Light',
              limit: meetingWritesPerDay,
              remaining: 0,
            }),
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

/** What the headers of a response say about a limit. */
interface RateStatus {
  readonly type: 'QPS' | 'Daily-limit';
  readonly label: RateLabel;
  readonly limit: number;
  readonly remaining: number;
}

function rateHeaders(
  headers: Behavior['rateLimitHeaders'],
  { type, label, limit, remaining }: RateStatus,
): RateHeaders {
  return {
    'X-RateLimit-Category': label,
    ...(headers === 'all' && {
      'X-RateLimit-Type': type,
      'X-RateLimit-Limit': String(limit),
      'X-RateLimit-Remaining': String(remaining),
    }),
  };
}
