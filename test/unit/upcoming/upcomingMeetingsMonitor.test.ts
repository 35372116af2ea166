import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Disposable, EventEmitter } from 'vscode';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { CommandRun } from '../../../src/platform/commandRegistry';
import type { StatusBarMeetingItem } from '../../../src/upcoming/statusBar/statusBarMeetingItem';
import { UpcomingMeetingsMonitor } from '../../../src/upcoming/upcomingMeetingsMonitor';
import { type AccountAtZoom, Zoom } from '../support/meetingsWindow.ts';

const now = new Date('2026-11-23T08:57:00Z');
const planning = {
  id: 85012345678,
  topic: 'Planning',
  type: 2,
  start_time: '2026-11-23T09:00:00Z',
  duration: 30,
  join_url: 'https://zoom.us/j/85012345678',
};

let zoom: Zoom;
let ada: AccountAtZoom;
let monitor: UpcomingMeetingsMonitor | undefined;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-upcoming-')));
  ada = zoom.add('ada');
  ada.hosted = [planning];
  vi.useFakeTimers({ now, toFake: ['Date'] });
  await zoom.openWindow().model.refresh();
  vi.useRealTimers();
  vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});

afterEach(async () => {
  monitor?.dispose();
  vi.useRealTimers();
  await rm(zoom.folder, { recursive: true });
});

it('does not remind of meetings from the cache until they were read again', async () => {
  const { model, reminded } = await windowOfReminders();
  vi.advanceTimersByTime(5_000);
  expect(reminded()).toEqual([]);
  await model.refresh();
  vi.advanceTimersByTime(1_000);
  expect(reminded()).toEqual(['Planning']);
});

it('reminds of meetings from the cache after a while if Zoom cannot be reached', async () => {
  const { model, reminded } = await windowOfReminders();
  zoom.isOffline = true;
  await model.refresh().catch(() => undefined);
  vi.advanceTimersByTime(1_000);
  expect(reminded()).toEqual([]);
  vi.advanceTimersByTime(30_000);
  expect(reminded()).toEqual(['Planning']);
});

it('does not remind of a cached meeting that was deleted since', async () => {
  const { model, reminded } = await windowOfReminders();
  ada.hosted = [];
  await model.refresh();
  vi.advanceTimersByTime(60_000);
  expect(reminded()).toEqual([]);
});

it('does not remind of a meeting that was ended from here', async () => {
  const { model, reminded } = await windowOfReminders();
  await model.refresh();
  vi.setSystemTime(now.getTime() + 4 * 60_000);
  model.changes.end('ada', planning.id);
  vi.advanceTimersByTime(1_000);
  expect(reminded()).toEqual([]);
});

it('recognizes a joined meeting during the grace period of the view', async () => {
  const { model, runs, joined } = await windowOfReminders();
  await model.refresh();
  runs.fire({ id: 'zoom.joinMeeting', args: [planning.id], result: planning.join_url });
  expect(joined).toHaveBeenCalledTimes(1);
});

it('closes the reminder of a meeting that is opened early', async () => {
  const { model, runs, joined, closed, withReminder } = await windowOfReminders();
  await model.refresh();
  vi.setSystemTime(now.getTime() - 30 * 60_000);
  const run = { id: 'zoom.joinMeeting', args: [planning.id], result: planning.join_url } as const;
  runs.fire(run);
  expect(closed).not.toHaveBeenCalled();
  model.all().forEach(({ entry }) => withReminder.add(entry.key));
  runs.fire(run);
  expect([joined, closed].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
});

it.each<[what: string, opensAsHost: boolean, meeting: object, scopes: string[]]>([
  ['starts a meeting that the user hosts', true, {}, []],
  ['starts it if the app has the scope for it', true, {}, ['user:read:zak', 'user:read:user']],
  ['joins if the app has no scope to start meetings', false, {}, ['user:read:user']],
  ['joins what has begun', false, { status: 'started' }, []],
  ['joins an invitation', false, { is_host: false }, []],
  ['joins what somebody else hosts', false, { host_id: 'grace' }, []],
])('the status bar %s', async (_, opensAsHost, meeting, scopes) => {
  ada.hosted = [{ ...planning, ...meeting }];
  zoom.accounts = zoom.accounts.map((account) => ({ ...account, scopes }));
  const { model, shown } = await windowOfReminders({ showsStatusBar: true });
  await model.refresh();
  vi.advanceTimersByTime(1_000);
  expect(shown()).toMatchObject({ opensAsHost });
});

it('the status bar joins what was started from here', async () => {
  const { model, runs, isJoined, shown } = await windowOfReminders({ showsStatusBar: true });
  await model.refresh();
  vi.advanceTimersByTime(1_000);
  expect(shown()).toMatchObject({ opensAsHost: true });
  isJoined.mockReturnValue(true);
  runs.fire({ id: 'zoom.startMeeting', args: [planning.id], result: planning.join_url });
  vi.advanceTimersByTime(60_000);
  expect(shown()).toMatchObject({ opensAsHost: false });
});

/** A window that shows what an earlier one left, and the topics that it reminds of. */
async function windowOfReminders({ showsStatusBar = false } = {}) {
  const { model } = zoom.openWindow();
  await model.restore();
  const runs = new EventEmitter<CommandRun>();
  const joined = vi.fn(() => Promise.resolve());
  const closed = vi.fn(() => Promise.resolve());
  const withReminder = new Set<string>();
  const show = vi.fn<StatusBarMeetingItem['show']>();
  const isJoined = vi.fn(() => false);
  const remind = vi.fn<(meetings: readonly OwnedMeeting[]) => void>();
  monitor = new UpcomingMeetingsMonitor({
    model,
    settings: {
      showsStatusBar,
      statusBarLeadTime: 15,
      onDidChange: () => new Disposable(() => undefined),
    },
    statusBar: { show },
    locale: new ReaderLocale('en'),
    reminders: {
      onDidChange: new EventEmitter<void>().event,
      updateShown: () => undefined,
      showDue: remind,
      nextAt: () => undefined,
      remindsAt: () => undefined,
      isShown: ({ entry }) => withReminder.has(entry.key),
      isJoined,
      markJoined: joined,
      closeUntilNext: closed,
    },
    onDidRunCommand: runs.event,
  });
  return {
    model,
    runs,
    joined,
    closed,
    withReminder,
    isJoined,
    shown: () => show.mock.lastCall?.[2],
    reminded: () => remind.mock.calls.flatMap(([all]) => all.map(({ entry }) => entry.topic)),
  };
}
