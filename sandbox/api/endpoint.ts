import type { App } from '../data/apps.ts';
import type { User } from '../data/users.ts';
import type { World } from '../world.ts';

/** Zoom's rate limit labels that the sandbox's endpoints use. */
export type RateLabel = 'Light' | 'Medium';

/** The caller: a user, or a Server-to-Server app that acts for its whole account. */
export interface Caller {
  readonly kind: 'user' | 'account';
  /** The user that `me` means. */
  readonly user: User;
  /** The app that the token was issued to. */
  readonly app: App;
  readonly scopes: readonly string[];
}

/** A call of an endpoint whose token, rate and scope have been checked. */
export interface ApiCall {
  readonly world: World;
  readonly caller: Caller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The text of the body; undefined without one. */
  readonly body: unknown;
}

/** The response of an endpoint; 202 and 204 have no body. */
export interface ApiResponse {
  readonly status: number;
  readonly body?: object;
}

/** An endpoint of the REST API with the scopes that it requires. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** The path below `/v2`, with `:name` for parameters. */
  readonly path: string;
  /** The granular scope; its `:admin` variant is accepted too. */
  readonly scope: string;
  /** The classic scopes, each of which is accepted instead. */
  readonly classicScopes: readonly string[];
  readonly label: RateLabel;
  /** The code of the error for too many calls per second, if it is not 429. */
  readonly perSecondCode?: 4001;
  readonly handle: (call: ApiCall) => ApiResponse;
}

/** A response with status 200. */
export function ok(body: object): ApiResponse {
  return { status: 200, body };
}

/** A response with status 201. */
export function created(body: object): ApiResponse {
  return { status: 201, body };
}

/** A response with status 202. */
export const accepted: ApiResponse = { status: 202 };

/** A response with status 204. */
export const noContent: ApiResponse = { status: 204 };
