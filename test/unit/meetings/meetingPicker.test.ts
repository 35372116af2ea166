import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { MeetingPicker } from '../../../src/meetings/target/meetingPicker';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { Meeting } from '../../../src/zoom/types';
import { Zoom } from '../support/meetingsWindow.ts';

let zoom: Zoom;

beforeEach(async () => {
  vi.stubEnv('TZ', 'UTC');
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z'), toFake: ['Date'] });
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-picker-')));
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await rm(zoom.folder, { recursive: true });
});

const meeting = (topic: string, start_time: string | undefined, more: object = {}): Meeting => ({
  id: 85012345678,
  type: 2,
  duration: 45,
  topic,
  start_time,
  ...more,
});

/** The items of a pick as text, with the names of the groups in brackets. */
async function items(groupsByAccount = false): Promise<string[]> {
  const { model } = zoom.openWindow();
  const formatter = new MeetingFormatter(new ReaderLocale('en'));
  const picker = new MeetingPicker(model, formatter, { groupsByAccount });
  return (await picker.listItems()).map((item) =>
    (item.meeting === undefined
      ? `[${item.label}]`
      : `${item.label}: ${item.description ?? ''}`
    ).replace(/\s/g, ' '),
  );
}

it('says the day of each meeting, because typing hides the names of the days', async () => {
  zoom
    .add('ada')
    .hosted.push(
      meeting('Live', '2026-11-23T08:50:00Z', { status: 'started' }),
      meeting('Night shift', '2026-11-22T23:00:00Z', { duration: 720 }),
      meeting('Soon', '2026-11-23T10:00:00Z'),
      meeting('Day off', '2026-11-24T00:00:00Z', { is_all_day: true }),
      meeting('Retro', '2026-11-24T10:00:00Z'),
      meeting('Review', '2026-11-26T10:00:00Z'),
      meeting('Planning', '2026-12-24T10:00:00Z'),
      meeting('Clinic', undefined, { type: 3 }),
    );
  expect(await items()).toEqual([
    '[Live]',
    'Live: Live now · 8:50 AM · 45 min',
    '[Today]',
    'Night shift: Sun, Nov 22, 11:00 PM · 12 hr',
    'Soon: Today, 10:00 AM · 45 min',
    '[Tomorrow]',
    'Day off: Tomorrow · all day',
    'Retro: Tomorrow, 10:00 AM · 45 min',
    '[Thursday, November 26]',
    'Review: Thu, Nov 26, 10:00 AM · 45 min',
    '[Later]',
    'Planning: Dec 24 · 10:00 AM',
    '[No Fixed Time]',
    'Clinic: No fixed time · 45 min',
  ]);
});

it('lists the meetings of several accounts by time or by account, each with its account', async () => {
  zoom.add('ada').hosted.push(meeting('Review', '2026-11-23T11:00:00Z'));
  const grace = zoom.add('grace');
  grace.hosted.push(meeting('Retro', '2026-11-23T10:00:00Z', { id: 85012349999 }));
  grace.upcoming.push(meeting('Review', '2026-11-23T11:00:00Z', { is_host: false }));
  expect(await items()).toEqual([
    '[Today]',
    'Retro: Today, 10:00 AM · 45 min · grace@example.com',
    'Review: Today, 11:00 AM · 45 min · ada@example.com',
    'Review: Today, 11:00 AM · 45 min · grace@example.com',
  ]);
  expect(await items(true)).toEqual([
    '[Today · ada@example.com]',
    'Review: Today, 11:00 AM · 45 min · ada@example.com',
    '[Today · grace@example.com]',
    'Retro: Today, 10:00 AM · 45 min · grace@example.com',
    'Review: Today, 11:00 AM · 45 min · grace@example.com',
  ]);
});
