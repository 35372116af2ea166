import { ok, type Endpoint } from './endpoint.ts';
import { namedUser } from './lookups.ts';
import { enumParameter, invalid, numberParameter } from './queries.ts';

/** Seconds that the ZAK of `/users/me/zak` lives. */
const shortZakLifetime = 300;
const defaultLifetime = 7200;
const longestLifetime = 365 * 24 * 3600;

/** The two sources of ZAKs, each with its own scope. */
export const userTokenEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/me/zak',
    scope: 'user:read:zak',
    classicScopes: ['user_zak:read'],
    label: 'Light',
    handle: ({ world, caller }) =>
      ok({ token: world.oauth.issueZak(caller.user.id, shortZakLifetime) }),
  },
  {
    method: 'GET',
    path: '/users/:userId/token',
    scope: 'user:read:token',
    classicScopes: ['user:read', 'user:write', 'user_profile'],
    label: 'Light',
    handle: (call) => {
      const { world, query } = call;
      const user = namedUser(call);
      const type = enumParameter(query, 'type', ['token', 'zak', 'onbehalf'], 'token');
      const lifetime = numberParameter(query, 'ttl', 1, longestLifetime, defaultLifetime);
      if (type === 'onbehalf' && !/^\d{9,12}$/.test(query.meeting_id ?? '')) {
        throw invalid('meeting_id');
      }
      return ok({ token: world.oauth.issueZak(user.id, lifetime) });
    },
  },
];
