import { describe, expect, it } from 'vitest';
import { recurrenceToSend, type SeriesMove } from '../../../src/schedule/seriesUpdate';

const move = (
  from: string,
  to: string,
  fromZone = 'Europe/Berlin',
  toZone = fromZone,
): SeriesMove => ({
  from: new Date(from),
  to: new Date(to),
  fromZone,
  toZone,
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
    expect(recurrenceToSend({ type: 1 })).toEqual({ type: 1 });
    const unknown = { ...stays, datesLeft: undefined };
    expect(recurrenceToSend({ type: 1, end_times: 60 }, unknown).end_times).toBe(60);
  });

  it('moves the last day by the wall clock, also into summer time', () => {
    const until = { type: 2, weekly_days: '2', end_date_time: '2027-03-22T13:00:00Z' };
    const intoSummer = move('2027-03-08T14:00:00Z', '2027-03-16T13:00:00Z', 'America/New_York');
    expect(recurrenceToSend(until, intoSummer).end_date_time).toBe('2027-03-30T13:00:00Z');
  });

  it('moves the last day with the others, so that none of them is lost', () => {
    const until = { type: 2, weekly_days: '3', end_date_time: '2027-01-26T22:59:00Z' };
    const toThursday = move('2027-01-05T09:00:00Z', '2027-01-07T10:00:00Z');
    expect(recurrenceToSend(until, toThursday).end_date_time).toBe('2027-01-28T23:59:00Z');
    expect(
      recurrenceToSend({ ...until, end_date_time: 'some day' }, toThursday).end_date_time,
    ).toBe('some day');
  });

  it('follows a move to another day of the week, which leaves the other days', () => {
    const toThursday = move('2027-01-05T09:00:00Z', '2027-01-07T09:00:00Z');
    const days = (weekly_days: string) =>
      recurrenceToSend({ type: 2, weekly_days }, toThursday).weekly_days;
    expect(days('3')).toBe('5');
    expect(days('3,4')).toBe('4,5');
    expect(days('2,3,5')).toBe('2,5');
    expect(days('2,6')).toBe('2,6');
  });

  it('counts the day in the zone of the series', () => {
    // Tuesday in Berlin, Monday still in New York.
    const zones = ['Europe/Berlin', 'America/New_York'].map((zone) =>
      move('2027-01-05T03:00:00Z', '2027-01-07T15:00:00Z', zone),
    );
    expect(
      zones.map((to) => recurrenceToSend({ type: 2, weekly_days: '3' }, to).weekly_days),
    ).toEqual(['5', '3']);
  });

  it('follows a move to another day of the month', () => {
    const later = move('2027-01-15T09:00:00Z', '2027-01-18T09:00:00Z');
    expect(recurrenceToSend({ type: 3, monthly_day: 15 }, later).monthly_day).toBe(18);
    const week = (to: string, monthly_week: number) =>
      recurrenceToSend(
        { type: 3, monthly_week, monthly_week_day: 3 },
        move('2027-01-05T09:00:00Z', to),
      );
    expect(week('2027-01-14T09:00:00Z', 1)).toMatchObject({
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

  it('follows a change of the zone alone, where that is another day', () => {
    // Tuesday evening in New York is Wednesday in Berlin.
    const stays = move(
      '2027-01-06T00:00:00Z',
      '2027-01-06T00:00:00Z',
      'America/New_York',
      'Europe/Berlin',
    );
    expect(recurrenceToSend({ type: 2, weekly_days: '3' }, stays).weekly_days).toBe('4');
  });

  it('leaves the days alone in a zone that nobody knows', () => {
    const later = move('2027-01-05T09:00:00Z', '2027-01-07T09:00:00Z', 'Nowhere/Atall');
    expect(recurrenceToSend({ type: 2, weekly_days: '3' }, later).weekly_days).toBe('3');
  });
});
