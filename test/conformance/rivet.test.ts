import type { AddressInfo } from 'node:net';
import { MeetingsOAuthClient, MeetingsS2SAuthClient } from '@zoom/rivet/meetings';
import { TeamChatClient } from '@zoom/rivet/teamchat';
import { UsersOAuthClient, UsersS2SAuthClient } from '@zoom/rivet/users';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { items, pathUuid, SandboxClient } from '../unit/sandbox/sandboxClient.ts';
import { checkCall, type ClientCall } from './support/clientCalls.ts';
import { agree, registerRedirect, webApp } from './support/webSignIn.ts';
import { redirectZoomTo } from './support/zoomRedirect.ts';

const redirectOrigin = 'https://rivet.larkspur.example';

/** What Rivet keeps of a sign-in. */
interface StoredToken {
  accessToken: string;
  refreshToken: string;
  expirationTimeIso: string;
  scopes: string[];
}

describe('@zoom/rivet', () => {
  let zoom: SandboxClient;
  let endRedirect: () => void;
  let stored: StoredToken | undefined;
  const me = { userId: 'me' };
  const ids = {
    meeting: 0,
    noTime: 0,
    series: 0,
    occurrence: '',
    live: 0,
    past: 0,
    pastUuid: '',
    recordedUuid: '',
  };

  const options = {
    ...webApp,
    webhooksSecretToken: 'not used',
    port: 0,
    installerOptions: {
      redirectUri: redirectOrigin,
      stateStore: 'a secret of the server for its states',
      directInstall: true,
    },
    tokenStore: {
      getLatestToken: () => stored,
      storeToken: (token: StoredToken) => {
        stored = token;
      },
    },
  };
  const rivet = new MeetingsOAuthClient(options);
  const { meetings, cloudRecording, pAC: pac } = rivet.endpoints;
  const { users } = new UsersOAuthClient(options).endpoints;
  const { contacts } = new TeamChatClient(options).endpoints;
  const serverOptions = {
    clientId: 'sandboxServerClient',
    clientSecret: 'sandboxServerSecret',
    accountId: 'sandboxAccountId',
    webhooksSecretToken: 'not used',
  };
  const server = {
    meetings: new MeetingsS2SAuthClient(serverOptions).endpoints.meetings,
    users: new UsersS2SAuthClient(serverOptions).endpoints.users,
  };

  beforeAll(async () => {
    zoom = await SandboxClient.start();
    endRedirect = redirectZoomTo(zoom.url);
    await registerRedirect(zoom, `${redirectOrigin}/zoom/oauth/callback`);
    const past = items(await zoom.control('state', {}, 'GET'), 'past');
    const recorded = past.find(({ topic }) => topic === 'Design critique: empty states');
    const retrospective = past.find(({ topic }) => topic === 'Retrospective: sprint 41');
    ids.past = Number(recorded?.id);
    ids.recordedUuid = pathUuid(recorded?.uuid);
    ids.pastUuid = pathUuid(retrospective?.uuid);
  });
  afterAll(async () => {
    endRedirect();
    await zoom.close();
  });

  /** Lets Rivet's own web server send a browser to Zoom, and returns the browser to it. */
  async function signIn(change: (back: URL) => void = () => undefined): Promise<void> {
    const running = await rivet.start();
    try {
      const origin = `http://127.0.0.1:${(running.address() as AddressInfo).port}`;
      const install = await fetch(`${origin}/zoom/oauth/install`, { redirect: 'manual' });
      const [cookie = ''] = install.headers.getSetCookie();
      const back = await agree(zoom, install.headers.get('location') ?? '');
      expect(back.origin).toBe(redirectOrigin);
      change(back);
      const page = await fetch(origin + back.pathname + back.search, { headers: { cookie } });
      if (!page.ok) {
        throw new Error(await page.text());
      }
    } finally {
      running.closeAllConnections();
      running.close();
    }
  }

  async function create(
    meeting: NonNullable<Parameters<typeof meetings.createMeeting>[0]['body']>,
  ): Promise<number> {
    const { data, statusCode } = await meetings.createMeeting({ path: me, body: meeting });
    expect(statusCode).toBe(201);
    return Number(data?.id);
  }

  const signIns: readonly ClientCall[] = [
    {
      name: 'sign in with a code that Zoom does not know',
      status: 400,
      send: () =>
        signIn((back) => {
          back.searchParams.set('code', 'unknown');
        }),
    },
    { name: 'sign in', status: 200, send: () => signIn() },
    {
      name: 'renew an expired token, then users.getUser',
      status: 200,
      send: async () => {
        const before = stored;
        stored = before && { ...before, expirationTimeIso: new Date(0).toISOString() };
        await users.getUser({ path: me });
        expect(stored?.refreshToken).not.toBe(before?.refreshToken);
      },
    },
  ];

  const userCalls: readonly ClientCall[] = [
    {
      name: 'users.getUser',
      status: 200,
      send: async () => {
        const { data } = await users.getUser({ path: me });
        expect(data?.email).toBe('mara.lindqvist@larkspur.example');
      },
    },
    { name: 'users.getUsersZAK', status: 200, send: () => users.getUsersZAK({}) },
    {
      name: 'users.getUsersToken',
      status: 200,
      send: () => users.getUsersToken({ path: me, query: { type: 'zak', ttl: 600 } }),
    },
    { name: 'users.getUserSettings', status: 200, send: () => users.getUserSettings({ path: me }) },
    {
      name: 'users.getUserSettings, meeting_security',
      status: 200,
      send: () => users.getUserSettings({ path: me, query: { option: 'meeting_security' } }),
    },
    {
      name: 'users.listUsers, which only administrators may',
      status: 400,
      send: () => users.listUsers({}),
    },
    {
      name: 'contacts.searchCompanyContacts',
      status: 200,
      send: async () => {
        const query = { search_key: 'priya', query_presence_status: true };
        const { data } = await contacts.searchCompanyContacts({ query });
        expect(data?.contacts).toHaveLength(1);
      },
    },
  ];

  const creates: readonly ClientCall[] = [
    {
      name: 'meetings.createMeeting, instant',
      status: 201,
      send: () => create({ topic: 'Call', type: 1 }),
    },
    {
      name: 'meetings.createMeeting, scheduled',
      status: 201,
      send: async () => {
        ids.meeting = await create({
          topic: 'Review',
          type: 2,
          start_time: '2026-03-05T10:00:00Z',
          duration: 30,
          timezone: 'Europe/Berlin',
          agenda: 'The new list',
          password: 'abc123',
          settings: { waiting_room: true, auto_recording: 'cloud', jbh_time: 5 },
        });
      },
    },
    {
      name: 'meetings.createMeeting, recurring without a fixed time',
      status: 201,
      send: async () => {
        ids.noTime = await create({ topic: 'Office hours', type: 3 });
      },
    },
    {
      name: 'meetings.createMeeting, recurring',
      status: 201,
      send: async () => {
        ids.series = await create({
          topic: 'Stand-up',
          type: 8,
          start_time: '2026-03-05T10:00:00Z',
          recurrence: { type: 2, weekly_days: '2', repeat_interval: 1, end_times: 6 },
        });
      },
    },
    {
      name: 'meetings.createMeeting, in the personal room',
      status: 201,
      send: () => create({ topic: 'Room', type: 2, settings: { use_pmi: true } }),
    },
    {
      name: 'meetings.createMeeting, with a topic that is too long',
      status: 400,
      send: () => create({ topic: 'a'.repeat(201) }),
    },
  ];

  const lists: readonly ClientCall[] = [
    ...(['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'] as const).map(
      (type) => ({
        name: `meetings.listMeetings, ${type}`,
        status: 200,
        send: async () => {
          const { data } = await meetings.listMeetings({ path: me, query: { type } });
          expect(data?.meetings?.length).toBeGreaterThan(0);
          ids.live = type === 'live' ? Number(data?.meetings?.[0]?.id) : ids.live;
        },
      }),
    ),
    {
      name: 'meetings.listMeetings, page by page',
      status: 200,
      send: async () => {
        const first = await meetings.listMeetings({ path: me, query: { page_size: 1 } });
        const token = first.data?.next_page_token ?? '';
        const query = { page_size: 1, next_page_token: token };
        const second = await meetings.listMeetings({ path: me, query });
        expect(second.data?.meetings).toHaveLength(1);
        expect(second.data?.meetings).not.toEqual(first.data?.meetings);
      },
    },
    {
      name: 'meetings.listMeetings, of some days',
      status: 200,
      send: () => {
        const query = { type: 'upcoming', from: '2026-03-01', to: '2026-03-31' } as const;
        return meetings.listMeetings({ path: me, query });
      },
    },
    {
      name: 'meetings.listUpcomingMeetings',
      status: 200,
      send: () => meetings.listUpcomingMeetings({ path: me }),
    },
    {
      name: 'meetings.listMeetingTemplates',
      status: 200,
      send: () => meetings.listMeetingTemplates({ path: me }),
    },
    {
      name: 'pAC.listUsersPACAccounts, of a user without them',
      status: 400,
      send: () => pac.listUsersPACAccounts({ path: me }),
    },
  ];

  const oneMeeting: readonly ClientCall[] = [
    {
      name: 'meetings.getMeeting',
      status: 200,
      send: async () => {
        const { data } = await meetings.getMeeting({ path: { meetingId: ids.meeting } });
        expect(data).toMatchObject({ topic: 'Review', start_time: '2026-03-05T10:00:00Z' });
      },
    },
    {
      name: 'meetings.getMeeting, a series with its past dates',
      status: 200,
      send: async () => {
        const { data } = await meetings.getMeeting({
          path: { meetingId: ids.series },
          query: { show_previous_occurrences: true },
        });
        ids.occurrence = data?.occurrences?.[0]?.occurrence_id ?? '';
      },
    },
    {
      name: 'meetings.getMeeting, one occurrence',
      status: 200,
      send: () =>
        meetings.getMeeting({
          path: { meetingId: ids.series },
          query: { occurrence_id: ids.occurrence },
        }),
    },
    {
      name: 'meetings.getMeeting, an ID that nobody has',
      status: 404,
      send: () => meetings.getMeeting({ path: { meetingId: 100_000_000 } }),
    },
    {
      name: 'meetings.getMeetingInvitation',
      status: 200,
      send: () => meetings.getMeetingInvitation({ path: { meetingId: ids.meeting } }),
    },
    {
      name: 'meetings.createMeetingsInviteLinks',
      status: 201,
      send: () =>
        meetings.createMeetingsInviteLinks({
          path: { meetingId: ids.meeting },
          body: { attendees: [{ name: 'Jun Sato' }], ttl: 600 },
        }),
    },
    {
      name: 'meetings.updateMeeting',
      status: 204,
      send: () =>
        meetings.updateMeeting({
          path: { meetingId: ids.meeting },
          body: { topic: 'Renamed', settings: { mute_upon_entry: true } },
        }),
    },
    {
      name: 'meetings.updateMeeting, a series',
      status: 204,
      send: () =>
        meetings.updateMeeting({
          path: { meetingId: ids.series },
          body: {
            duration: 15,
            recurrence: { type: 2, weekly_days: '2', repeat_interval: 1, end_times: 6 },
          },
        }),
    },
    {
      name: 'meetings.updateMeeting, one occurrence',
      status: 204,
      send: () =>
        meetings.updateMeeting({
          path: { meetingId: ids.series },
          query: { occurrence_id: ids.occurrence },
          body: { agenda: 'Only today' },
        }),
    },
    {
      name: 'meetings.updateMeeting, an ID that nobody has',
      status: 404,
      send: () =>
        meetings.updateMeeting({ path: { meetingId: 100_000_000 }, body: { topic: 'None' } }),
    },
    {
      name: 'meetings.useInMeetingControls, to record',
      status: 202,
      send: () =>
        meetings.useInMeetingControls({
          path: { meetingId: String(ids.live) },
          body: { method: 'recording.start' },
        }),
    },
    {
      name: 'meetings.useInMeetingControls, to invite',
      status: 202,
      send: () =>
        meetings.useInMeetingControls({
          path: { meetingId: String(ids.live) },
          body: {
            method: 'participant.invite',
            params: { contacts: [{ email: 'priya.raman@larkspur.example' }] },
          },
        }),
    },
    {
      name: 'meetings.useInMeetingControls, of a meeting that is not live',
      status: 400,
      send: () =>
        meetings.useInMeetingControls({
          path: { meetingId: String(ids.meeting) },
          body: { method: 'recording.start' },
        }),
    },
    {
      name: 'meetings.updateMeetingStatus, to end it',
      status: 204,
      send: () =>
        meetings.updateMeetingStatus({ path: { meetingId: ids.live }, body: { action: 'end' } }),
    },
    {
      name: 'meetings.deleteMeeting, one occurrence',
      status: 204,
      send: () =>
        meetings.deleteMeeting({
          path: { meetingId: ids.series },
          query: { occurrence_id: ids.occurrence },
        }),
    },
    {
      name: 'meetings.deleteMeeting, a series',
      status: 204,
      send: () => meetings.deleteMeeting({ path: { meetingId: ids.series } }),
    },
    {
      name: 'meetings.deleteMeeting, and inform those who registered',
      status: 204,
      send: () =>
        meetings.deleteMeeting({
          path: { meetingId: ids.meeting },
          query: { cancel_meeting_reminder: true, schedule_for_reminder: false },
        }),
    },
    {
      name: 'meetings.deleteMeeting, once more',
      status: 404,
      send: () => meetings.deleteMeeting({ path: { meetingId: ids.meeting } }),
    },
  ];

  const past: readonly ClientCall[] = [
    {
      name: 'meetings.getPastMeetingDetails, by ID',
      status: 200,
      send: () => meetings.getPastMeetingDetails({ path: { meetingId: String(ids.past) } }),
    },
    {
      name: 'meetings.getPastMeetingDetails, by a UUID with slashes',
      status: 200,
      send: () => meetings.getPastMeetingDetails({ path: { meetingId: ids.pastUuid } }),
    },
    {
      name: 'meetings.listPastMeetingInstances',
      status: 200,
      send: () => meetings.listPastMeetingInstances({ path: { meetingId: ids.past } }),
    },
    {
      name: 'meetings.getPastMeetingParticipants',
      status: 200,
      send: () =>
        meetings.getPastMeetingParticipants({
          path: { meetingId: ids.pastUuid },
          query: { page_size: 300 },
        }),
    },
    {
      name: 'meetings.getMeetingOrWebinarSummary',
      status: 200,
      send: () => meetings.getMeetingOrWebinarSummary({ path: { meetingId: ids.pastUuid } }),
    },
    {
      name: 'cloudRecording.listAllRecordings',
      status: 200,
      send: () =>
        cloudRecording.listAllRecordings({
          path: me,
          query: { from: '2026-02-02', to: '2026-03-01', page_size: 300 },
        }),
    },
    {
      name: 'cloudRecording.getMeetingRecordings',
      status: 200,
      send: () => cloudRecording.getMeetingRecordings({ path: { meetingId: ids.recordedUuid } }),
    },
    {
      name: 'cloudRecording.getMeetingTranscript',
      status: 200,
      send: () => cloudRecording.getMeetingTranscript({ path: { meetingId: ids.pastUuid } }),
    },
  ];

  const serverCalls: readonly ClientCall[] = [
    {
      name: 'sign in server-to-server, then meetings.listMeetings',
      status: 200,
      send: () => server.meetings.listMeetings({ path: me }),
    },
    {
      name: 'meetings.createMeeting, server-to-server',
      status: 201,
      send: () => server.meetings.createMeeting({ path: me, body: { topic: 'By the server' } }),
    },
    {
      name: 'users.listUsers, server-to-server',
      status: 200,
      send: async () => {
        const { data } = await server.users.listUsers({ query: { status: 'active' } });
        expect(data?.users?.map(({ email }) => email)).toContain('priya.raman@larkspur.example');
      },
    },
  ];

  it.for<ClientCall>([
    ...signIns,
    ...userCalls,
    ...creates,
    ...lists,
    ...oneMeeting,
    ...past,
    ...serverCalls,
  ])('$name', (call, context) => checkCall(context, zoom, '@zoom/rivet', call));
});
