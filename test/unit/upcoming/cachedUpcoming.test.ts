import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import type { UpcomingMeeting } from '../../../src/schedule/upcomingMeetings';
import { CachedUpcoming } from '../../../src/upcoming/statusBar/cachedUpcoming';
import { Zoom } from '../support/meetingsWindow.ts';

const now = new Date('2026-11-23T08:50:00Z');

let zoom: Zoom;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-cached-')));
  const planning = {
    id: 85012345678,
    topic: 'Planning',
    type: 2,
    start_time: '2026-11-23T09:00:00Z',
    duration: 30,
    join_url: 'https://zoom.us/j/85012345678',
  };
  zoom.add('ada').hosted = [planning];
  zoom.add('bea').upcoming = [planning];
  vi.useFakeTimers({ now, toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  await zoom.openWindow().model.refresh();
});

afterEach(async () => {
  vi.useRealTimers();
  await rm(zoom.folder, { recursive: true });
});

/** A new window, and what its status bar has shown. */
function openWindow() {
  const settings = { showsStatusBar: true, statusBarLeadTime: 15 };
  const shown: string[][] = [];
  const hosts: boolean[] = [];
  const { clients, requests } = zoom.openWindow();
  const cached = new CachedUpcoming({
    clients,
    cache: new MeetingsCache(zoom.folder, (error) => {
      throw error;
    }),
    settings,
    statusBar: {
      show: (
        meetings: readonly UpcomingMeeting<OwnedMeeting>[],
        _coming: readonly OwnedMeeting[],
        { opensAsHost }: { opensAsHost: boolean },
      ) => {
        hosts.push(opensAsHost);
        shown.push(
          meetings.map(({ meeting: { accountId, entry }, minutes }) =>
            [accountId, entry.topic, minutes].join(' '),
          ),
        );
      },
    },
  });
  return { cached, settings, shown, hosts, requests };
}

it('shows what an earlier window has left, each meeting once and without a request', async () => {
  const { cached, shown, hosts, requests } = openWindow();
  await cached.show();
  expect(hosts).toEqual([true]);
  expect(shown).toEqual([['ada Planning 10']]);
  expect(requests).toEqual([]);
  cached.stop();
});

it('keeps the time right until the meetings are loaded, and then leaves the item alone', async () => {
  const { cached, shown } = openWindow();
  await cached.show();
  vi.advanceTimersByTime(60_000);
  expect(shown.at(-1)).toEqual(['ada Planning 9']);
  cached.stop();
  vi.advanceTimersByTime(60_000);
  await cached.show();
  expect(shown).toHaveLength(2);
});

it('shows nothing of an account that has signed out, or after the setting was turned off', async () => {
  const { cached, settings, shown } = openWindow();
  zoom.accounts = zoom.accounts.filter(({ id }) => id === 'bea');
  await cached.show();
  zoom.accounts = [];
  await cached.show();
  expect(shown).toEqual([['bea Planning 10'], []]);
  zoom.add('ada');
  settings.showsStatusBar = false;
  await cached.show();
  expect(shown.at(-1)).toEqual([]);
  cached.stop();
});
