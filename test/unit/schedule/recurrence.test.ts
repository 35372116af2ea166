import { describe, expect, it } from 'vitest';
import {
  formatRecurrence,
  formatRecurrenceEnd,
} from '../../../src/meetings/format/recurrenceFormatter';
import { readRecurrence } from '../../../src/schedule/recurrence';

function repeats(recurrence: unknown, language = 'en-US'): string | undefined {
  const rule = readRecurrence(recurrence);
  return rule && formatRecurrence(rule, language);
}

function ends(recurrence: unknown, timeZone?: string): string | undefined {
  const rule = readRecurrence(recurrence);
  return rule && formatRecurrenceEnd(rule, 'en-US', timeZone);
}

describe('Formatting a recurrence', () => {
  it.each([
    [{ type: 1 }, 'Every day'],
    [{ type: 1, repeat_interval: 3 }, 'Every 3 days'],
    [{ type: 2, repeat_interval: 1, weekly_days: '3' }, 'Every week on Tuesday'],
    [
      { type: 2, repeat_interval: 2, weekly_days: '1,6,2', end_times: 0 },
      'Every 2 weeks on Monday, Friday, and Sunday',
    ],
    [{ type: 2, repeat_interval: 1, weekly_days: '2,3,4,5,6' }, 'Every weekday'],
    [
      { type: 2, repeat_interval: 2, weekly_days: '2,3,4,5,6' },
      'Every 2 weeks on Monday, Tuesday, Wednesday, Thursday, and Friday',
    ],
    [{ type: 2 }, 'Every week'],
    [{ type: 3, monthly_day: 15 }, 'Every month on day 15'],
    [{ type: 3, monthly_week: 2, monthly_week_day: 4 }, 'Every month on the second Wednesday'],
    [
      { type: 3, repeat_interval: 2, monthly_week: -1, monthly_week_day: 6 },
      'Every 2 months on the last Friday',
    ],
    [{ type: 3 }, 'Every month'],
  ])('%j', (recurrence, expected) => {
    expect(repeats(recurrence)).toBe(expected);
  });

  it('names days in the language of the reader', () => {
    expect(repeats({ type: 2, weekly_days: '2,5' }, 'de')).toBe(
      'Every week on Montag und Donnerstag',
    );
  });

  it('leaves out what makes no sense', () => {
    const recurrence = {
      type: 2,
      repeat_interval: 'often',
      weekly_days: '9,x,,2,2',
      end_times: -3,
      end_date_time: 'soon',
    };
    expect(repeats(recurrence)).toBe('Every week on Monday');
    expect(ends(recurrence)).toBeUndefined();
    expect(repeats({ type: 3, monthly_week: 7, monthly_week_day: 2 })).toBe('Every month');
  });

  it.each([[undefined], [null], ['daily'], [{}], [{ type: 4 }], [{ type: '1' }]])(
    'returns nothing for %j',
    (recurrence) => {
      expect(repeats(recurrence)).toBeUndefined();
    },
  );
});

describe('Formatting the end of a recurrence', () => {
  it('names the last day in the time zone of the meeting', () => {
    const recurrence = { type: 1, end_date_time: '2027-03-02T20:00:00Z', end_times: 9 };
    expect(ends(recurrence, 'Asia/Tokyo')).toBe('March 3, 2027');
    expect(ends(recurrence, 'America/New_York')).toBe('March 2, 2027');
    expect(ends(recurrence, 'No/Zone')).toMatch(/^March \d, 2027$/);
  });

  it.each([
    [{ type: 1, end_times: 5 }, 'After 5 occurrences'],
    [{ type: 1, end_times: 1 }, 'After 1 occurrence'],
    [{ type: 1, end_times: 0 }, undefined],
    [{ type: 1 }, undefined],
  ])('%j', (recurrence, expected) => {
    expect(ends(recurrence)).toBe(expected);
  });
});
