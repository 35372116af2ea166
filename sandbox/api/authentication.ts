import type { World } from '../world.ts';
import { ApiError, unauthorized } from './apiError.ts';
import type { Caller, Endpoint } from './endpoint.ts';

/**
 * The caller that an `Authorization` header identifies.
 *
 * @throws ApiError 124 for a token that is missing, unknown or expired, 4741 for one that a newer
 *   authorization has replaced
 */
export function authenticate(world: World, authorization: string | undefined): Caller {
  const [scheme, token, ...rest] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'bearer' || !token || rest.length > 0) {
    throw unauthorized('Invalid access token.');
  }
  const state = world.oauth.checkAccessToken(token);
  if (state.kind === 'expired') throw unauthorized('Access token is expired.');
  if (state.kind === 'superseded') throw unauthorized('The token has been revoked.', 4741);
  if (state.kind === 'unknown') throw unauthorized('Invalid access token.');
  const { clientId, userId, accountId, scopes } = state.subject;
  const app = world.oauth.findApp(clientId);
  if (!app) throw unauthorized('Invalid access token.');
  return userId === undefined
    ? { kind: 'account', user: world.directory.getAccountOwner(accountId), app, scopes }
    : { kind: 'user', user: world.directory.getUser(userId), app, scopes };
}

/**
 * Checks that the token has a scope that the endpoint requires. Any one of those that Zoom lists is
 * enough.
 *
 * @throws ApiError 4711 with all scopes that would be enough, or 104 for a Server-to-Server app; 4700
 *   without them if the app is set to that
 */
export function checkScope(caller: Caller, { scope, classicScopes }: Endpoint): void {
  const accepted = [scope, ...classicScopes].flatMap((name) =>
    name.endsWith(':admin') ? [name] : [name, `${name}:admin`],
  );
  if (accepted.some((name) => caller.scopes.includes(name))) return;
  throw missingScope(caller, accepted);
}

/** The error for a token without any of the scopes that would be enough. */
export function missingScope({ app }: Caller, accepted: readonly string[]): ApiError {
  if (!app.listsMissingScopes) {
    return new ApiError(400, 4700, 'Invalid access token, does not contain scopes.');
  }
  return new ApiError(
    400,
    app.kind === 'serverToServer' ? 104 : 4711,
    `Invalid access token, does not contain scopes:[${accepted.join(', ')}].`,
  );
}
