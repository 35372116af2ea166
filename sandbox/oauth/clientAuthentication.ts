import type { FastifyRequest } from 'fastify';
import type { App } from '../data/apps.ts';
import type { AuthorizationServer } from './authorizationServer.ts';
import { OAuthError, invalidClient } from './oauthError.ts';

/**
 * The parameters of a call to an OAuth endpoint, which Zoom reads from a form body or the query.
 *
 * @throws OAuthError `invalid_request` if one is repeated (RFC 6749, section 3.2)
 */
export function readParameters(request: FastifyRequest): Record<string, string> {
  const entries = [request.query, request.body].flatMap((source) =>
    typeof source === 'object' && source !== null ? Object.entries(source) : [],
  );
  const parameters = new Map<string, string>();
  for (const [name, value] of entries) {
    if (typeof value !== 'string' || parameters.has(name)) {
      throw new OAuthError('invalid_request', `The parameter ${name} must come once.`);
    }
    parameters.set(name, value);
  }
  return Object.fromEntries(parameters);
}

/**
 * The app that sent a request, by Zoom's rules: a public client sends `client_id`, and neither a
 * secret nor an `Authorization` header; every other client sends Basic with the plain base64 of
 * `id:secret`, or both as parameters (RFC 6749, section 2.3.1).
 *
 * @throws OAuthError `invalid_client` if the app is unknown, is disabled or authenticates in another way
 */
export function authenticateClient(
  server: AuthorizationServer,
  authorization: string | undefined,
  parameters: Readonly<Record<string, string>>,
): App {
  const clientId = parameters.client_id;
  if (authorization === undefined) {
    if (clientId === undefined) throw new OAuthError('invalid_request', 'Missing client_id.');
    const app = server.findApp(clientId);
    // A public client has no secret, so it must not send one.
    if (!app || app.secret !== parameters.client_secret) throw invalidClient();
    return requireEnabled(app);
  }
  const [scheme, encoded, ...rest] = authorization.split(' ');
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined || rest.length > 0) {
    throw invalidClient();
  }
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const app = server.findApp(decoded.slice(0, colon));
  const isWrongSecret = colon < 1 || app?.secret !== decoded.slice(colon + 1);
  if (
    !app ||
    isWrongSecret ||
    app.kind === 'public' ||
    (clientId ?? app.clientId) !== app.clientId
  ) {
    throw invalidClient();
  }
  return requireEnabled(app);
}

function requireEnabled(app: App): App {
  if (!app.enabled) {
    throw new OAuthError('invalid_client', 'The app has been disabled by the developer');
  }
  return app;
}
