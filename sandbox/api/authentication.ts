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
  const { userId, accountId, scopes } = state.subject;
  return userId === undefined
    ? { kind: 'account', user: world.directory.getAccountOwner(accountId), scopes }
    : { kind: 'user', user: world.directory.getUser(userId), scopes };
}

/**
 * Checks that the token has a scope that the endpoint requires.
 *
 * @throws ApiError 4711 with the missing granular scope
 */
export function checkScope(caller: Caller, { scope, classicScopes }: Endpoint): void {
  const accepted = [scope, ...classicScopes].flatMap((name) => [name, `${name}:admin`]);
  if (accepted.some((name) => caller.scopes.includes(name))) return;
  throw new ApiError(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}
