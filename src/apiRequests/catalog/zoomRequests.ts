import { errorCodes } from '../../zoom/errorCodes';
import type { Caller, RequestField, UsualRefusal, ZoomRequest } from './zoomRequest';

const anyAccount = ['user', 'admin', 'server'] as const satisfies readonly Caller[];
const userOnly = ['user'] as const satisfies readonly Caller[];
const anyClient = ['client'] as const satisfies readonly Caller[];

const refusal = (status: number, code: keyof typeof errorCodes): UsualRefusal => ({
  status,
  code: errorCodes[code],
});

const oauthRefusal = (oauthError: string): UsualRefusal => ({ status: 400, oauthError });

/** What every call of the API may be refused with. */
const tokenRefusals = [refusal(401, 'invalidToken'), refusal(400, 'missingScope')];

const userMissing = refusal(404, 'userNotFound');
const meetingMissing = refusal(404, 'meetingNotFound');
const hostingNotAllowed = refusal(400, 'hostingNotAllowed');
const invalidRequest = refusal(400, 'invalidRequest');
const meetingRefused = refusal(400, 'meetingRefused');

const pageSize: RequestField = { name: 'page_size', type: 'integer', default: 30, max: 300 };
const nextPage: RequestField = { name: 'next_page_token', type: 'text' };
const occurrence: RequestField = { name: 'occurrence_id', type: 'text' };

/** Secrets of a meeting's host: both open the meeting as the host. */
const hostSecrets = ['start_url', 'dynamic_host_key'] as const;

/** The fields of a meeting that creating and updating have in common. */
const meetingFields: readonly RequestField[] = [
  { name: 'topic', type: 'text', max: 200 },
  { name: 'agenda', type: 'text', max: 2_000 },
  { name: 'start_time', type: 'dateTime' },
  { name: 'duration', type: 'integer', default: 60, min: 1, max: 1_440 },
  { name: 'timezone', type: 'text' },
  { name: 'password', type: 'text', max: 10 },
  { name: 'recurrence', type: 'object' },
  { name: 'settings', type: 'object' },
  { name: 'tracking_fields', type: 'list' },
];

/** Gives fields of a meeting what a new request has in them. */
function withExamples(examples: Readonly<Record<string, RequestField['example']>>) {
  return meetingFields.map((field) =>
    field.name in examples ? { ...field, example: examples[field.name] } : field,
  );
}

const grantType = (type: string): RequestField => ({
  name: 'grant_type',
  type: 'text',
  isRequired: true,
  values: [type],
  example: type,
});

/**
 * The requests to Zoom that are known: those of the extension itself, and those that people write into
 * their own programs. Source: Zoom's API reference of each call, and its OAuth documentation.
 */
