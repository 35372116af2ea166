import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  newMeetingRequest,
  readCreateMeetingOptions,
} from '../../src/meetings/input/meetingRequest';
import { readEditOptions } from '../../src/meetings/edit/editOptions';
import { meetingUpdate } from '../../src/meetings/edit/meetingUpdate';
import type { Meeting } from '../../src/zoom/types';
import type { ZoomClient } from '../../src/zoom/zoomClient';
import { SandboxClient, sundayMorning } from '../unit/sandbox/sandboxClient.ts';
import { checkedClient, type CheckedClient, type Exchange } from './support/checkedClient.ts';
import { readAll } from './support/readAll.ts';
import { startPrism, type Prism } from './support/prism.ts';
import './support/testMeta.ts';
import {
  errorCodesOf,
  hasZoomDocument,
  operationOf,
  readZoomDocument,
  unknownFields,
  type OpenApiDocument,
} from './support/zoomDocument.ts';

/** What the calls below are about, found in the sandbox. */
interface Subjects {
  /** A meeting of the host, by its type. */
  readonly byType: ReadonlyMap<unknown, Meeting>;
  readonly personalRoom: number;
  readonly live: number;
  /** The UUIDs of a past instance with a recording, and of one that has a summary too. */
  readonly recorded: string;
  /** With slashes, which a client must encode twice. */
  readonly summarized: string;
  /** A series that has taken place. */
  readonly pastSeries: number;
}

const unknownId = 100_000_000;
const unknownUuid = 'AAAAAAAAAAAAAAAAAAAAAA==';

const commonSettings = {
  waiting_room: true,
  join_before_host: false,
  mute_upon_entry: true,
  auto_recording: 'cloud',
  host_video: true,
  participant_video: false,
};

const everyField = {
  topic: 'Everything at once',
  duration: 45,
  timezone: 'Europe/Berlin',
  agenda: 'All of it',
  passcode: 'abc123',
  settings: commonSettings,
};

const recurrences: readonly (readonly [title: string, recurrence: object])[] = [
  ['every second day', { type: 1, repeat_interval: 2, end_times: 5 }],
  ['until a day', { type: 1, repeat_interval: 1, end_date_time: '2026-04-01T10:00:00Z' }],
  ['on some days of the week', { type: 2, repeat_interval: 1, weekly_days: '2,4', end_times: 6 }],
  ['on a day of the month', { type: 3, repeat_interval: 1, monthly_day: 5, end_times: 3 }],
  [
    'on a weekday of the month',
    { type: 3, repeat_interval: 1, monthly_week: -1, monthly_week_day: 6, end_times: 3 },
  ],
];

