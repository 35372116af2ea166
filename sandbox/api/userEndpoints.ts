import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import { ApiError } from './apiError.ts';
import { ok, type Endpoint } from './endpoint.ts';
import { requireOwner, requireUser } from './lookups.ts';
import { joinUrl } from './meetingResponses.ts';
import { enumParameter, invalidField, numberParameter } from './queries.ts';
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
      requireUser(call);
      const option = enumParameter(
        call.query,
        'option',
        ['', 'meeting_authentication', 'recording_authentication', 'meeting_security'],
        '',
      );
      return ok(settingsResponse(option, call.query.custom_query_fields));
    },
  },
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
      const user = requireUser(call);
      const type = enumParameter(query, 'type', ['token', 'zak', 'onbehalf'], 'token');
      const lifetime = numberParameter(query, 'ttl', {
        minimum: 1,
        maximum: maxZakLifetime,
        fallback: defaultZakLifetime,
      });
      if (type === 'onbehalf' && !/^\d{9,12}$/.test(query.meeting_id ?? '')) {
        throw invalidField('meeting_id');
      }
      return ok({ token: world.oauth.issueZak(user.id, lifetime) });
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/meeting_templates',
    scope: 'meeting:read:list_templates',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      requireOwner(call);
      const templates = [
        { id: 'AdxbhxCzKgSiWAw', name: 'Team stand-up', type: 1 },
        { id: 'QsG5Vj0sT8q1p2w', name: 'Interview, recorded', type: 1 },
        { id: 'TcZ4Ue9rN7m3k6y', name: 'Company all-hands', type: 2 },
      ];
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

function profileResponse(world: World, user: User): object {
  const personalMeetingRoom = world.meetings.findMeeting(user.pmi);
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: user.displayName,
    email: user.email,
    type: 2,
    role_name: 'Member',
    role_id: '2',
    pmi: user.pmi,
    use_pmi: false,
    personal_meeting_url: personalMeetingRoom ? joinUrl(world, personalMeetingRoom) : '',
    vanity_url: `${world.webOrigin}/my/${user.personalName}`,
    timezone: user.timezone,
    verified: 1,
    dept: user.department,
    job_title: user.jobTitle,
    company: user.company,
    location: '',
    created_at: '2021-03-08T09:12:44Z',
    user_created_at: '2021-03-08T09:12:44Z',
    last_login_time: '2026-01-12T08:03:10Z',
    last_client_version: '6.3.5.54827(mac)',
    pic_url: '',
    language: 'en-US',
    phone_numbers: [],
    login_types: [100],
    group_ids: [],
    im_group_ids: [],
    jid: `${user.id.toLowerCase()}@xmpp.zoom.us`,
    account_id: user.accountId,
    account_number: user.accountNumber,
    cluster: 'us05',
    status: 'active',
    plan_united_type: '2',
  };
}
