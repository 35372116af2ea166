import type { App } from '../data/apps.ts';
import type { AuthorizationServer } from './authorizationServer.ts';
import { readCodeChallenge, type CodeChallenge } from './pkce.ts';
import { redirectUriAccepted } from './redirectUris.ts';
import { splitScopes } from './scopes.ts';

/** An authorization request that may be shown to a person. */
export interface AuthorizationRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: CodeChallenge | undefined;
  readonly scopes: readonly string[];
}

/** Why Zoom shows an error page in place of the consent page; the codes are Zoom's. */
export class AuthorizationRefusal {
  readonly code: number;
  readonly message: string;

  constructor(code: number, message: string) {
    this.code = code;
    this.message = message;
  }
}

const requestFields = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
  'scope',
] as const;

/** The parameters of an authorization request that are there, to be sent on as they came. */
export function requestParameters(
  source: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    requestFields.flatMap((field) => {
      const value = source[field];
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Checks a request in Zoom's order: the client, its redirect, then all else. */
export function readAuthorizationRequest(
  server: AuthorizationServer,
  parameters: Readonly<Record<string, string>>,
): AuthorizationRequest | AuthorizationRefusal {
  const app = server.app(parameters.client_id ?? '');
  if (!app || app.kind === 'serverToServer') {
    return new AuthorizationRefusal(4702, 'Invalid client');
  }
  if (!app.enabled) return new AuthorizationRefusal(4717, 'The app has been disabled');
  const redirectUri = parameters.redirect_uri ?? '';
  if (!redirectUriAccepted(app, redirectUri)) {
    return new AuthorizationRefusal(4700, 'Invalid redirect url');
  }
  if (parameters.response_type !== 'code') {
    return new AuthorizationRefusal(4700, 'Invalid response type');
  }
  const challenge = readCodeChallenge(parameters.code_challenge, parameters.code_challenge_method);
  if (challenge === 'invalid' || (app.kind === 'public' && !challenge)) {
    return new AuthorizationRefusal(4700, 'Invalid code challenge');
  }
  const wanted = splitScopes(parameters.scope ?? '');
  const foreign = wanted.filter((scope) => !app.scopes.includes(scope));
  if (foreign.length > 0) {
    return new AuthorizationRefusal(4711, `Invalid scope: ${foreign.join(' ')}`);
  }
  return {
    app,
    redirectUri,
    state: parameters.state,
    challenge,
    scopes: wanted.length > 0 ? wanted : app.scopes,
  };
}
