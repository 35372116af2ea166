import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items, SandboxClient, type Json } from '../unit/sandbox/sandboxClient.ts';
import { checkCall, type ClientCall } from './support/clientCalls.ts';
import { redirectZoomTo } from './support/zoomRedirect.ts';

const require = createRequire(import.meta.url);

/** The calls of zoomapi for which the sandbox has endpoints. */
interface ZoomApi {
  readonly oauth: { GetServerToServerOAuthToken(): Promise<Json> };
  readonly users: {
    ListUsers(query?: object): Promise<Json>;
    GetUser(userId: string): Promise<Json>;
    GetUserToken(userId: string, query: object): Promise<Json>;
    GetUserSettings(userId: string, query?: object): Promise<Json>;
  };
  readonly meetings: {
    ListMeetings(userId: string, query?: object): Promise<Json>;
    CreateMeeting(userId: string, meeting: object): Promise<Json>;
    GetMeeting(meetingId: string, query?: object): Promise<Json>;
    UpdateMeeting(meetingId: string, meeting: object, query?: object): Promise<Json>;
    UpdateMeetingStatus(meetingId: string, body: object): Promise<Json>;
    DeleteMeeting(meetingId: string, query?: object): Promise<Json>;
    GetMeetingInvitation(meetingId: string): Promise<Json>;
    GetMeetingRecordings(meetingId: string): Promise<Json>;
  };
}

interface ZoomApiModule {
  readonly default: (options: object) => ZoomApi;
}

describe('zoomapi', () => {
  let zoom: SandboxClient;
  let endRedirect: () => void;
  const ids = { meeting: '', series: '', occurrence: '', live: '', recorded: '' };

  const { default: createApi } = require('zoomapi') as ZoomApiModule;
  const options = {
    accountId: 'sandboxAccountId',
    oauthClientId: 'sandboxServerClient',
    oauthClientSecret: 'sandboxServerSecret',
  };
  const { oauth, users, meetings } = createApi(options);

  beforeAll(async () => {
    zoom = await SandboxClient.start();
    endRedirect = redirectZoomTo(zoom.url);
  });
  afterAll(async () => {
    endRedirect();
    await zoom.close();
  });

  async function create(meeting: object): Promise<string> {
    return String((await meetings.CreateMeeting('me', meeting)).id);
  }

  it.for<ClientCall>([
    {
      name: 'oauth.GetServerToServerOAuthToken',
      status: 200,
      send: async () => {
        const token = await oauth.GetServerToServerOAuthToken();
        expect(Object.keys(token)).toEqual(expect.arrayContaining(['access_token', 'expires_in']));
      },
    },
    {
      name: 'oauth.GetServerToServerOAuthToken with another secret',
      status: 400,
      send: () =>
        createApi({ ...options, oauthClientSecret: 'x' }).oauth.GetServerToServerOAuthToken(),
    },
    {
      name: 'users.GetUser',
      status: 200,
      send: async () => {
        expect(await users.GetUser('me')).toMatchObject({ display_name: 'Mara Lindqvist' });
      },
    },
    {
      name: 'users.ListUsers',
      status: 200,
      send: async () => {
        const list = await users.ListUsers({ status: 'active', page_size: 300 });
        expect(items(list, 'users').length).toBeGreaterThan(1);
      },
    },
    { name: 'users.GetUserSettings', status: 200, send: () => users.GetUserSettings('me') },
    {
      name: 'users.GetUserToken',
      status: 200,
      send: () => users.GetUserToken('me', { type: 'zak', ttl: 600 }),
    },
    {
      name: 'meetings.CreateMeeting',
      status: 201,
      send: async () => {
        ids.meeting = await create({
          topic: 'Review',
          type: 2,
          start_time: '2026-03-05T10:00:00Z',
          duration: 30,
          settings: { waiting_room: true },
        });
      },
    },
    {
      name: 'meetings.CreateMeeting, a series',
      status: 201,
      send: async () => {
        ids.series = await create({
          topic: 'Stand-up',
          type: 8,
          start_time: '2026-03-05T10:00:00Z',
          recurrence: { type: 1, repeat_interval: 1, end_times: 5 },
        });
      },
    },
    {
      name: 'meetings.ListMeetings',
      status: 200,
      send: async () => {
        const list = await meetings.ListMeetings('me', { type: 'scheduled', page_size: 300 });
        expect(items(list, 'meetings').map(({ id }) => String(id))).toContain(ids.meeting);
      },
    },
    {
      name: 'meetings.ListMeetings, live ones',
      status: 200,
      send: async () => {
        const [live] = items(await meetings.ListMeetings('me', { type: 'live' }), 'meetings');
        ids.live = String(live?.id);
      },
    },
    {
      name: 'meetings.GetMeeting',
      status: 200,
      send: async () => {
        expect(await meetings.GetMeeting(ids.meeting)).toMatchObject({ topic: 'Review' });
      },
    },
    {
      name: 'meetings.GetMeeting, a series',
      status: 200,
      send: async () => {
        const series = await meetings.GetMeeting(ids.series, { show_previous_occurrences: true });
        ids.occurrence = String(items(series, 'occurrences')[0]?.occurrence_id);
      },
    },
    {
      name: 'meetings.GetMeeting, an ID that nobody has',
      status: 404,
      send: () => meetings.GetMeeting('100000000'),
    },
    {
      name: 'meetings.UpdateMeeting',
      status: 204,
      send: () => meetings.UpdateMeeting(ids.meeting, { topic: 'Renamed' }),
    },
    {
      name: 'meetings.UpdateMeeting, one occurrence',
      status: 204,
      send: () =>
        meetings.UpdateMeeting(ids.series, { duration: 15 }, { occurrence_id: ids.occurrence }),
    },
    {
      name: 'meetings.GetMeetingInvitation',
      status: 200,
      send: () => meetings.GetMeetingInvitation(ids.meeting),
    },
    {
      name: 'meetings.UpdateMeetingStatus',
      status: 204,
      send: () => meetings.UpdateMeetingStatus(ids.live, { action: 'end' }),
    },
    {
      name: 'meetings.DeleteMeeting, one occurrence',
      status: 204,
      send: () => meetings.DeleteMeeting(ids.series, { occurrence_id: ids.occurrence }),
    },
    {
      name: 'meetings.DeleteMeeting',
      status: 204,
      send: () => meetings.DeleteMeeting(ids.meeting, { schedule_for_reminder: false }),
    },
    {
      name: 'meetings.GetMeetingRecordings',
      status: 200,
      send: async () => {
        const past = items(await zoom.control('state', {}, 'GET'), 'past');
        const recorded = past.find(({ topic }) => topic === 'Design critique: empty states');
        await meetings.GetMeetingRecordings(String(recorded?.id));
      },
    },
  ])('$name', (call, context) => checkCall(context, zoom, 'zoomapi', call));
});
