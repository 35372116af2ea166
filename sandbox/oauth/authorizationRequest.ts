import type { App } from '../data/apps.ts';
import type { AuthorizationServer } from './authorizationServer.ts';
import { readCodeChallenge, type CodeChallenge } from './pkce.ts';
import { splitScopes } from './scopes.ts';

/** A valid authorization request, for which the consent page can be shown. */
export interface AuthorizationRequest {
  readonly app: App;
  readonly redirectUri: string;
  readonly state: string | undefined;
  readonly challenge: CodeChallenge | undefined;
  readonly scopes: readonly string[];
}

/** The reason for an error page in place of the consent page, with Zoom's error code. */
export class AuthorizationError {
  readonly code: number;
  readonly message: string;

  constructor(code: number, message: string) {
    this.code = code;
    this.message = message;
  }
}

const loopback = /^http:\/\/(127\.0\.0\.1|\[::1\])(?::\d{1,5})?(\/[^#]*)$/;

const requestFields = [
  'response_type',
  'client_id',
  'redirect_uri',
  'state',
  'code_challenge',
  'code_challenge_method',
  'scope',
] as const;

/** The parameters of an authorization request that are present, unchanged. */
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

/** Validates a request in Zoom's order: the client, its redirect URI, then everything else. */
export function readAuthorizationRequest(
  server: AuthorizationServer,
  parameters: Readonly<Record<string, string>>,
): AuthorizationRequest | AuthorizationError {
  const app = server.findApp(parameters.client_id ?? '');
  if (!app || app.kind === 'serverToServer') {
    return new AuthorizationError(4702, 'Invalid client');
  }
  if (!app.enabled) return new AuthorizationError(4717, 'The app has been disabled');
  const redirectUri = parameters.redirect_uri ?? '';
  if (!isAcceptedRedirectUri(app, redirectUri)) {
    return new AuthorizationError(4700, 'Invalid redirect url');
  }
  if (parameters.response_type !== 'code') {
    return new AuthorizationError(4700, 'Invalid response type');
  }
  const challenge = readCodeChallenge(parameters.code_challenge, parameters.code_challenge_method);
  if (challenge === 'invalid' || (app.kind === 'public' && !challenge)) {
    return new AuthorizationError(4700, 'Invalid code challenge');
  }
  const requested = splitScopes(parameters.scope ?? '');
  const notGranted = requested.filter((scope) => !app.scopes.includes(scope));
  if (notGranted.length > 0) {
    return new AuthorizationError(4711, `Invalid scope: ${notGranted.join(' ')}`);
  }
  return {
    app,
    redirectUri,
    state: parameters.state,
    challenge,
    scopes: requested.length > 0 ? requested : app.scopes,
  };
}

/**
 * Whether Zoom would send a code of `app` to `uri`: https exactly as registered; http only for a
 * public client and to a loopback address, with any port, but not to `localhost`; a custom scheme
 * only if the app's Meeting SDK is on.
 */
function isAcceptedRedirectUri(app: App, uri: string): boolean {
  if (!URL.canParse(uri) || uri.includes('#')) return false;
  const { protocol } = new URL(uri);
  if (protocol === 'https:') return app.redirectUris.includes(uri);
  if (protocol === 'http:') {
    const target = withoutPort(uri);
    return (
      app.kind === 'public' &&
      target !== undefined &&
      app.redirectUris.some((registered) => withoutPort(registered) === target)
    );
  }
  return app.meetingSdk && app.redirectUris.includes(uri);
}

function withoutPort(uri: string): string | undefined {
  const parts = loopback.exec(uri);
  return parts ? `http://${parts[1] ?? ''}${parts[2] ?? ''}` : undefined;
}
