import { setTimeout as delay } from 'node:timers/promises';
import { ZoomRateLimitError } from '../errors';
import type { Fetch, HttpRequestInit, HttpResponse } from './nodeFetch';
import { refusalError } from './refusalError';
import type { CallKind } from '../requestKinds';
import type { Scope } from '../scopes';
import type { ServerClock } from '../serverClock';

/** How often a request that only reads is sent at most. */
const maxReadAttempts = 4;

/** The longest time to wait for a per-second limit to pass, in ms. */
const maxWait = 5_000;

/** The longest random delay on top of that, in ms. */
const maxJitter = 500;

/** One request to Zoom's REST API. */
export interface ApiRequest {
  kind: CallKind;
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path below the API's base, such as `/users/me/meetings`, already encoded. */
  path: string;
  /** The path with placeholders for IDs, for the log: it must not reveal anything about people. */
  route: string;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
  signal?: AbortSignal;
  /** See {@link HttpRequestInit.onFirstChunk}. */
  onFirstChunk?: HttpRequestInit['onFirstChunk'];
  /** Called with the length of a successful response's body, in characters. */
  onBody?: (length: number) => void;
}

/** A request with the scope that it needs. */
export interface ScopedRequest extends ApiRequest {
  scope: Scope;
}

/** What the log may know about a request: neither query nor body nor token. */
export interface ApiRequestRecord {
  method: string;
  route: string;
  status: number | undefined;
  trackingId: string | undefined;
  durationMs: number;
}

/** What {@link ApiTransport} needs. */
export interface ApiTransportOptions {
  /** The API's base URL, such as `https://api.zoom.us/v2`, without a trailing slash. */
  apiUrl: string;
  fetch: Fetch;
  /** The scopes of the access token, for refusals that name alternatives; empty if not known. */
  grantedScopes?: readonly string[];
  clock?: ServerClock;
  onRequest?: (record: ApiRequestRecord) => void;
}

/** Sends requests to Zoom's REST API and translates failures into errors. */
export class ApiTransport {
  constructor(private readonly options: ApiTransportOptions) {}

  /**
   * Sends a request and returns the JSON of its response, `undefined` for an empty one (204).
   *
   * A request that only reads is sent again after a per-second limit has passed: on Zoom's smallest
   * plan, a few requests at once are enough to reach it. All others are sent once.
   *
   * @throws {ZoomNetworkError} without a response
   * @throws {ZoomError} of the kind that fits the failure
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
          attempt < maxReadAttempts
            ? error.retryAt.getTime() - (this.options.clock?.now() ?? new Date()).getTime()
            : Infinity;
        if (wait > maxWait) {
          throw error;
        }
        // Requests that were refused together must not return together.
        await delay(Math.max(wait, 0) + Math.random() * maxJitter, undefined, {
          signal: request.signal,
        });
      }
    }
  }

  /** The token goes into the `Authorization` header only: Zoom refuses tokens in the query. */
  private async sendOnce(request: ApiRequest, accessToken: string): Promise<unknown> {
    const url = this.options.apiUrl + request.path + queryString(request);
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
    if (response.ok) {
      request.onBody?.(text.length);
      if (text === '') {
        return undefined;
      }
      try {
        return JSON.parse(text) as unknown;
      } catch {
        // It is not Zoom's.
      }
    }
    throw refusalError(response, text, {
      requestKind: request.kind,
      host: new URL(url).host,
      now: this.options.clock?.now() ?? new Date(),
      grantedScopes: this.options.grantedScopes,
    });
  }
}

/** The query with its question mark; empty if there is none. */
function queryString({ query = {} }: ApiRequest): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      parameters.set(name, String(value));
    }
  }
  return parameters.size === 0 ? '' : `?${parameters.toString()}`;
}
