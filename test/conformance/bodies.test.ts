import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AccountSummary } from '../../src/accounts/clients/zoomClients';
import { createCreateCommands } from '../../src/meetings/create/createMeetingCommand';
import { createEditCommands } from '../../src/meetings/edit/editMeetingCommand';
import { MeetingFormatter } from '../../src/meetings/format/meetingFormatter';
import { createInstantMeetingCommands } from '../../src/meetings/start/instantMeetingCommand';
import type { MeetingParts } from '../../src/meetings/target/meetingParts';
import { ReaderLocale } from '../../src/platform/readerLocale';
import { toScheduledMeeting } from '../../src/schedule/scheduledMeeting';
import type { Meeting } from '../../src/zoom/types';
import { BodyCheck, type BodyOperation } from './support/bodyProblems.ts';
import { hasZoomDocument } from './support/zoomDocument.ts';

const now = new Date('2026-11-26T09:30:00Z');
const account: AccountSummary = {
  id: 'ada',
  label: 'ada@example.com',
  apiUrl: 'https://api.zoom.us/v2',
  ended: undefined,
  personalRoom: undefined,
  scopes: [],
};

const single: Meeting = {
  id: 85012345678,
  topic: 'Review',
  type: 2,
  start_time: '2026-12-08T22:30:00Z',
  timezone: 'Europe/Berlin',
  duration: 30,
};
const dates = ['2026-12-01T08:00:00Z', '2026-12-08T08:00:00Z', '2026-12-15T08:00:00Z'];
const series: Meeting = {
  id: 85012345679,
  topic: 'Stand-up',
  type: 8,
  start_time: dates[0],
  timezone: 'Europe/Berlin',
  duration: 15,
  recurrence: { type: 2, repeat_interval: 1, weekly_days: '3', end_times: 3 },
  occurrences: dates.map((start_time) => ({
    occurrence_id: String(Date.parse(start_time)),
    start_time,
    duration: 15,
    status: 'available',
  })),
};
const [second = ''] = (series.occurrences ?? []).slice(1).map(({ occurrence_id: id }) => id ?? '');

const settings = {
  host_video: true,
  participant_video: false,
  waiting_room: true,
  join_before_host: false,
  mute_upon_entry: true,
  auto_recording: 'cloud',
  alternative_hosts: 'priya.raman@larkspur.example;jun.sato@larkspur.example',
  meeting_invitees: [{ email: 'guest@example.com' }],
};
const recurrences = {
  'every second day': { type: 1, repeat_interval: 2, end_times: 5 },
  'until a day': { type: 1, end_date_time: '2027-01-15T10:00:00Z' },
  'on days of the week': { type: 2, repeat_interval: 1, weekly_days: '2,4', end_times: 6 },
  'on a day of the month': { type: 3, repeat_interval: 1, monthly_day: 5, end_times: 3 },
  'on a weekday of the month': { type: 3, monthly_week: -1, monthly_week_day: 6, end_times: 3 },
};
const zones = [
  'UTC',
  'Europe/Berlin',
  'Europe/Kyiv',
  'US/Eastern',
  'Asia/Kolkata',
  'Antarctica/Troll',
];
/** Berlin shows the first two twice. */
const starts = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z', 'tomorrow 15:00'];

const newMeetings: readonly (readonly [path: string, options: object])[] = [
  ['a topic', { topic: 'Review' }],
  ['a type', { topic: 'Call', type: 1 }],
  ['a series without dates', { topic: 'Open', type: 3 }],
  [
    'everything',
    {
      topic: 'All',
      startTime: 'tomorrow 3pm',
      duration: 45,
      agenda: 'A\nB',
      passcode: 'a1b2',
      settings,
    },
  ],
  ['the personal meeting room', { topic: 'Room', settings: { use_pmi: true } }],
  ...zones.flatMap((timezone) =>
    starts.map(
      (startTime) =>
        [`${startTime} in ${timezone}`, { topic: 'Zone', startTime, timezone }] as const,
    ),
  ),
  ...Object.entries(recurrences).map(
    ([title, recurrence]) =>
      [
        `a series ${title}`,
        { topic: 'Series', startTime: '2027-01-05T10:00', recurrence },
      ] as const,
  ),
];

