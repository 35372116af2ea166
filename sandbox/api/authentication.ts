import type { World } from '../world.ts';
import { ApiError, unauthorized } from './apiError.ts';
import type { Caller, Endpoint } from './endpoint.ts';

/**
 * Who calls with this `Authorization` header.
 *
 * @throws ApiError 124 for a token that is missing, unknown or expired, 4741 for one that a newer
 *   authorization has ended
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
    ? { kind: 'account', user: world.directory.ownerOf(accountId), scopes }
    : { kind: 'user', user: world.directory.byId(userId), scopes };
}

/**
 * Checks what the token was granted for against what the endpoint needs.
 *
 * @throws ApiError 4711 naming the granular scope that is missing
 */
export function checkScope(caller: Caller, { scope, classicScopes }: Endpoint): void {
  const enough = [scope, ...classicScopes].flatMap((name) => [name, `${name}:admin`]);
  if (enough.some((name) => caller.scopes.includes(name))) return;
  throw new ApiError(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
}
