import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import { joinUrl } from './meetingResponses.ts';

/** A user in the list of an account's users. */
interface UserResponse {
  readonly status: 'active';
  readonly role_id: string;
  readonly [field: string]: unknown;
}

/** The fields of a user that "list users" and "get a user" return. */
export function userResponse(world: World, user: User): UserResponse {
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: user.displayName,
    email: user.email,
    type: world.limits.planOf(user.accountId) === 'free' ? 1 : 2,
    role_id: '2',
    pmi: user.pmi,
    timezone: user.timezone,
    verified: 1,
    dept: user.department,
    created_at: '2021-03-08T09:12:44Z',
    user_created_at: '2021-03-08T09:12:44Z',
    last_login_time: '2026-01-12T08:03:10Z',
    last_client_version: '6.3.5.54827(mac)',
    group_ids: [],
    im_group_ids: [],
    status: 'active',
    plan_united_type: '2',
  };
}

/** The response of "get a user". */
export function profileResponse(world: World, user: User): object {
  const personalMeetingRoom = world.meetings.findMeeting(user.pmi);
  return {
    ...userResponse(world, user),
    role_name: 'Member',
    use_pmi: false,
    personal_meeting_url: personalMeetingRoom ? joinUrl(world, personalMeetingRoom) : '',
    vanity_url: `${world.webOrigin}/my/${user.personalName}`,
    job_title: user.jobTitle,
    company: user.company,
    location: '',
    pic_url: '',
    language: 'en-US',
    phone_numbers: [],
    login_types: [100],
    jid: `${user.id.toLowerCase()}@xmpp.zoom.us`,
    account_id: user.accountId,
    account_number: user.accountNumber,
    cluster: 'us05',
  };
}
