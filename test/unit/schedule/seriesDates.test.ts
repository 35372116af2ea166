import { describe, expect, it } from 'vitest';
import { seriesDates } from '../../../src/schedule/seriesDates';
import type { Recurrence } from '../../../src/zoom/recurrence';

/** A Tuesday, 15:00 in Berlin. */
const start = new Date('2026-11-24T14:00:00Z');

const dates = (recurrence: Recurrence, from = start, zone = 'Europe/Berlin') =>
  seriesDates(recurrence, from, zone).starts.map((date) => date.toISOString().slice(0, 16));

describe('The dates of a series', () => {
  it('are so many days apart', () => {
    expect(dates({ type: 1, repeat_interval: 3, end_times: 3 })).toEqual([
      '2026-11-24T14:00',
      '2026-11-27T14:00',
      '2026-11-30T14:00',
    ]);
  });

  it('are on days of the week, none before the start', () => {
    expect(dates({ type: 2, repeat_interval: 2, weekly_days: '2,3,6', end_times: 5 })).toEqual([
      '2026-11-24T14:00',
      '2026-11-27T14:00',
      '2026-12-07T14:00',
      '2026-12-08T14:00',
      '2026-12-11T14:00',
    ]);
  });

  it('keep their time of day when the clocks change', () => {
    const spring = new Date('2027-03-21T01:30:00Z');
    expect(dates({ type: 2, weekly_days: '1', end_times: 3 }, spring)).toEqual([
      '2027-03-21T01:30',
      // The clocks skip half past two, so it is an hour later there.
      '2027-03-28T01:30',
      '2027-04-04T00:30',
    ]);
  });

  it('skip the months without the day', () => {
    const last = new Date('2027-01-31T09:00:00Z');
    expect(dates({ type: 3, monthly_day: 31, end_times: 3 }, last, 'UTC')).toEqual([
      '2027-01-31T09:00',
      '2027-03-31T09:00',
      '2027-05-31T09:00',
    ]);
    expect(
      dates({ type: 3, monthly_day: 30, repeat_interval: 12, end_times: 2 }, last, 'UTC'),
    ).toEqual(['2028-01-30T09:00', '2029-01-30T09:00']);
  });

  it('are on a weekday of a week of the month', () => {
    const byWeek = (monthly_week: number) =>
      dates({ type: 3, monthly_week, monthly_week_day: 3, end_times: 2 });
    expect(byWeek(4)).toEqual(['2026-11-24T14:00', '2026-12-22T14:00']);
    expect(byWeek(-1)).toEqual(['2026-11-24T14:00', '2026-12-29T14:00']);
    expect(byWeek(1)).toEqual(['2026-12-01T14:00', '2027-01-05T14:00']);
  });

  it('include the last day, and none after it', () => {
    const until = (end_date_time: string) =>
      dates({ type: 2, weekly_days: '3', end_date_time }).length;
    expect(until('2026-12-08T22:59:59Z')).toBe(3);
    expect(until('2026-12-08T13:59:59Z')).toBe(2);
    expect(until('2026-11-24T13:59:59Z')).toBe(0);
  });

  it('are fifty at most', () => {
    const count = (recurrence: Recurrence) => {
      const { starts, hasMore } = seriesDates(recurrence, start, 'UTC');
      return [starts.length, hasMore];
    };
    expect(count({ type: 1, end_times: 50 })).toEqual([50, false]);
    expect(count({ type: 1, end_times: 0 })).toEqual([50, true]);
    expect(count({ type: 1, end_date_time: '2027-01-13T00:00:00Z' })).toEqual([50, false]);
    expect(count({ type: 1, end_date_time: '2027-01-14T00:00:00Z' })).toEqual([51 - 1, true]);
    // No month has this day, and the search for it ends.
    expect(count({ type: 3, monthly_day: 31, repeat_interval: 12 })).toEqual([0, false]);
  });
});