describe.skipIf(!hasZoomDocument)('Requests and responses fit Zoom’s document when they', () => {
  let document: OpenApiDocument;
  let zoom: SandboxClient;
  let prism: Prism;
  let checked: CheckedClient;
  let subjects: Subjects;

  beforeAll(async () => {
    document = readZoomDocument();
    zoom = await SandboxClient.start();
    prism = await startPrism(document, `${zoom.url}/v2`);
    const { accessToken } = await zoom.signIn();
    checked = checkedClient(prism.url, accessToken);
    const unchecked = checkedClient(`${zoom.url}/v2`, accessToken).client;
    subjects = await findSubjects(unchecked);
  });
  afterAll(async () => {
    await prism.close();
    await zoom.close();
  });
  beforeEach(async () => {
    // The limit per second must not refuse any of the calls.
    await zoom.advance(1_000);
    checked.exchanges.length = 0;
  });
  afterEach(({ task }) => {
    task.meta.checked = { kind: 'request', count: checked.exchanges.length };
  });

  /** Expects requests and responses to be as Zoom's document says. */
  function expectConformance(operation: string, statuses: readonly number[]): void {
    const { exchanges } = checked;
    expect(exchanges.flatMap(({ violations }) => violations)).toEqual([]);
    expect(exchanges.map(({ status }) => status)).toEqual(statuses);
    expect(exchanges.flatMap((exchange) => unknownParts(document, operation, exchange))).toEqual(
      [],
    );
  }

  type Call = (client: ZoomClient, subjects: Subjects) => unknown;

  it.each<[title: string, operation: string, call: Call]>([
    ['the user', 'GET /users/{userId}', (client) => client.getUser()],
    ...(
      ['scheduled', 'live', 'upcoming', 'upcoming_meetings', 'previous_meetings'] as const
    ).flatMap((type): [string, string, Call][] => [
      [
        `${type} meetings`,
        'GET /users/{userId}/meetings',
        (client) => readAll(client.listMeetings(type)),
      ],
      [
        `${type} meetings from a day on`,
        'GET /users/{userId}/meetings',
        (client) => readAll(client.listMeetings(type, '2026-02-01')),
      ],
    ]),
    [
      'the next meetings',
      'GET /users/{userId}/upcoming_meetings',
      (client) => client.listUpcomingMeetings(),
    ],
    ...[2, 3, 8].map((type): [string, string, Call] => [
      `a meeting of type ${type}`,
      'GET /meetings/{meetingId}',
      (client, { byType }) => client.getMeeting(idOf(byType.get(type))),
    ]),
    [
      'the personal meeting room',
      'GET /meetings/{meetingId}',
      (client, { personalRoom }) => client.getMeeting(personalRoom),
    ],
    [
      'one occurrence',
      'GET /meetings/{meetingId}',
      (client, { byType }) => client.getMeeting(idOf(byType.get(8)), occurrenceOf(byType.get(8))),
    ],
    [
      'a past meeting by its ID',
      'GET /past_meetings/{meetingId}',
      (client, { pastSeries }) => client.getPastMeeting(pastSeries),
    ],
    [
      'a past meeting by its UUID',
      'GET /past_meetings/{meetingId}',
      (client, { recorded }) => client.getPastMeeting(recorded),
    ],
    [
      'a past meeting by a UUID with slashes',
      'GET /past_meetings/{meetingId}',
      (client, { summarized }) => client.getPastMeeting(summarized),
    ],
    [
      'the participants by ID',
      'GET /past_meetings/{meetingId}/participants',
      (client, { pastSeries }) => readAll(client.listPastParticipants(pastSeries)),
    ],
    [
      'the participants by UUID',
      'GET /past_meetings/{meetingId}/participants',
      (client, { summarized }) => readAll(client.listPastParticipants(summarized)),
    ],
    [
      'the past instances',
      'GET /past_meetings/{meetingId}/instances',
      (client, { pastSeries }) => client.listPastInstances(pastSeries),
    ],
    [
      'the meeting templates',
      'GET /users/{userId}/meeting_templates',
      (client) => client.listMeetingTemplates(),
    ],
    ['the short ZAK', 'GET /users/me/zak', (client) => client.getZak()],
    ...[60, 7200, 31_536_000].map((ttl): [string, string, Call] => [
      `a ZAK of ${ttl} seconds`,
      'GET /users/{userId}/token',
      (client) => client.getZakFor(ttl),
    ]),
    ...(
      [
        ['2026-03-01', '2026-03-01'],
        ['2026-02-02', '2026-03-01'],
        ['2025-12-01', '2025-12-31'],
      ] as const
    ).map(([from, to]): [string, string, Call] => [
      `recordings from ${from} to ${to}`,
      'GET /users/{userId}/recordings',
      (client) => readAll(client.listRecordings(from, to)),
    ]),
    [
      'a recording',
      'GET /meetings/{meetingId}/recordings',
      (client, { recorded }) => client.getRecording(recorded),
    ],
    [
      'a recording by a UUID with slashes',
      'GET /meetings/{meetingId}/recordings',
      (client, { summarized }) => client.getRecording(summarized),
    ],
    [
      'a transcript',
      'GET /meetings/{meetingId}/transcript',
      (client, { summarized }) => client.getTranscript(summarized),
    ],
    [
      'a summary',
      'GET /meetings/{meetingId}/meeting_summary',
      (client, { summarized }) => client.getMeetingSummary(summarized),
    ],
  ])('read %s', async (_title, operation, call) => {
    await call(checked.client, subjects);
    expectConformance(operation, [200]);
  });

  it('read a list page by page', async () => {
    const busy = await SandboxClient.start({ meetings: 700 });
    const forBusy = await startPrism(document, `${busy.url}/v2`);
    try {
      checked.exchanges.length = 0;
      const reading = checkedClient(forBusy.url, (await busy.signIn()).accessToken);
      expect(await readAll(reading.client.listMeetings('scheduled'))).toHaveLength(700);
      checked.exchanges.push(...reading.exchanges);
      expectConformance('GET /users/{userId}/meetings', [200, 200, 200]);
    } finally {
      await forBusy.close();
      await busy.close();
    }
  });

  it.each<[title: string, operation: string, call: (client: ZoomClient) => Promise<unknown>]>([
    ['a meeting', 'GET /meetings/{meetingId}', (client) => client.getMeeting(unknownId)],
    [
      'a past meeting',
      'GET /past_meetings/{meetingId}',
      (client) => client.getPastMeeting(unknownId),
    ],
    [
      'participants',
      'GET /past_meetings/{meetingId}/participants',
      (client) => client.listPastParticipants(unknownId).next(),
    ],
    [
      'instances',
      'GET /past_meetings/{meetingId}/instances',
      (client) => client.listPastInstances(unknownId),
    ],
    [
      'a ZAK of a user',
      'GET /users/{userId}/token',
      (client) => client.getZakFor(60, 'priya.raman@larkspur.example'),
    ],
    [
      'a recording',
      'GET /meetings/{meetingId}/recordings',
      (client) => client.getRecording(unknownUuid),
    ],
    [
      'a transcript',
      'GET /meetings/{meetingId}/transcript',
      (client) => client.getTranscript(unknownUuid),
    ],
    [
      'a summary',
      'GET /meetings/{meetingId}/meeting_summary',
      (client) => client.getMeetingSummary(unknownUuid),
    ],
  ])('read %s that is not there', async (_title, operation, call) => {
    await expect(call(checked.client)).rejects.toThrow();
    const [exchange] = checked.exchanges;
    const status = exchange?.status ?? 0;
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    const codes = errorCodesOf(operationOf(document, operation), status);
    expect(codes.length === 0 ? [undefined] : codes).toContain(codeOf(exchange?.response));
    expectConformance(operation, [status]);
  });

  it.each<[title: string, options: object]>([
    ['a topic alone', { topic: 'Retrospective' }],
    ['an instant meeting', { topic: 'Quick call', type: 1 }],
    ['every field', { ...everyField, startTime: '2026-03-05T10:00:00Z' }],
    [
      'a local time in a zone',
      { topic: 'Tokyo', startTime: '2026-07-01T15:00', timezone: 'Asia/Tokyo' },
    ],
    [
      'a zone under its other name',
      { topic: 'Kyiv', timezone: 'Europe/Kyiv', startTime: '2026-07-01T15:00' },
    ],
    ['words for a time', { topic: 'Words', startTime: 'tomorrow 3pm for 45 minutes' }],
    ['a topic of 200 characters', { topic: '会'.repeat(200) }],
    ['an agenda of 2000 characters', { topic: 'Agenda', agenda: 'a'.repeat(2000) }],
    ['a series without dates', { topic: 'Open', type: 3 }],
    ...recurrences.map(([title, recurrence]): [string, object] => [
      `a series ${title}`,
      { topic: 'Series', startTime: '2026-03-05T10:00:00Z', recurrence },
    ]),
    ['the settings of a new meeting', { topic: 'Settings', settings: commonSettings }],
    ['the personal meeting room', { topic: 'Room', settings: { use_pmi: true } }],
    ['no passcode', { topic: 'Open', passcode: '' }],
    ['a passcode with symbols', { topic: 'Closed', passcode: 'a1!#$%^&*(' }],
    [
      'alternative hosts and invitees',
      {
        topic: 'People',
        settings: {
          alternative_hosts: 'priya.raman@larkspur.example',
          meeting_invitees: [{ email: 'sam@example.com' }, { email: 'kim@example.com' }],
        },
      },
    ],
  ])('create %s', async (_title, options) => {
    const { draft } = await readCreateMeetingOptions(options, sundayMorning);
    await checked.client.createMeeting(newMeetingRequest(draft));
    expectConformance('POST /users/{userId}/meetings', [201]);
  });

  describe('change meetings and', () => {
    async function change(meeting: Meeting, changes: object, occurrenceId?: string): Promise<void> {
      const options = await readEditOptions(changes, {
        now: sundayMorning,
        occurrenceId,
        meetingStart: new Date(meeting.start_time ?? sundayMorning),
      });
      const occurrence = meeting.occurrences?.find((one) => one.occurrence_id === occurrenceId);
      const account = { id: '', label: '', apiUrl: '', scopes: [] };
      const subject = { account, meeting, occurrence };
      const update = meetingUpdate(subject, options?.fields ?? {}, sundayMorning);
      await checked.client.updateMeeting(idOf(meeting), update, occurrenceId);
      expectConformance('PATCH /meetings/{meetingId}', [204]);
    }

    it.each<[title: string, changes: object]>([
      ['the topic', { topic: 'Renamed' }],
      ['the start', { startTime: '2026-03-12T11:30:00Z' }],
      ['the time zone', { timezone: 'America/New_York' }],
      ['the duration', { duration: 1440 }],
      ['the agenda', { agenda: '' }],
      ['the passcode', { passcode: 'aB3@-_*' }],
      ['the settings', { settings: commonSettings }],
      ['no passcode', { passcode: '' }],
      [
        'the people',
        {
          settings: {
            alternative_hosts: 'priya.raman@larkspur.example',
            meeting_invitees: [{ email: 'sam@example.com' }],
          },
        },
      ],
      ['a series out of it', { recurrence: { type: 1, repeat_interval: 1, end_times: 3 } }],
    ])('change %s of a meeting', async (_title, changes) => {
      await change(await createOne({}), changes);
    });

    it.each(
      recurrences.flatMap(([series, recurrence]) =>
        [
          ['the topic', { topic: 'Renamed' }] as const,
          ['the start', { startTime: '2026-03-12T11:30:00Z' }] as const,
          ['the time zone', { timezone: 'Asia/Tokyo' }] as const,
          ['the rule', { recurrence: { type: 1, repeat_interval: 2, end_times: 4 } }] as const,
        ].map(([title, changes]) => ({ series, recurrence, title, changes })),
      ),
    )('change $title of a series $series', async ({ recurrence, changes }) => {
      await change(await createOne({ recurrence }), changes);
    });

    it.each<[title: string, changes: object]>([
      ['the start', { startTime: '2026-03-10T11:30:00Z' }],
      ['the duration', { duration: 15 }],
      ['the agenda', { agenda: 'Only today' }],
      ['the settings', { settings: { waiting_room: false, auto_recording: 'local' } }],
    ])('change %s of one occurrence', async (_title, changes) => {
      const series = await createOne({ recurrence: { type: 2, weekly_days: '5', end_times: 6 } });
      await change(series, changes, occurrenceOf(series));
    });

    it.each<[title: string, options: Parameters<ZoomClient['deleteMeeting']>[1]]>([
      ['a meeting', undefined],
      ['a meeting, and inform those who registered', { mailRegistrants: true }],
      ['a meeting, and inform nobody', { mailRegistrants: false }],
    ])('delete %s', async (_title, options) => {
      const meeting = await createOne({});
      await checked.client.deleteMeeting(idOf(meeting), options);
      expectConformance('DELETE /meetings/{meetingId}', [204]);
    });

    it('delete one occurrence', async () => {
      const series = await createOne({ recurrence: { type: 1, end_times: 4 } });
      const occurrenceId = occurrenceOf(series);
      await checked.client.deleteMeeting(idOf(series), { occurrenceId, mailRegistrants: true });
      expectConformance('DELETE /meetings/{meetingId}', [204]);
    });

    it('end a meeting', async () => {
      await checked.client.endMeeting(subjects.live);
      expectConformance('PUT /meetings/{meetingId}/status', [204]);
    });

    /** Creates the meeting to change, which is not what is checked here. */
    async function createOne(options: object): Promise<Meeting> {
      // Zoom allows 100 creates and updates a day.
      await zoom.control('account', {
        user: 'mara.lindqvist@larkspur.example',
        meetingWritesToday: 0,
      });
      const { draft } = await readCreateMeetingOptions(
        { topic: 'To change', startTime: '2026-03-06T10:00:00Z', ...options },
        sundayMorning,
      );
      const created = await checked.client.createMeeting(newMeetingRequest(draft));
      checked.exchanges.length = 0;
      return created;
    }
  });
});

