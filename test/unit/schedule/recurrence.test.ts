import { describe, expect, it } from 'vitest';
import { readRecurrence } from '../../../src/schedule/recurrence';
import { recurrenceInWords, type RecurrenceWords } from '../../../src/meetings/format/recurrenceText';

const every = (interval: number, unit: string) =>
  interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;

const words: RecurrenceWords = {
  daily: (interval) => every(interval, 'day'),
  weekdays: () => 'every weekday',
  weekly: (interval) => every(interval, 'week'),
  weeklyOn: (interval, days) => `${every(interval, 'week')} on ${days}`,
  monthly: (interval) => every(interval, 'month'),
  monthlyOnDay: (interval, day) => `${every(interval, 'month')} on day ${day}`,
  monthlyOnWeekday: (interval, week, day) => `${every(interval, 'month')} on ${day} ${week}`,
  times: (rule, times) => `${rule}, ${times} times`,
  until: (rule, day) => `${rule}, until ${day}`,
};

function inWords(recurrence: unknown, language = 'en-US', timeZone?: string): string | undefined {
  const rule = readRecurrence(recurrence);
  return rule && recurrenceInWords(rule, words, language, timeZone);
}

describe('A recurrence in words', () => {
  it.each([
    [{ type: 1 }, 'every day'],
    [{ type: 1, repeat_interval: 3, end_times: 5 }, 'every 3 days, 5 times'],
    [{ type: 2, repeat_interval: 1, weekly_days: '3' }, 'every week on Tuesday'],
    [
      { type: 2, repeat_interval: 2, weekly_days: '1,6,2', end_times: 0 },
      'every 2 weeks on Monday, Friday, and Sunday',
    ],
    [{ type: 2, repeat_interval: 1, weekly_days: '2,3,4,5,6' }, 'every weekday'],
    [{ type: 2, repeat_interval: 2, weekly_days: '2,3,4,5,6' }, /^every 2 weeks on Monday, Tues/],
    [{ type: 2 }, 'every week'],
    [{ type: 3, monthly_day: 15 }, 'every month on day 15'],
    [
      { type: 3, repeat_interval: 2, monthly_week: -1, monthly_week_day: 6 },
      'every 2 months on Friday -1',
    ],
    [{ type: 3 }, 'every month'],
  ])('%j', (recurrence, expected) => {
    expect(inWords(recurrence)).toMatch(expected);
  });

  it('names the last day in the zone of the meeting', () => {
    const recurrence = { type: 1, end_date_time: '2027-03-02T20:00:00Z', end_times: 9 };
    expect(inWords(recurrence, 'en-US', 'Asia/Tokyo')).toBe('every day, until March 3, 2027');
    expect(inWords(recurrence, 'en-US', 'America/New_York')).toContain('until March 2, 2027');
    expect(inWords(recurrence, 'en-US', 'No/Zone')).toContain('until March');
  });

  it('names days in the language of the reader', () => {
    expect(inWords({ type: 2, weekly_days: '2,5' }, 'de')).toBe(
      'every week on Montag und Donnerstag',
    );
  });

  it('leaves out what makes no sense', () => {
    expect(
      inWords({
        type: 2,
        repeat_interval: 'often',
        weekly_days: '9,x,,2,2',
        end_times: -3,
        end_date_time: 'soon',
      }),
    ).toBe('every week on Monday');
    expect(inWords({ type: 3, monthly_week: 7, monthly_week_day: 2 })).toBe('every month');
  });

  it.each([[undefined], [null], ['daily'], [{}], [{ type: 4 }], [{ type: '1' }]])(
    'is none for %j',
    (recurrence) => {
      expect(inWords(recurrence)).toBeUndefined();
    },
  );
});
