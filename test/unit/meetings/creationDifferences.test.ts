import { describe, expect, it } from 'vitest';
import { creationDifferences } from '../../../src/meetings/model/creationDifferences';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';

const request: NewMeeting = {
  topic: 'Review',
  type: 2,
  start_time: '2026-12-01T15:00:00',
  timezone: 'Europe/Berlin',
  duration: 30,
};
const meeting: Meeting = {
  id: 85012345678,
  topic: 'Review',
  type: 2,
  start_time: '2026-12-01T14:00:00Z',
  timezone: 'Europe/Berlin',
  duration: 30,
  created_at: '2026-11-26T09:00:00Z',
};
const series = { ...request, type: 8, recurrence: { type: 2, weekly_days: '6' } };

describe('A meeting that Zoom has created', () => {
  it.each<[string, Partial<NewMeeting>, Partial<Meeting>]>([
    ['is what was asked for', {}, {}],
    [
      'lacks what it is compared by',
      {},
      { start_time: null, duration: null, timezone: '', topic: '' },
    ],
    ['starts some seconds earlier', { start_time: '2026-12-01T15:00:30' }, {}],
    [
      'has another name of the time zone',
      { timezone: 'Europe/Berlin' },
      { timezone: 'Europe/Berlin' },
    ],
    [
      'has another name of the zone',
      { timezone: 'Asia/Saigon', start_time: '2026-12-01T21:00:00' },
      { timezone: 'Asia/Ho_Chi_Minh' },
    ],
    ['has other spaces in its topic', { topic: ' Review\u00a0 ' }, {}],
    [
      'starts now, because its start has just passed',
      { start_time: '2026-11-26T08:59:00Z' },
      { start_time: '2026-11-26T09:00:00Z' },
    ],
    ['has no fixed time', { type: 3 }, { start_time: '2026-12-24T14:00:00Z' }],
    [
      'was asked for without a start and a duration',
      { start_time: undefined, duration: undefined },
      { duration: 60 },
    ],
  ])('does not differ if it %s', (_how, asked, actual) => {
    expect(creationDifferences({ ...request, ...asked }, { ...meeting, ...actual })).toEqual([]);
  });

  it.each<[string, NewMeeting, Partial<Meeting>]>([
    ['an hour later', request, { start_time: '2026-12-01T15:00:00Z' }],
    ['on another day', request, { start_time: '2026-12-02T14:00:00Z' }],
    [
      'now instead of last year',
      { ...request, start_time: '2025-11-26T09:00:00' },
      { start_time: '2026-11-26T09:00:00Z' },
    ],
    ['at another time of day as a series', series, { start_time: '2026-12-04T15:00:00Z' }],
    ['too early as a series', series, { start_time: '2026-11-27T14:00:00Z' }],
  ])('differs if it starts %s', (_how, asked, actual) => {
    expect(creationDifferences(asked, { ...meeting, ...actual })).toMatchObject([
      { field: 'start', actual: new Date(actual.start_time ?? '') },
    ]);
  });

  it('may begin with a later day if it is a series', () => {
    expect(creationDifferences(series, { ...meeting, start_time: '2026-12-04T14:00:00Z' })).toEqual(
      [],
    );
    // The clocks are set forward in between.
    expect(creationDifferences(series, { ...meeting, start_time: '2027-04-02T13:00:00Z' })).toEqual(
      [],
    );
  });

  it('differs in each field that is another', () => {
    expect(
      creationDifferences(request, {
        ...meeting,
        topic: 'Zoom Meeting',
        duration: 40,
        timezone: 'America/New_York',
      }),
    ).toEqual([
      { field: 'duration', requested: 30, actual: 40 },
      { field: 'timeZone', requested: 'Europe/Berlin', actual: 'America/New_York' },
      { field: 'topic', requested: 'Review', actual: 'Zoom Meeting' },
    ]);
  });
});
