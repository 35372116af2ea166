import { ApiError } from './apiError.ts';
import { ok, type Endpoint } from './endpoint.ts';
import { checkHosting, requireOwner, requireUser } from './lookups.ts';
import { missingScope } from './authentication.ts';
import { enumParameter, invalidField, numberParameter } from './queries.ts';
import { profileResponse } from './userResponses.ts';
import { settingsResponse } from './userSettings.ts';

/** Seconds that ZAK tokens are valid: the one from `/users/me/zak`, and those with a `ttl`. */
const shortZakLifetime = 300;
const defaultZakLifetime = 7200;
const maxZakLifetime = 365 * 24 * 3600;

/** A user's profile, settings, tokens, meeting templates and audio conferencing accounts. */
export const userEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/:userId',
    scope: 'user:read:user',
    classicScopes: ['user:read', 'user:write', 'user_profile', 'user_info:read'],
    label: 'Light',
    handle: (call) => ok(profileResponse(call.world, requireUser(call))),
  },
  {
    method: 'GET',
    path: '/users/:userId/settings',
    scope: 'user:read:settings',
    classicScopes: ['user:read'],
    label: 'Medium',
    handle: (call) => {
      const { accountId } = requireUser(call);
      const option = enumParameter(
        call.query,
        'option',
        ['', 'meeting_authentication', 'recording_authentication', 'meeting_security'],
        '',
      );
      return ok(
        settingsResponse(
          option,
          call.query.custom_query_fields,
          call.world.limits.planOf(accountId),
        ),
      );
    },
  },
  {
    method: 'GET',
    path: '/users/me/zak',
    scope: 'user:read:zak',
    classicScopes: ['user_zak:read'],
    label: 'Light',
    handle: ({ world, caller }) => {
      if (caller.kind !== 'user' && world.behavior.serverZak === 'refused') {
        throw missingScope(caller, ['user:read:zak']);
      }
      return ok({ token: world.oauth.issueZak(caller.user.id, shortZakLifetime) });
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/token',
    scope: 'user:read:token',
    classicScopes: ['user:read', 'user:write', 'user_profile'],
    label: 'Light',
    handle: (call) => {
      const { world, query } = call;
      const user = requireUser(call);
      const type = enumParameter(query, 'type', ['token', 'zak', 'onbehalf'], 'token');
      const lifetime = numberParameter(query, 'ttl', {
        minimum: 1,
        maximum: maxZakLifetime,
        fallback: defaultZakLifetime,
      });
      if (type === 'token') {
        return ok({ token: 'Token is no longer supported. Please use ZAK token instead.' });
      }
      if (type === 'zak') return ok({ token: world.oauth.issueZak(user.id, lifetime) });
      if (!/^\d{9,12}$/.test(query.meeting_id ?? '')) throw invalidField('meeting_id');
      const meetingId = Number(query.meeting_id);
      return ok({ token: world.oauth.issueOnBehalfToken(user.id, meetingId, lifetime) });
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/meeting_templates',
    scope: 'meeting:read:list_templates',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      checkHosting(call.world, requireOwner(call));
      const templates = call.world.templates.all.map(({ id, name, type }) => ({ id, name, type }));
      return ok({ templates, total_records: templates.length });
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/pac',
    scope: 'pac:read:list_pac_accounts',
    classicScopes: ['pac:read'],
    label: 'Light',
    handle: (call) => {
      if (!requireOwner(call).hasAudioConferencing) {
        throw new ApiError(400, 2024, 'User does not have PAC enabled.');
      }
      return ok({
        pac_accounts: [
          {
            conference_id: 4417209,
            dedicated_dial_in_number: [{ country: 'US', number: '+1 5550110' }],
            global_dial_in_numbers: [{ country: 'SE', number: '+46 5550100' }],
            listen_only_password: '731904',
            participant_password: '286615',
          },
        ],
      });
    },
  },
];
