import { describe, expect, it } from 'vitest';
import { recurrenceToSend } from '../../../src/schedule/seriesUpdate';

const move = (from: string, to: string, timeZone = 'Europe/Berlin') => ({
  from: new Date(from),
  to: new Date(to),
  timeZone,
  datesLeft: 3,
});

describe('The recurrence that an update of a series sends', () => {
  it('has the fields of its kind and one end, though Zoom answers with more', () => {
    const answered = {
      repeat_interval: 2,
      weekly_days: '2,4',
      monthly_day: 1,
      monthly_week: 1,
      monthly_week_day: 3,
      end_times: 7,
      end_date_time: '2027-03-01T10:00:00Z',
    };
    const end = { end_date_time: '2027-03-01T10:00:00Z' };
    expect(recurrenceToSend({ ...answered, type: 1 })).toEqual({
      type: 1,
      repeat_interval: 2,
      ...end,
    });
    expect(recurrenceToSend({ ...answered, type: 2 })).toEqual({
      type: 2,
      repeat_interval: 2,
      weekly_days: '2,4',
      ...end,
    });
    expect(recurrenceToSend({ ...answered, type: 3 })).toEqual({
      type: 3,
      repeat_interval: 2,
      monthly_week: 1,
      monthly_week_day: 3,
      ...end,
    });
    expect(recurrenceToSend({ type: 3, monthly_day: 15, end_times: 7 })).toEqual({
      type: 3,
      monthly_day: 15,
      end_times: 7,
    });
  });

  it('plans as many dates as were left, and leaves an endless series endless', () => {
    const stays = move('2027-01-05T09:00:00Z', '2027-01-05T09:00:00Z');
    expect(recurrenceToSend({ type: 1, end_times: 10 }, stays).end_times).toBe(3);
    expect(recurrenceToSend({ type: 1, end_times: 0 }, stays).end_times).toBe(0);
    expect(recurrenceToSend({ type: 1 }, stays)).toEqual({ type: 1 });
  });

  it('follows a move to another day of the week, where there is one day', () => {
    const toThursday = move('2027-01-05T09:00:00Z', '2027-01-07T09:00:00Z');
    expect(recurrenceToSend({ type: 2, weekly_days: '3' }, toThursday).weekly_days).toBe('5');
    expect(recurrenceToSend({ type: 2, weekly_days: '3,6' }, toThursday).weekly_days).toBe('3,6');
  });

  it('counts the day in the zone of the series', () => {
    // Tuesday in Berlin, Monday still in New York.
    const zones = ['Europe/Berlin', 'America/New_York'].map((zone) =>
      move('2027-01-05T03:00:00Z', '2027-01-07T15:00:00Z', zone),
    );
    expect(zones.map((to) => recurrenceToSend({ type: 2, weekly_days: '3' }, to))).toEqual([
      { type: 2, weekly_days: '5' },
      { type: 2, weekly_days: '3' },
    ]);
  });

  it('follows a move to another day of the month', () => {
    const later = move('2027-01-15T09:00:00Z', '2027-01-18T09:00:00Z');
    expect(recurrenceToSend({ type: 3, monthly_day: 15 }, later).monthly_day).toBe(18);
    const week = (to: string, monthly_week: number) =>
      recurrenceToSend(
        { type: 3, monthly_week, monthly_week_day: 3 },
        move('2027-01-05T09:00:00Z', to),
      );
    expect(week('2027-01-14T09:00:00Z', 1)).toEqual({
      type: 3,
      monthly_week: 2,
      monthly_week_day: 5,
    });
    // The 28th is the fourth Thursday and the last one.
    expect(week('2027-01-28T09:00:00Z', 1).monthly_week).toBe(4);
    expect(week('2027-01-28T09:00:00Z', -1).monthly_week).toBe(-1);
    expect(week('2027-01-29T09:00:00Z', 1).monthly_week).toBe(-1);
    expect(week('2027-01-05T11:00:00Z', 1).monthly_week).toBe(1);
  });

  it('leaves the days alone in a zone that nobody knows', () => {
    const later = move('2027-01-05T09:00:00Z', '2027-01-07T09:00:00Z', 'Nowhere/Atall');
    expect(recurrenceToSend({ type: 2, weekly_days: '3' }, later).weekly_days).toBe('3');
  });
});
