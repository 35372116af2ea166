import { describe, expect, it, vi } from 'vitest';
import { parseDuration } from '../../../src/schedule/duration';
import { parseStartTime } from '../../../src/schedule/startTime';
import { toZoomTime } from '../../../src/schedule/scheduledMeeting';

/** Monday, 23 November 2026, 10:30 in Berlin, 18:30 in Tokyo. */
const now = new Date('2026-11-23T09:30:00Z');

describe('parseStartTime', () => {
  it.each([
    ['2026-12-01T15:00:00Z', 'Europe/Berlin', '2026-12-01T15:00:00Z'],
    ['2026-12-01T15:00:00+09:00', 'Europe/Berlin', '2026-12-01T06:00:00Z'],
    ['2026-12-01T15:00', 'Europe/Berlin', '2026-12-01T14:00:00Z'],
    ['2026-07-01T15:00', 'Europe/Berlin', '2026-07-01T13:00:00Z'],
    ['2026-12-01T15:00:00', 'Asia/Tokyo', '2026-12-01T06:00:00Z'],
    ['tomorrow 3pm', 'Europe/Berlin', '2026-11-24T14:00:00Z'],
    ['tomorrow 3pm', 'Asia/Tokyo', '2026-11-24T06:00:00Z'],
    ['today at 23:15', 'Europe/Berlin', '2026-11-23T22:15:00Z'],
    ['in 20 minutes', 'Europe/Berlin', '2026-11-23T09:50:00Z'],
    ['in 2 hours', 'Asia/Tokyo', '2026-11-23T11:30:00Z'],
    ['friday 10:30', 'Europe/Berlin', '2026-11-27T09:30:00Z'],
    ['5 January 2027 at 9am', 'America/New_York', '2027-01-05T14:00:00Z'],
    ['on the 5th of January 2027, at 9am', 'America/New_York', '2027-01-05T14:00:00Z'],
    ['Tomorrow, from 3 o’clock', 'Europe/Berlin', '2026-11-24T02:00:00Z'],
    ['2026-12-01 10:00', 'Europe/Berlin', '2026-12-01T09:00:00Z'],
    ['last friday 10:30', 'Europe/Berlin', '2026-11-20T09:30:00Z'],
    ['20 minutes ago', 'Europe/Berlin', '2026-11-23T09:10:00Z'],
    ['tomorrow at 3pm UTC', 'Asia/Tokyo', '2026-11-24T15:00:00Z'],
  ])('reads %s in %s', (text, zone, expected) => {
    const start = parseStartTime(text, now, zone);
    expect(start && toZoomTime(start)).toBe(expected);
  });

  it.each([
    ['Nov 27 5pm', '2026-11-27T16:00:00Z'],
    ['friday 5pm', '2026-11-27T16:00:00Z'],
    ['friday 10:30', '2026-12-04T09:30:00Z'],
    ['10:30', '2026-11-28T09:30:00Z'],
    ['5pm', '2026-11-27T16:00:00Z'],
    ['3am UTC', '2026-11-28T03:00:00Z'],
    ['June 1 5pm', '2027-06-01T15:00:00Z'],
    ['thursday 5pm', '2026-12-03T16:00:00Z'],
  ])('reads %s as the next such time, wherever the machine is', (text, expected) => {
    // Friday, 12:30 in Berlin.
    const friday = new Date('2026-11-27T11:30:00Z');
    for (const zone of ['UTC', 'America/Los_Angeles', 'Asia/Tokyo']) {
      vi.stubEnv('TZ', zone);
      const start = parseStartTime(text, friday, 'Europe/Berlin');
      expect([zone, start && toZoomTime(start)]).toEqual([zone, expected]);
    }
    vi.unstubAllEnvs();
  });

  it.each([
    ['10:30', '2026-12-08T09:30:00Z'],
    ['3pm', '2026-12-08T14:00:00Z'],
    ['friday 10:30', '2026-11-27T09:30:00Z'],
    ['tomorrow 3pm', '2026-11-24T14:00:00Z'],
    ['in 20 minutes', '2026-11-23T09:50:00Z'],
  ])('reads %s of a meeting on another day', (text, expected) => {
    const day = new Date('2026-12-08T23:30:00+01:00');
    const start = parseStartTime(text, now, 'Europe/Berlin', day);
    expect(start && toZoomTime(start)).toBe(expected);
  });

  it.each(['', 'soon', 'whenever it suits', '2026-13-45T99:00', '2026-02-30T10:00:00', '42'])(
    'reads no time in %j',
    (text) => {
      expect(parseStartTime(text, now, 'Europe/Berlin')).toBeUndefined();
    },
  );

  it.each([
    'day after tomorrow 3pm',
    'tomorrow 15h30',
    '3 tomorrow',
    'the 5th at 10:00',
    'Fri 4.12. 10:00',
    'week 50 monday 10am',
    '2026-12-01 10:00 Europe/London',
    'tomorrow at 3pm New York',
  ])('reads no other time than the one that is meant in %j', (text) => {
    expect(parseStartTime(text, now, 'Europe/Berlin')).toBeUndefined();
  });
});

describe('parseDuration', () => {
  it.each([
    ['45', 45],
    ['45 min', 45],
    ['1h', 60],
    ['1h 30', 90],
    ['1h30m', 90],
    ['1.5 hours', 90],
    ['1:15', 75],
    ['24h', 1_440],
  ])('reads %s', (text, minutes) => {
    expect(parseDuration(text)).toBe(minutes);
  });

  it.each(['', '0', '25h', '1441', 'long', '-5', '1h xx'])('refuses %j', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });
});
