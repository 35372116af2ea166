import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import { ApiError } from './apiError.ts';
import { ok, type Endpoint } from './endpoint.ts';
import { namedOwner, namedUser } from './lookups.ts';
import { joinUrl } from './meetingAnswers.ts';
import { enumParameter } from './queries.ts';
import { settingsAnswer } from './userSettings.ts';

/** A user's profile, settings, templates and audio conferencing accounts. */
export const userEndpoints: readonly Endpoint[] = [
  {
    method: 'GET',
    path: '/users/:userId',
    scope: 'user:read:user',
    classicScopes: ['user:read', 'user:write', 'user_profile', 'user_info:read'],
    label: 'Light',
    handle: (call) => ok(profile(call.world, namedUser(call))),
  },
  {
    method: 'GET',
    path: '/users/:userId/settings',
    scope: 'user:read:settings',
    classicScopes: ['user:read'],
    label: 'Medium',
    handle: (call) => {
      namedUser(call);
      const option = enumParameter(
        call.query,
        'option',
        ['', 'meeting_authentication', 'recording_authentication', 'meeting_security'],
        '',
      );
      return ok(settingsAnswer(option, call.query.custom_query_fields));
    },
  },
  {
    method: 'GET',
    path: '/users/:userId/meeting_templates',
    scope: 'meeting:read:list_templates',
    classicScopes: ['meeting:read'],
    label: 'Medium',
    handle: (call) => {
      namedOwner(call);
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
      if (!namedOwner(call).hasAudioConferencing) {
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

function profile(world: World, user: User): object {
  const room = world.book.byId(user.pmi);
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
    personal_meeting_url: room ? joinUrl(world, room) : '',
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
