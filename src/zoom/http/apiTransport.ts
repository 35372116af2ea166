import { setTimeout as delay } from 'node:timers/promises';
import { apiError } from './apiError';
import { ZoomRateLimitError, ZoomServerError } from '../errors';
import type { Fetch, HttpRequestInit, HttpResponse } from './nodeFetch';
import type { ServerClock } from '../serverClock';

/** How often a call that only reads is sent at the most. */
const readAttempts = 4;

/** The longest time to wait out a per-second limit, in ms. */
const longestWait = 5_000;

/** Up to how much longer to wait, in ms. */
const jitter = 500;

/** One call of Zoom's REST API. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path below the API's base, such as `/users/me/meetings`, already encoded. */
  path: string;
  /** The path with its variables unfilled, for the log: it must say nothing about the person. */
  route: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
  /** See {@link HttpRequestInit.onFirstChunk}. */
  onFirstChunk?: HttpRequestInit['onFirstChunk'];
}

/** What the log may know of a call: neither query nor body nor token. */
export interface ApiRequestRecord {
  method: string;
  route: string;
  status: number | undefined;
  trackingId: string | undefined;
  durationMs: number;
}

/** What {@link ApiTransport} needs. */
export interface ApiTransportOptions {
  /** The base, such as `https://api.zoom.us/v2`, without a slash at its end. */
  apiUrl: string;
  fetch: Fetch;
  clock?: ServerClock;
  onRequest?: (record: ApiRequestRecord) => void;
}

/** Sends calls to Zoom's REST API, once each, and turns refusals into errors. */
export class ApiTransport {
  constructor(private readonly options: ApiTransportOptions) {}

  /**
   * Sends one call, as {@link sendOnce} does. A call that only reads waits out a per-second limit,
   * which even a few calls at once reach on Zoom's smallest plan, and is sent again.
   */
  async send(request: ApiRequest, accessToken: string): Promise<unknown> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.sendOnce(request, accessToken);
      } catch (error) {
        const wait =
          request.method === 'GET' &&
          error instanceof ZoomRateLimitError &&
          error.limit === 'perSecond' &&
          attempt < readAttempts
            ? error.retryAt.getTime() - (this.options.clock?.now() ?? new Date()).getTime()
            : Infinity;
        if (wait > longestWait) {
          throw error;
        }
        // Whoever was refused together comes back one by one.
        await delay(Math.max(wait, 0) + Math.random() * jitter, undefined, {
          signal: request.signal,
        });
      }
    }
  }

  /**
   * Sends one call and gives the JSON of its answer, `undefined` for an empty one (204).
   *
   * The token goes into the `Authorization` header only: Zoom refuses tokens in the query.
   *
   * @throws {ZoomNetworkError} without an answer
   * @throws {ZoomError} of the kind that fits a refusal
   */
  private async sendOnce(request: ApiRequest, accessToken: string): Promise<unknown> {
    const url = this.options.apiUrl + request.path + queryOf(request);
    const started = performance.now();
    let response: HttpResponse | undefined;
    try {
      response = await this.options.fetch(url, {
        method: request.method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${accessToken}`,
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: request.body === undefined ? undefined : JSON.stringify(request.body),
        signal: request.signal,
        onFirstChunk: request.onFirstChunk,
      });
    } finally {
      this.options.onRequest?.({
        method: request.method,
        route: request.route,
        status: response?.status,
        trackingId: response?.headers.get('x-zm-trackingid') ?? undefined,
        durationMs: Math.round(performance.now() - started),
      });
    }
    this.options.clock?.observe(response.headers.get('date'));
    const text = await response.text();
    if (!response.ok) {
      throw apiError(response, text, new URL(url).host, this.options.clock?.now() ?? new Date());
    }
    if (text === '') {
      return undefined;
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new ZoomServerError('unreadable', new URL(url).host, { status: response.status });
    }
  }
}

/** The query with its question mark; empty where the call has none. */
function queryOf({ query = {} }: ApiRequest): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      given.set(name, String(value));
    }
  }
  return given.size === 0 ? '' : `?${given.toString()}`;
}