const changes: readonly (readonly [path: string, meeting: Meeting, changes: object])[] = [
  ...[single, series].flatMap((meeting) =>
    [
      { topic: 'Renamed' },
      { startTime: '2026-12-10T10:00' },
      { startTime: '2027-10-31T00:30:00Z' },
      { startTime: '2026-12-10T10:00', timezone: 'Asia/Tokyo' },
      { timezone: 'America/New_York' },
      { duration: 1440, agenda: '' },
      { passcode: 'aB3@-_*' },
      { settings },
      ...Object.values(recurrences).map((recurrence) => ({ recurrence })),
    ].map((change) => [meeting.topic ?? '', meeting, change] as const),
  ),
  ...[
    { startTime: '2026-12-09T10:00' },
    { startTime: '2027-10-31T00:30:00Z', duration: 20 },
    { agenda: 'Only today' },
    { settings: { waiting_room: false, auto_recording: 'local' } },
  ].map((change) => ['one occurrence', series, { ...change, occurrenceId: second }] as const),
];

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe.skipIf(!hasZoomDocument)('The body of a request fits Zoom’s document', () => {
  let check: BodyCheck;
  beforeAll(() => {
    check = new BodyCheck();
  });

  /** Runs a command, and returns what is wrong with the body that it sends. */
  async function problemsOf(
    meeting: Meeting,
    operation: BodyOperation,
    run: (commands: ReturnType<typeof commandsFor>) => unknown,
  ): Promise<string[]> {
    const commands = commandsFor(meeting);
    await run(commands);
    expect(commands.sent.map(({ operation: sent }) => sent)).toEqual([operation]);
    return commands.sent.flatMap(({ body, isOccurrence }) =>
      check.findProblems(operation, body, isOccurrence),
    );
  }

  it.each(newMeetings)('when a meeting is created with %s', async (_path, options) => {
    await expect(problemsOf(single, 'create', ({ create }) => create(options))).resolves.toEqual(
      [],
    );
  });

  it('when an instant meeting is started', async () => {
    await expect(
      problemsOf(single, 'create', ({ startInstant }) => startInstant({ topic: 'Call' })),
    ).resolves.toEqual([]);
  });

  it.each(changes)('when %s is changed: %j', async (_path, meeting, change) => {
    await expect(
      problemsOf(meeting, 'update', ({ edit }) => edit(meeting.id, change)),
    ).resolves.toEqual([]);
  });

  it.each<[BodyOperation, object, RegExp]>([
    ['create', { topic: 'x'.repeat(201) }, /topic/],
    ['create', { topic: 'Review', duration: 0 }, /duration/],
    ['create', { topic: 'Review', passcode: 'a' }, /passcode is unknown/],
    ['create', { topic: 'Review', start_time: '2026-12-08T22:30:00' }, /local to no zone/],
    [
      'create',
      { topic: 'Review', start_time: '2026-12-08T22:30:00Z', timezone: 'Europe/Berlin' },
      /in UTC, but/,
    ],
    ['create', { topic: 'Review', timezone: 'Europe/Kyiv' }, /not listed/],
    ['create', { topic: 'Review', type: 8 }, /recurrence/],
    ['update', { settings: { auto_recording: 'always' } }, /auto_recording/],
  ])('or else the check says why not: %s %j', (operation, body, problem) => {
    expect(check.findProblems(operation, body).join('\n')).toMatch(problem);
  });
});

/** The commands of a window that has only one meeting, and what they send. */
function commandsFor(meeting: Meeting) {
  vi.stubEnv('TZ', 'Europe/Berlin');
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const sent: { operation: BodyOperation; body: unknown; isOccurrence: boolean }[] = [];
  const target = { account, entry: toScheduledMeeting(meeting) };
  const client = { getZak: () => Promise.resolve('zak') };
  const parts = {
    resolver: {
      find: () => Promise.resolve(target),
      fetchIfUnlisted: () => Promise.resolve(target),
    },
    accounts: {
      clients: {
        usableAccounts: () => Promise.resolve([account]),
        clientFor: () => Promise.resolve(client),
      },
    },
    operations: {
      get: () => Promise.resolve(meeting),
      create: (_account: unknown, body: object) => {
        sent.push({ operation: 'create', body, isOccurrence: false });
        return Promise.resolve({ ...meeting, join_url: 'https://zoom.us/j/85012345678' });
      },
      update: (
        _account: unknown,
        _meeting: unknown,
        { update, occurrenceId }: { update: object; occurrenceId?: string },
      ) => {
        sent.push({ operation: 'update', body: update, isOccurrence: occurrenceId !== undefined });
        return Promise.resolve(meeting);
      },
    },
    model: { changes: { add: () => undefined }, isListed: () => true },
    formatter: new MeetingFormatter(new ReaderLocale('en')),
    revealMeeting: () => Promise.resolve(),
    services: {
      errors: {},
      log: { info: () => undefined, error: () => undefined },
      progress: { describeWait: () => undefined },
      settings: { newMeeting: () => undefined },
    },
  } as unknown as MeetingParts;
  const noAgendas = () => Promise.reject(new Error('No agenda is written.'));
  return {
    create: createCreateCommands(parts, noAgendas)['zoom.createMeeting'],
    edit: createEditCommands(parts, noAgendas)['zoom.editMeeting'],
    startInstant: createInstantMeetingCommands(parts)['zoom.startInstantMeeting'],
    sent,
  };
}
