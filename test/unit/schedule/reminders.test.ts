import { describe, expect, it } from 'vitest';
import {
  dueReminders,
  nextChangeOfReminder,
  nextReminder,
  snoozeMinutesBefore,
} from '../../../src/schedule/reminders';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { Meeting } from '../../../src/zoom/types';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);

const standUp = (fields: Partial<Meeting> = {}) => ({
  entry: toScheduledMeeting({
    id: 1,
    type: 2,
    start_time: at('10:00:00').toISOString(),
    duration: 30,
    ...fields,
  }),
});

const due = (time: string, times = [5, 1], fields: Partial<Meeting> = {}) =>
  dueReminders([standUp(fields)], at(time), () => times).map(({ minutesBefore }) => minutesBefore);

describe('dueReminders', () => {
  it('are due from their time on', () => {
    expect(due('09:54:59')).toEqual([]);
    expect(due('09:55:00')).toEqual([5]);
    expect(due('09:58:59')).toEqual([5]);
    expect(due('09:59:00')).toEqual([1]);
    expect(due('10:00:00', [5, 1, 0])).toEqual([0]);
  });

  it('are only the last one after sleep, and none from five minutes after the start', () => {
    expect(due('10:02:00')).toEqual([1]);
    expect(due('10:04:59')).toEqual([1]);
    expect(due('10:05:00')).toEqual([]);
    expect(dueReminders([standUp()], new Date('2026-11-26T08:00:00Z'), () => [5, 1])).toEqual([]);
  });

  it('are none where none are wanted, or there is nothing to remind of', () => {
    expect(due('09:59:00', [])).toEqual([]);
    expect(due('09:59:00', [5], { is_all_day: true })).toEqual([]);
    expect(due('09:59:00', [5], { start_time: undefined })).toEqual([]);
    expect(due('09:59:00', [5], { start_time: 'soon' })).toEqual([]);
    expect(due('10:02:00', [5], { duration: 2 })).toEqual([]);
  });

  it('come together where several are due', () => {
    const meetings = [standUp(), standUp({ id: 2 })];
    expect(dueReminders(meetings, at('09:57:00'), () => [5])).toHaveLength(2);
  });

  it('count real minutes where the clocks change', () => {
    // Clocks go back from 3:00 to 2:00 in the night to Sunday, 25 October 2026, in Berlin.
    const fields = { start_time: '2026-10-25T01:02:00Z' };
    const now = new Date('2026-10-25T02:58:00+02:00');
    expect(dueReminders([standUp(fields)], now, () => [5, 1])).toMatchObject([
      { minutesBefore: 5 },
    ]);
  });
});

describe('nextReminder', () => {
  const next = (time: string, times = [5, 1]) => nextReminder([standUp()], at(time), () => times);

  it('is the next reminder of any meeting', () => {
    expect(next('08:00:00')).toEqual(at('09:55:00'));
    expect(next('09:55:00')).toEqual(at('09:59:00'));
    expect(next('09:59:00')).toBeUndefined();
    expect(next('10:01:00', [5, -2])).toEqual(at('10:02:00'));
    expect(next('08:00:00', [])).toBeUndefined();
  });
});

describe('nextChangeOfReminder', () => {
  const next = (time: string, fields: Partial<Meeting> = {}) =>
    nextChangeOfReminder(standUp(fields).entry, at(time));

  it('is every half minute until the last reminder is over', () => {
    expect(next('09:55:00')).toEqual(at('09:55:30'));
    expect(next('09:59:45')).toEqual(at('10:00:00'));
    expect(next('10:00:00')).toEqual(at('10:00:30'));
    expect(next('10:04:31')).toEqual(at('10:05:00'));
    expect(next('10:05:00')).toBeUndefined();
  });

  it('is the end of a short meeting', () => {
    expect(next('10:01:50', { duration: 2 })).toEqual(at('10:02:00'));
    expect(next('10:02:00', { duration: 2 })).toBeUndefined();
  });
});

describe('snoozeMinutesBefore', () => {
  const minutesBefore = (time: string) => snoozeMinutesBefore(standUp().entry, at(time));

  it('is a minute before the start, then the start, then two minutes on', () => {
    expect(minutesBefore('09:20:00')).toBe(1);
    expect(minutesBefore('09:57:59')).toBe(1);
    expect(minutesBefore('09:58:00')).toBe(0);
    expect(minutesBefore('09:59:59')).toBe(0);
    expect(minutesBefore('10:00:01')).toBe(-2);
    expect(minutesBefore('10:02:00')).toBe(-4);
  });

  it('is none where it would come too late', () => {
    expect(minutesBefore('10:03:00')).toBeUndefined();
    expect(
      snoozeMinutesBefore(standUp({ start_time: undefined }).entry, at('09:00:00')),
    ).toBeUndefined();
  });
});
