import type { App } from '../data/apps.ts';
import type { AuthorizationServer } from './authorizationServer.ts';
import { OAuthError, invalidClient } from './oauthError.ts';

/**
 * The app that speaks, by Zoom's rules: a public client names itself by `client_id` and sends
 * neither a secret nor an `Authorization` header; every other client sends Basic, the plain base64
 * of `id:secret`.
 *
 * @throws OAuthError `invalid_client` if it is not known or uses the other kind's way
 */
export function authenticateClient(
  server: AuthorizationServer,
  authorization: string | undefined,
  parameters: Readonly<Record<string, string>>,
): App {
  const named = parameters.client_id;
  if (authorization === undefined) {
    if (named === undefined) throw new OAuthError('invalid_request', 'Missing client_id.');
    const app = server.app(named);
    if (app?.kind !== 'public' || parameters.client_secret !== undefined) throw invalidClient();
    return enabled(app);
  }
  const [scheme, encoded, ...rest] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined || rest.length > 0) {
    throw invalidClient();
  }
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const app = server.app(decoded.slice(0, colon));
  const wrongSecret = colon < 1 || app?.secret !== decoded.slice(colon + 1);
  if (!app || wrongSecret || app.kind === 'public' || (named ?? app.clientId) !== app.clientId) {
    throw invalidClient();
  }
  return enabled(app);
}

function enabled(app: App): App {
  if (!app.enabled) throw new OAuthError('unauthorized_client', 'The app has been disabled.');
  return app;
}
