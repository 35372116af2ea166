import { describe, expect, it } from 'vitest';
import { parseDuration, parseTimeSpan } from '../../../src/schedule/duration';

describe('parseDuration', () => {
  it.each([
    ['45', 45],
    ['45 min', 45],
    ['1h', 60],
    ['1h 30', 90],
    ['1h30', 90],
    ['1h30m', 90],
    ['1 hr 30 mins', 90],
    ['1.5 hours', 90],
    ['1,5 h', 90],
    ['1:15', 75],
    ['24h', 1_440],
    ['1 day', 1_440],
    ['for 45 minutes', 45],
    ['For an hour', 60],
    ['an hour', 60],
    ['half an hour', 30],
    ['half hour', 30],
    ['a quarter of an hour', 15],
    ['three quarters of an hour', 45],
    ['an hour and a half', 90],
    ['one and a half hours', 90],
    ['two hours', 120],
    ['2 hours and 15 minutes', 135],
    ['2 hours, 15 minutes', 135],
    ['2  HOURS 15 Minutes', 135],
  ])('reads %s', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each([
    ...['', '0', '25h', '1441', 'long', '-5', '1h xx', 'for', 'for a while', 'hour', '3 days'],
    ...['1:75', '15 min 30', '30 seconds', '2 hours to go', '1 month', 'an hour and'],
  ])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});

it('reads days apart from hours, because days differ in length', () => {
  expect(parseTimeSpan('a week')).toEqual({ days: 7, minutes: 0 });
  expect(parseTimeSpan('2 days and 3 hours')).toEqual({ days: 2, minutes: 180 });
});