export const zoomRequests = {
  getUser: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}',
    callers: anyAccount,
    scope: 'user:read:user',
    rateLabel: 'Light',
    status: 200,
    response: 'user',
    secrets: ['host_key'],
    refusals: [...tokenRefusals, userMissing, refusal(400, 'invitationNotFound')],
  },
  getUserSettings: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/settings',
    query: [
      {
        name: 'option',
        type: 'text',
        values: ['meeting_authentication', 'recording_authentication', 'meeting_security'],
      },
    ],
    callers: anyAccount,
    scope: 'user:read:settings',
    rateLabel: 'Medium',
    status: 200,
    response: 'settings',
    refusals: [...tokenRefusals, userMissing, refusal(400, 'invitationNotFound')],
  },
  getUserToken: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/token',
    query: [
      {
        name: 'type',
        type: 'text',
        values: ['zak', 'onbehalf', 'token'],
        default: 'token',
        example: 'zak',
      },
      {
        name: 'ttl',
        type: 'integer',
        default: 7_200,
        min: 1,
        max: 31_536_000,
        example: 7_200,
      },
      { name: 'meeting_id', type: 'integer' },
    ],
    callers: anyAccount,
    scope: 'user:read:token',
    rateLabel: 'Light',
    status: 200,
    response: 'token',
    secrets: ['token'],
    refusals: [...tokenRefusals, userMissing, refusal(404, 'unknownEndpoint')],
  },
  getZak: {
    host: 'api',
    method: 'GET',
    path: '/users/me/zak',
    callers: userOnly,
    scope: 'user:read:zak',
    rateLabel: 'Light',
    status: 200,
    response: 'token',
    secrets: ['token'],
    refusals: [...tokenRefusals, refusal(400, 'userNotFound')],
  },
  listMeetings: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/meetings',
    query: [
      {
        name: 'type',
        type: 'text',
        values: ['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'],
        default: 'scheduled',
        example: 'upcoming',
      },
      { ...pageSize, example: 300 },
      nextPage,
      { name: 'from', type: 'date' },
      { name: 'to', type: 'date' },
      { name: 'timezone', type: 'text' },
    ],
    callers: anyAccount,
    scope: 'meeting:read:list_meetings',
    rateLabel: 'Medium',
    status: 200,
    response: 'meetings',
    refusals: [
      ...tokenRefusals,
      userMissing,
      hostingNotAllowed,
      refusal(403, 'othersMeetingsHidden'),
    ],
  },
  listUpcomingMeetings: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/upcoming_meetings',
    callers: anyAccount,
    scope: 'meeting:read:list_upcoming_meetings',
    rateLabel: 'Medium',
    status: 200,
    response: 'meetings',
    refusals: [...tokenRefusals, meetingMissing],
  },
  getMeeting: {
    host: 'api',
    method: 'GET',
    path: '/meetings/{meetingId}',
    query: [occurrence, { name: 'show_previous_occurrences', type: 'boolean' }],
    callers: anyAccount,
    scope: 'meeting:read:meeting',
    rateLabel: 'Light',
    status: 200,
    response: 'meeting',
    secrets: hostSecrets,
    refusals: [...tokenRefusals, meetingMissing, meetingRefused, hostingNotAllowed],
  },
  createMeeting: {
    host: 'api',
    method: 'POST',
    path: '/users/{userId}/meetings',
    body: [
      {
        name: 'type',
        type: 'integer',
        values: [1, 2, 3, 8, 10],
        default: 2,
        example: 2,
      },
      ...withExamples({
        topic: 'Planning',
        start_time: '2030-01-15T09:00:00Z',
        duration: 60,
        timezone: 'UTC',
      }),
      { name: 'default_password', type: 'boolean', default: true },
      { name: 'schedule_for', type: 'text' },
      { name: 'template_id', type: 'text' },
    ],
    callers: anyAccount,
    scope: 'meeting:write:meeting',
    rateLabel: 'Light',
    status: 201,
    response: 'meeting',
    secrets: hostSecrets,
    refusals: [...tokenRefusals, invalidRequest, userMissing, meetingRefused, hostingNotAllowed],
  },
  updateMeeting: {
    host: 'api',
    method: 'PATCH',
    path: '/meetings/{meetingId}',
    query: [occurrence],
    body: withExamples({ topic: 'Planning', duration: 45 }),
    callers: anyAccount,
    scope: 'meeting:update:meeting',
    rateLabel: 'Light',
    status: 204,
    response: 'nothing',
    refusals: [...tokenRefusals, invalidRequest, meetingMissing, meetingRefused, hostingNotAllowed],
  },
  deleteMeeting: {
    host: 'api',
    method: 'DELETE',
    path: '/meetings/{meetingId}',
    query: [
      occurrence,
      { name: 'schedule_for_reminder', type: 'boolean' },
      { name: 'cancel_meeting_reminder', type: 'boolean', default: false },
    ],
    callers: anyAccount,
    scope: 'meeting:delete:meeting',
    rateLabel: 'Light',
    status: 204,
    response: 'nothing',
    refusals: [
      ...tokenRefusals,
      meetingMissing,
      meetingRefused,
      refusal(400, 'personalMeetingNotDeletable'),
      refusal(400, 'audioConferenceNotDeletable'),
      hostingNotAllowed,
    ],
  },
  endMeeting: {
    host: 'api',
    method: 'PUT',
    path: '/meetings/{meetingId}/status',
    body: [
      {
        name: 'action',
        type: 'text',
        isRequired: true,
        values: ['end', 'recover'],
        example: 'end',
      },
    ],
    callers: anyAccount,
    scope: 'meeting:update:status',
    rateLabel: 'Light',
    status: 204,
    response: 'nothing',
    refusals: [
      ...tokenRefusals,
      meetingMissing,
      meetingRefused,
      refusal(400, 'onPremiseMeeting'),
      hostingNotAllowed,
    ],
  },
  getInvitation: {
    host: 'api',
    method: 'GET',
    path: '/meetings/{meetingId}/invitation',
    callers: anyAccount,
    scope: 'meeting:read:invitation',
    rateLabel: 'Light',
    status: 200,
    response: 'invitation',
    refusals: [...tokenRefusals, meetingMissing, hostingNotAllowed],
  },
  createInviteLinks: {
    host: 'api',
    method: 'POST',
    path: '/meetings/{meetingId}/invite_links',
    body: [
      { name: 'attendees', type: 'list', isRequired: true, example: [{ name: 'Guest' }] },
      { name: 'ttl', type: 'integer', default: 7_200, min: 0, max: 7_776_000, example: 7_200 },
    ],
    callers: anyAccount,
    scope: 'meeting:write:invite_links',
    rateLabel: 'Light',
    status: 201,
    response: 'inviteLinks',
    refusals: [...tokenRefusals, invalidRequest, meetingMissing, meetingRefused],
  },
  controlMeeting: {
    host: 'api',
    method: 'PATCH',
    path: '/live_meetings/{meetingId}/events',
    body: [
      {
        name: 'method',
        type: 'text',
        isRequired: true,
        values: ['recording.start', 'recording.stop', 'recording.pause', 'recording.resume'],
        example: 'recording.start',
      },
      { name: 'params', type: 'object' },
    ],
    callers: anyAccount,
    scope: 'meeting:update:in_meeting_controls',
    rateLabel: 'Medium',
    status: 202,
    response: 'nothing',
    refusals: [...tokenRefusals, invalidRequest, meetingMissing],
  },
  getPastMeeting: {
    host: 'api',
    method: 'GET',
    path: '/past_meetings/{meetingId}',
    callers: anyAccount,
    scope: 'meeting:read:past_meeting',
    rateLabel: 'Light',
    status: 200,
    response: 'pastMeeting',
    refusals: [...tokenRefusals, meetingMissing, invalidRequest, refusal(400, 'meetingTooOld')],
  },
  listPastInstances: {
    host: 'api',
    method: 'GET',
    path: '/past_meetings/{meetingId}/instances',
    query: [
      { name: 'from', type: 'date' },
      { name: 'to', type: 'date' },
    ],
    callers: anyAccount,
    scope: 'meeting:read:list_past_instances',
    rateLabel: 'Medium',
    status: 200,
    response: 'pastInstances',
    refusals: [...tokenRefusals, meetingMissing],
  },
  listPastParticipants: {
    host: 'api',
    method: 'GET',
    path: '/past_meetings/{meetingId}/participants',
    query: [{ ...pageSize, example: 300 }, nextPage],
    callers: anyAccount,
    scope: 'meeting:read:list_past_participants',
    rateLabel: 'Medium',
    status: 200,
    response: 'participants',
    refusals: [
      ...tokenRefusals,
      meetingMissing,
      refusal(400, 'noPermission'),
      refusal(400, 'meetingTooOld'),
    ],
  },
  listRecordings: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/recordings',
    query: [
      { name: 'from', type: 'date', example: '2030-01-01' },
      { name: 'to', type: 'date', example: '2030-01-31' },
      { ...pageSize, example: 300 },
      nextPage,
      { name: 'trash', type: 'boolean', default: false },
      { name: 'meeting_id', type: 'integer' },
    ],
    callers: anyAccount,
    scope: 'cloud_recording:read:list_user_recordings',
    rateLabel: 'Medium',
    status: 200,
    response: 'recordings',
    refusals: [...tokenRefusals, userMissing, refusal(404, 'recordingNotFound')],
  },
  getRecording: {
    host: 'api',
    method: 'GET',
    path: '/meetings/{meetingId}/recordings',
    callers: anyAccount,
    scope: 'cloud_recording:read:list_recording_files',
    rateLabel: 'Light',
    status: 200,
    response: 'recording',
    refusals: [
      ...tokenRefusals,
      refusal(404, 'recordingNotFound'),
      refusal(400, 'userNotInAccount'),
    ],
  },
  getTranscript: {
    host: 'api',
    method: 'GET',
    path: '/meetings/{meetingId}/transcript',
    callers: anyAccount,
    scope: 'cloud_recording:read:meeting_transcript',
    rateLabel: 'Medium',
    status: 200,
    response: 'transcript',
    refusals: [...tokenRefusals, refusal(404, 'transcriptNotFound'), { status: 403 }],
  },
  getMeetingSummary: {
    host: 'api',
    method: 'GET',
    path: '/meetings/{meetingId}/meeting_summary',
    callers: anyAccount,
    scope: 'meeting:read:summary',
    rateLabel: 'Light',
    status: 200,
    response: 'summary',
    refusals: [
      ...tokenRefusals,
      meetingMissing,
      invalidRequest,
      refusal(400, 'noPermission'),
      refusal(403, 'summaryRestricted'),
    ],
  },
  listMeetingTemplates: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/meeting_templates',
    callers: anyAccount,
    scope: 'meeting:read:list_templates',
    rateLabel: 'Medium',
    status: 200,
    response: 'templates',
    refusals: [...tokenRefusals, userMissing, hostingNotAllowed],
  },
  listAudioConferences: {
    host: 'api',
    method: 'GET',
    path: '/users/{userId}/pac',
    callers: anyAccount,
    scope: 'pac:read:list_pac_accounts',
    rateLabel: 'Light',
    status: 200,
    response: 'audioConferences',
    refusals: [...tokenRefusals, userMissing, refusal(400, 'audioConferencingOff')],
  },
  listContacts: {
    host: 'api',
    method: 'GET',
    path: '/contacts',
    query: [
      { name: 'search_key', type: 'text', isRequired: true, example: 'name@example.com' },
      { name: 'query_presence_status', type: 'boolean' },
      { name: 'page_size', type: 'integer' },
      nextPage,
    ],
    callers: userOnly,
    scope: 'contact:read:list_contacts',
    rateLabel: 'Medium',
    status: 200,
    response: 'contacts',
    refusals: tokenRefusals,
  },
  exchangeCode: {
    host: 'oauth',
    method: 'POST',
    path: '/token',
    form: [
      grantType('authorization_code'),
      { name: 'code', type: 'text', isRequired: true, environment: 'ZOOM_AUTHORIZATION_CODE' },
      { name: 'redirect_uri', type: 'text', isRequired: true, environment: 'ZOOM_REDIRECT_URI' },
      { name: 'code_verifier', type: 'text' },
    ],
    callers: anyClient,
    status: 200,
    response: 'accessToken',
    secrets: ['access_token', 'refresh_token'],
    refusals: [oauthRefusal('invalid_grant'), oauthRefusal('invalid_client')],
  },
  refreshToken: {
    host: 'oauth',
    method: 'POST',
    path: '/token',
    form: [
      grantType('refresh_token'),
      { name: 'refresh_token', type: 'text', isRequired: true, environment: 'ZOOM_REFRESH_TOKEN' },
    ],
    callers: anyClient,
    status: 200,
    response: 'accessToken',
    secrets: ['access_token', 'refresh_token'],
    refusals: [oauthRefusal('invalid_grant'), oauthRefusal('invalid_client')],
  },
  requestAccountToken: {
    host: 'oauth',
    method: 'POST',
    path: '/token',
    form: [
      grantType('account_credentials'),
      { name: 'account_id', type: 'text', isRequired: true, environment: 'ZOOM_ACCOUNT_ID' },
    ],
    callers: anyClient,
    status: 200,
    response: 'accessToken',
    secrets: ['access_token'],
    refusals: [oauthRefusal('invalid_client'), oauthRefusal('invalid_request')],
  },
  requestDeviceCode: {
    host: 'oauth',
    method: 'POST',
    path: '/devicecode',
    form: [{ name: 'client_id', type: 'text', isRequired: true, environment: 'ZOOM_CLIENT_ID' }],
    callers: anyClient,
    status: 200,
    response: 'deviceCode',
    secrets: ['device_code', 'user_code'],
    refusals: [oauthRefusal('invalid_client')],
  },
  pollDevice: {
    host: 'oauth',
    method: 'POST',
    path: '/token',
    form: [
      grantType('urn:ietf:params:oauth:grant-type:device_code'),
      { name: 'device_code', type: 'text', isRequired: true, environment: 'ZOOM_DEVICE_CODE' },
    ],
    callers: anyClient,
    status: 200,
    response: 'accessToken',
    secrets: ['access_token', 'refresh_token'],
    refusals: [
      oauthRefusal('authorization_pending'),
      oauthRefusal('slow_down'),
      oauthRefusal('expired_token'),
      oauthRefusal('access_denied'),
    ],
  },
  revokeToken: {
    host: 'oauth',
    method: 'POST',
    path: '/revoke',
    form: [{ name: 'token', type: 'text', isRequired: true, environment: 'ZOOM_ACCESS_TOKEN' }],
    callers: anyClient,
    status: 200,
    response: 'status',
    refusals: [oauthRefusal('invalid_token'), oauthRefusal('invalid_client')],
  },
} as const satisfies Record<string, ZoomRequest>;

/** The name of a request that is known. */
export type RequestId = keyof typeof zoomRequests;

/** Returns a request by its name. */
export function requestById(id: RequestId): ZoomRequest {
  return zoomRequests[id];
}
