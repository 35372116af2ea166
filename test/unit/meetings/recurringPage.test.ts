import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MeetingDetails } from '../../../src/meetings/details/meetingDetailsFetcher';
import { MeetingPageRenderer } from '../../../src/meetings/details/meetingPageRenderer';
import { PreviousSection } from '../../../src/meetings/details/previousSection';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { Meeting } from '../../../src/zoom/types';
import { ReaderLocale } from '../../../src/platform/readerLocale';

/** The rows about the times of a meeting on its page, by their labels. */
function timesOf(fields: Partial<Meeting>): Record<string, string> {
  const meeting: Meeting = { id: 85012345678, topic: 'Sync', type: 8, duration: 30, ...fields };
  const details: MeetingDetails = {
    account: {
      id: 'a',
      label: 'mara@larkspur.example',
      apiUrl: 'https://api.zoom.us/v2',
      scopes: [],
    },
    entry: toScheduledMeeting(meeting),
    meeting,
    refusal: undefined,
    previous: undefined,
    readAt: new Date(0),
  };
  // Formats keep the time zone in which they were created.
  const formatter = new MeetingFormatter(new ReaderLocale('en-US'));
  const previous = new PreviousSection(formatter);
  const page = new MeetingPageRenderer(formatter, previous, new ReaderLocale('en-US')).render(
    details,
  );
  const rows = page.matchAll(/<tr><t[hd][^>]*>(.*?)<\/t[hd]><td[^>]*>(.*?)<\/td><\/tr>/gs);
  return Object.fromEntries(
    [...rows].map(([, label = '', value = '']) => [label.replace(/<[^>]*>/g, ''), value]),
  );
}

const inLosAngeles = { timezone: 'America/Los_Angeles' };
/** Monday, 6 PM in Los Angeles, Tuesday morning in Tokyo. */
const mondayEvening = {
  ...inLosAngeles,
  start_time: '2026-11-24T02:00:00Z',
  occurrences: ['2026-11-24T02:00:00Z', '2026-12-01T02:00:00Z'].map((start_time, index) => ({
    occurrence_id: String(index),
    start_time,
    duration: 30,
  })),
};

beforeEach(() => {
  vi.stubEnv('TZ', 'Asia/Tokyo');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

describe('The page about a series', () => {
  it('does not say that its host starts it at any time if it has times', () => {
    const start_time = '2026-11-24T02:00:00Z';
    expect(timesOf({ start_time, is_host: false }).Repeats).toBe(
      'On a schedule that Zoom shows only to the host',
    );
    expect(timesOf({ start_time }).Repeats).toBe('On a fixed schedule');
    expect(timesOf({ is_host: false }).When).toBeUndefined();
  });

  it('says so if it has none', () => {
    expect(timesOf({ type: 3, is_host: false })).toMatchObject({
      When: 'No fixed time',
      Repeats: 'Whenever the host starts it',
    });
    expect(timesOf({ type: 2, start_time: '2026-11-24T02:00:00Z' }).Repeats).toBeUndefined();
  });

  it('repeats on the days of the reader', () => {
    const times = timesOf({ ...mondayEvening, recurrence: { type: 2, weekly_days: '2' } });
    expect(times.When).toMatch(/^Tuesday, November 24, 2026/);
    expect(times.Repeats).toBe('Every week on Tuesday');
  });

  it.each([
    ['2,3,4,5,6', 'Every week on Tuesday, Wednesday, Thursday, Friday, and Saturday'],
    ['1,2,7', 'Every week on Monday, Tuesday, and Sunday'],
    ['1,2,3,4,5', 'Every weekday'],
  ])('moves the days %s', (weekly_days, expected) => {
    const recurrence = { type: 2, weekly_days } as const;
    expect(timesOf({ ...mondayEvening, recurrence }).Repeats).toBe(expected);
  });

  it('moves them back for a reader farther west', () => {
    vi.stubEnv('TZ', 'America/Los_Angeles');
    const times = timesOf({
      timezone: 'Asia/Tokyo',
      start_time: '2026-11-24T00:00:00Z',
      recurrence: { type: 2, weekly_days: '3,1' },
    });
    expect(times.When).toMatch(/^Monday/);
    expect(times.Repeats).toBe('Every week on Monday and Saturday');
  });

  it('leaves them if the days are the same', () => {
    const recurrence = { type: 2, weekly_days: '2' } as const;
    const start_time = '2026-11-23T08:00:00Z';
    expect(timesOf({ timezone: 'Europe/Berlin', start_time, recurrence }).Repeats).toBe(
      'Every week on Monday',
    );
    expect(timesOf({ timezone: 'No/Zone', start_time, recurrence }).Repeats).toBe(
      'Every week on Monday',
    );
  });

  it('ends on the last day of the reader', () => {
    // The end of December 7 in Los Angeles.
    const recurrence = { type: 1, end_date_time: '2026-12-08T07:59:59Z' } as const;
    expect(timesOf({ ...mondayEvening, recurrence }).Ends).toBe('December 8, 2026');
    vi.stubEnv('TZ', 'America/Los_Angeles');
    expect(timesOf({ ...mondayEvening, recurrence }).Ends).toBe('December 7, 2026');
    vi.stubEnv('TZ', 'America/New_York');
    expect(timesOf({ ...mondayEvening, recurrence }).Ends).toBe('December 7, 2026');
  });

  it('names the time zone for days that cannot be moved', () => {
    for (const [recurrence, words] of [
      [{ type: 3, monthly_day: 23 }, 'Every month on day 23'],
      [{ type: 3, monthly_week: 4, monthly_week_day: 2 }, 'Every month on the fourth Monday'],
    ] as const) {
      const times = timesOf({ ...mondayEvening, recurrence });
      expect(times['Repeats (America/Los_Angeles)']).toBe(words);
      expect(times.Repeats).toBeUndefined();
    }
    expect(timesOf({ ...mondayEvening, recurrence: { type: 3 } }).Repeats).toBe('Every month');
  });

  it('names the time zone if the days differ only in a part of the year', () => {
    // 7:30 AM in Los Angeles: in Tokyo 11:30 PM in summer, and half past midnight in winter.
    const occurrences = ['2026-10-26T14:30:00Z', '2026-11-02T15:30:00Z'].map(
      (start_time, index) => ({ occurrence_id: String(index), start_time, duration: 30 }),
    );
    const start_time = '2026-10-26T14:30:00Z';
    const recurrence = { type: 2, weekly_days: '2' } as const;
    expect(timesOf({ ...inLosAngeles, start_time, occurrences, recurrence })).toMatchObject({
      'Repeats (America/Los_Angeles)': 'Every week on Monday',
    });
  });
});