async function findSubjects(client: ZoomClient): Promise<Subjects> {
  const upcoming = await readAll(client.listMeetings('upcoming'));
  const [live] = await readAll(client.listMeetings('live'));
  const previous = await readAll(client.listMeetings('previous_meetings'));
  const recordings = await readAll(client.listRecordings('2026-02-02', '2026-03-01'));
  const uuidOf = (topic: string) => recordings.find((one) => one.topic === topic)?.uuid ?? '';
  const series = upcoming.find(({ type }) => type === 8);
  const { pmi } = await client.getUser();
  const found = {
    byType: new Map(upcoming.map((meeting) => [meeting.type, meeting])),
    personalRoom: Number(pmi),
    live: idOf(live),
    recorded: uuidOf('Design critique: empty states'),
    summarized: uuidOf('Retrospective: sprint 41'),
    pastSeries: idOf(previous.find(({ type }) => type === 8)),
  };
  // Lists have one entry for each occurrence, without the others.
  found.byType.set(8, await client.getMeeting(idOf(series)));
  return found;
}

/** What the document does not know of a request: parameters of its query, and fields of its body. */
function unknownParts(document: OpenApiDocument, operation: string, exchange: Exchange): string[] {
  const { parameters = [], requestBody } = operationOf(document, operation);
  const known = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const schema = requestBody?.content['application/json']?.schema;
  return [
    ...[...exchange.url.searchParams.keys()].filter((name) => !known.includes(name)),
    ...(exchange.body === undefined ? [] : unknownFields(schema ? [schema] : [], exchange.body)),
  ];
}

function codeOf(response: unknown): unknown {
  return (response as Readonly<Record<string, unknown>> | undefined)?.code;
}

function idOf(meeting: Meeting | undefined): number {
  if (meeting === undefined) {
    throw new Error('The sandbox has no such meeting.');
  }
  return meeting.id;
}

function occurrenceOf(series: Meeting | undefined): string {
  const id = series?.occurrences?.[0]?.occurrence_id;
  if (!id) {
    throw new Error('The series has no occurrences.');
  }
  return id;
}
