import type { User } from '../data/users.ts';
import type { World } from '../world.ts';

/** Zoom's rate limit labels, as far as the sandbox's endpoints have them. */
export type RateLabel = 'Light' | 'Medium';

/** Who calls: a user, or a Server-to-Server app that speaks for its whole account. */
export interface Caller {
  readonly kind: 'user' | 'account';
  /** The user that `me` means. */
  readonly user: User;
  readonly scopes: readonly string[];
}

/** One call of an endpoint, past the checks of token, rate and scope. */
export interface ApiCall {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The text of the body; undefined if there is none. */
  readonly body: unknown;
}

/** What an endpoint answers; no body for 204. */
export interface ApiAnswer {
  readonly status: number;
  readonly body?: object;
}

/** An endpoint of the REST API with what a token needs for it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below `/v2`, with `:name` for parameters. */
  readonly path: string;
  /** The granular scope; `:admin` after it does as well. */
  readonly scope: string;
  /** The classic scopes of which one does as well. */
  readonly classicScopes: readonly string[];
  readonly label: RateLabel;
  readonly handle: (call: ApiCall) => ApiAnswer;
}

export function ok(body: object): ApiAnswer {
  return { status: 200, body };
}

export function created(body: object): ApiAnswer {
  return { status: 201, body };
}

export const noContent: ApiAnswer = { status: 204 };
