import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { createCreateCommands } from '../../../src/meetings/create/createMeetingCommand';
import { createEditCommands } from '../../../src/meetings/edit/editMeetingCommand';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import type { MeetingParts } from '../../../src/meetings/target/meetingParts';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { Meeting, MeetingUpdate, NewMeeting } from '../../../src/zoom/types';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { QuickPicks } from '../support/quickPicks.ts';

const account: AccountSummary = {
  id: 'ada',
  label: 'ada@example.com',
  apiUrl: 'https://api.zoom.us/v2',
  ended: undefined,
  personalRoom: undefined,
  scopes: [],
};
const single: Meeting = { id: 85012345678, type: 2, start_time: '2026-12-08T22:30:00Z' };
const series: Meeting = {
  id: 85012345679,
  type: 8,
  start_time: '2026-11-30T09:00:00Z',
  occurrences: ['2026-11-30T09:00:00Z', '2026-12-07T09:00:00Z'].map((start_time) => ({
    occurrence_id: String(Date.parse(start_time)),
    start_time,
    status: 'available',
  })),
};

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-start-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The commands for a meeting, on a machine in some time zone. */
function commandsFor(meeting: Meeting, zone: string) {
  vi.stubEnv('TZ', zone);
  // Monday, 10:30 in Berlin.
  vi.useFakeTimers({ now: new Date('2026-11-23T09:30:00Z') });
  const target = { account, entry: toScheduledMeeting(meeting) };
  const noAgendas = () => Promise.reject(new Error('No agenda is written.'));
  const updates: MeetingUpdate[] = [];
  const info = vi.fn<(message: string) => void>();
  const parts = {
    resolver: {
      find: () => Promise.resolve(target),
      fetchIfUnlisted: () => Promise.resolve(target),
    },
    accounts: { clients: { usableAccounts: () => Promise.resolve([account]) } },
    operations: {
      get: () => Promise.resolve(meeting),
      findCreated: () => Promise.resolve(undefined),
      create: (_: unknown, request: NewMeeting) => Promise.resolve({ ...meeting, ...request }),
      update: (_account: unknown, _meeting: unknown, { update }: { update: MeetingUpdate }) => {
        updates.push(update);
        return Promise.resolve(meeting);
      },
    },
    formatter: new MeetingFormatter(new ReaderLocale('en')),
    locale: new ReaderLocale('en'),
    revealMeeting: () => Promise.resolve(),
    services: {
      folder: (name: string) => join(folder, name),
      errors: {},
      log: { info, error: () => undefined },
      progress: { describeWait: () => undefined },
      settings: { newMeeting: () => undefined },
    },
  } as unknown as MeetingParts;
  return {
    edit: createEditCommands(parts, noAgendas)['zoom.editMeeting'],
    create: createCreateCommands(parts, noAgendas)['zoom.createMeeting'],
    updates,
    info,
  };
}

it.each([
  ['10:30', '2026-12-08T09:30:00Z'],
  ['10:00 UTC', '2026-12-08T10:00:00Z'],
  ['15 minutes later', '2026-12-08T22:45:00Z'],
  ['a day later', '2026-12-09T22:30:00Z'],
  ['2 days later at 10:00', '2026-12-10T09:00:00Z'],
  ['15 minutes earlier', '2026-12-08T22:15:00Z'],
  ['friday 10:30', '2026-11-27T09:30:00Z'],
])('keeps the day of a meeting that a program edits with “%s”', async (startTime, expected) => {
  const { edit, updates } = commandsFor(single, 'Europe/Berlin');
  await edit(single.id, { startTime });
  expect(updates).toEqual([{ start_time: expected }]);
});

it('keeps the day of the occurrence that a program edits, and of the next one for the series', async () => {
  const { edit, updates } = commandsFor(series, 'Asia/Kolkata');
  const [, second] = series.occurrences ?? [];
  await edit(series.id, { startTime: '10:30', occurrenceId: second?.occurrence_id });
  await edit(series.id, { startTime: '10:30' });
  expect(updates.map(({ start_time }) => start_time)).toEqual([
    '2026-12-07T05:00:00Z',
    '2026-11-30T05:00:00Z',
  ]);
});

it('edits the start and the duration that one text names', async () => {
  const { edit, updates } = commandsFor(single, 'Europe/Berlin');
  await edit(single.id, { startTime: '3pm to 4:30pm' });
  expect(updates).toEqual([{ start_time: '2026-12-08T14:00:00Z', duration: 90 }]);
});

it('logs that Zoom does not list the time zone of this machine', async () => {
  const { create, info } = commandsFor(single, 'Europe/Kaliningrad');
  await create({ topic: 'Round', startTime: 'tomorrow 3pm' });
  expect(info).toHaveBeenCalledWith(expect.stringContaining('Europe/Kaliningrad'));
});

it('tells the person who creates a meeting that Zoom does not list the time zone', async () => {
  const { create } = commandsFor(single, 'Europe/Kaliningrad');
  new QuickPicks().answer({ type: 'Round tomorrow 3pm' });
  const show = vi.spyOn(vscode.window, 'showInformationMessage').mockResolvedValue(undefined);
  await create(undefined);
  expect(show.mock.calls[0]?.[0]).toContain(
    'Zoom doesn’t support the time zone Europe/Kaliningrad',
  );
});

it('logs nothing if Zoom lists that time zone under another name', async () => {
  const { create, info } = commandsFor(single, 'Europe/Kyiv');
  const meeting = await create({ topic: 'Round', startTime: 'tomorrow 3pm' });
  expect(meeting).toMatchObject({ timezone: 'Europe/Kiev' });
  expect(info).not.toHaveBeenCalled();
});
