import { afterEach, describe, expect, it, vi } from 'vitest';
import { toZoomTime } from '../../../src/schedule/scheduledMeeting';
import { readStartTime, type StartContext } from '../../../src/schedule/startTime';

/** Monday, 23 November 2026, 10:30 in Berlin, 4:30 in New York, 15:00 in Kolkata, 22:30 in Auckland. */
const now = new Date('2026-11-23T09:30:00Z');

/** Machines with other clocks: two where the clocks change, and two where they do not. */
const machines = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Auckland'];

/**
 * What a text means: times in UTC, with the duration after a plus sign, and `?` before those that are
 * less likely; `day` and its suggestions; or `unreadable`.
 */
function read(text: string, timeZone: string, context: Partial<StartContext> = {}): string {
  const found = readStartTime(text, { now, timeZone, ...context });
  if (found === undefined) {
    return 'unreadable';
  }
  const show = ({ start, duration }: { start: Date; duration?: number }) =>
    `${toZoomTime(start).slice(0, 16)}${duration === undefined ? '' : `+${duration}`}`;
  return found.kind === 'day'
    ? ['day', ...found.suggestions.map(show)].join(' ')
    : [...found.readings.map(show), ...found.unlikely.map((each) => `?${show(each)}`)].join(' ');
}

/** Checks what a text means, on every machine. */
function expectMeaning(
  text: string,
  zone: string,
  expected: string,
  context: Partial<StartContext> = {},
): void {
  for (const machine of machines) {
    vi.stubEnv('TZ', machine);
    expect([machine, read(text, zone, context)]).toEqual([machine, expected]);
  }
}

const berlin = 'Europe/Berlin';
const newYork = 'America/New_York';
const kolkata = 'Asia/Kolkata';
const auckland = 'Pacific/Auckland';

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('A text that says when a meeting starts', () => {
  it.each([
    ['2026-12-01T15:00:00Z', berlin, '2026-12-01T15:00'],
    ['2026-12-01T15:00:00+09:00', berlin, '2026-12-01T06:00'],
    ['2026-12-01T15:00', berlin, '2026-12-01T14:00'],
    ['2026-07-01T15:00', berlin, '2026-07-01T13:00'],
    ['2026-12-01T15:00:00', auckland, '2026-12-01T02:00'],
    ['2027-12-01 10:00:00Z', newYork, '2027-12-01T10:00'],
    ['2027-12-01 10:00Z', newYork, '2027-12-01T10:00'],
    ['2027-12-01 10:00:00 -0500', berlin, '2027-12-01T15:00'],
    ['2027-12-01 10:00:00+05:30', berlin, '2027-12-01T04:30'],
    ['2026-12-01 03:00', berlin, '2026-12-01T02:00'],
    ['now', berlin, '2026-11-23T09:30'],
    ['tomorrow 3pm', berlin, '2026-11-24T14:00'],
    ['tomorrow 3pm', newYork, '2026-11-24T20:00'],
    ['tomorrow 3pm', kolkata, '2026-11-24T09:30'],
    ['tomorrow 3pm', auckland, '2026-11-24T02:00'],
    ['tomorrow @ 3pm', berlin, '2026-11-24T14:00'],
    ['day after tomorrow 3pm', berlin, '2026-11-25T14:00'],
    ['the day after tomorrow at 3pm', berlin, '2026-11-25T14:00'],
    ['tomorrow at half past 8', berlin, '2026-11-24T07:30'],
    ['tomorrow quarter to 1', berlin, '2026-11-24T11:45'],
    ['tomorrow quarter past 9', berlin, '2026-11-24T08:15'],
    ['tomorrow @3pm', berlin, '2026-11-24T14:00'],
    ['tues 2pm', berlin, '2026-11-24T13:00'],
    ['weds 2pm', berlin, '2026-11-25T13:00'],
    ['today at 23:15', berlin, '2026-11-23T22:15'],
    ['friday 10:30', berlin, '2026-11-27T09:30'],
    ['next friday 10:30', berlin, '2026-12-04T09:30 ?2026-11-27T09:30'],
    ['5 January 2027 at 9am', newYork, '2027-01-05T14:00'],
    ['on the 5th of January 2027, at 9am', newYork, '2027-01-05T14:00'],
    ['January 05 2027 9am', newYork, '2027-01-05T14:00'],
    ['tomorrow at 3pm UTC', auckland, '2026-11-24T15:00'],
    ['tomorrow at noon', kolkata, '2026-11-24T06:30'],
    ['tomorrow 15.30', berlin, '2026-11-24T14:30'],
    ['last friday 10:30', berlin, '2026-11-20T09:30'],
    ['20 minutes ago', berlin, '2026-11-23T09:10'],
    ['monday morning at 9', newYork, '2026-11-23T14:00'],
    ['tomorrow evening at 8', berlin, '2026-11-24T19:00'],
    ['tomorrow at 8 in the evening', berlin, '2026-11-24T19:00'],
    ['tomorrow at 3 in the afternoon', berlin, '2026-11-24T14:00'],
    ['tomorrow at 3 in the morning', berlin, '2026-11-24T02:00'],
    ['tonight at 8', berlin, '2026-11-23T19:00'],
    ['tonight at 12', berlin, '2026-11-23T23:00'],
  ])('is read as a whole: “%s” in %s', (text, zone, expected) => {
    expectMeaning(text, zone, expected);
  });

  it.each([
    ['3.4.2027 10:00', '2027-04-03T08:00'],
    ['03.04.2027 10:00', '2027-04-03T08:00'],
    ['3.4.27 10:00', '2027-04-03T08:00'],
    ['3. 4. 2027 10:00', '2027-04-03T08:00'],
    ['3.4.2027 um 10:00', 'unreadable'],
    ['1.12. 10.30', '2026-12-01T09:30'],
    ['Fri 4.12. 10:00', '2026-12-04T09:00'],
    ['Sat 4.12. 10:00', 'unreadable'],
    ['3.13.2027 10:00', 'unreadable'],
    ['30.2.2027 10:00', 'unreadable'],
    ['2027.04.03 10:00', '2027-04-03T08:00'],
    ['2027/4/3 10:00', '2027-04-03T08:00'],
    ['3.4.2027 10:00 - 11:30', '2027-04-03T08:00+90'],
  ])('has the day first in a date with dots: “%s”', (text, expected) => {
    expectMeaning(text, berlin, expected);
    expectMeaning(text, berlin, expected, { isDayFirst: true });
  });

  it.each([
    ['3/4/2027 10:00', '2027-04-03T08:00', '2027-03-04T09:00'],
    ['3-4-2027 10:00', '2027-04-03T08:00', '2027-03-04T09:00'],
    ['3/4 10:00', '2027-04-03T08:00', '2027-03-04T09:00'],
    ['10:00 on 3/4/27', '2027-04-03T08:00', '2027-03-04T09:00'],
  ])(
    'has the order of the reader’s language in a date with slashes: “%s”',
    (text, april, march) => {
      expectMeaning(text, berlin, `${march} ${april}`);
      expectMeaning(text, berlin, `${april} ${march}`, { isDayFirst: true });
    },
  );

  it.each([
    ['25/12/2027 10:00', '2027-12-25T09:00'],
    ['12/25/2027 10:00', '2027-12-25T09:00'],
    ['4/4/2027 10:00', '2027-04-04T08:00'],
    ['Sat 3/4/2027 10:00', '2027-04-03T08:00'],
    ['Thursday, 3/4/2027 10:00', '2027-03-04T09:00'],
    ['13/14/2027 10:00', 'unreadable'],
  ])('has one order if only one fits: “%s”', (text, expected) => {
    expectMeaning(text, berlin, expected);
  });

  it.each([
    ['tomorrow at 3', berlin, '2026-11-24T14:00 2026-11-24T02:00'],
    ['tomorrow at 3', newYork, '2026-11-24T20:00 2026-11-24T08:00'],
    ['Tomorrow, from 3 o’clock', berlin, '2026-11-24T14:00 2026-11-24T02:00'],
    ['tomorrow 3:30', berlin, '2026-11-24T14:30 2026-11-24T02:30'],
    ['5 o’clock', berlin, '2026-11-23T16:00 2026-11-24T04:00'],
    ["5 o'clock", kolkata, '2026-11-23T11:30 2026-11-23T23:30'],
    ['3.4.2027 at 3', kolkata, '2027-04-03T09:30 2027-04-02T21:30'],
    ['April 03 at 3', kolkata, '2027-04-03T09:30 2027-04-02T21:30'],
    ['tomorrow midnight', berlin, '2026-11-23T23:00 2026-11-24T23:00'],
    // What has passed is not meant.
    ['today at 3', berlin, '2026-11-23T14:00'],
    // As on a clock with 24 hours, and in working hours.
    ['tomorrow at 9', berlin, '2026-11-24T08:00 ?2026-11-24T20:00'],
    ['friday at 12', berlin, '2026-11-27T11:00'],
    ['tomorrow at 15', berlin, '2026-11-24T14:00'],
    ['tomorrow 03:30', berlin, '2026-11-24T02:30'],
    ['friday 9:30', berlin, '2026-11-27T08:30'],
    ['tomorrow 0:30', berlin, '2026-11-23T23:30'],
  ])(
    'means working hours first if it lacks its half of the day: “%s” in %s',
    (text, zone, expected) => {
      expectMeaning(text, zone, expected);
    },
  );

  it.each([
    [
      'next friday',
      berlin,
      'day 2026-12-04T08:00 2026-12-04T09:00 2026-12-04T13:00 2026-12-04T14:00',
    ],
    ['Dec 1', newYork, 'day 2026-12-01T14:00 2026-12-01T15:00 2026-12-01T19:00 2026-12-01T20:00'],
    [
      'tomorrow',
      kolkata,
      'day 2026-11-24T03:30 2026-11-24T04:30 2026-11-24T08:30 2026-11-24T09:30',
    ],
    [
      'monday morning',
      newYork,
      'day 2026-11-23T14:00 2026-11-23T13:00 2026-11-23T15:00 2026-11-23T16:00',
    ],
    [
      'tomorrow afternoon',
      berlin,
      'day 2026-11-24T13:00 2026-11-24T12:00 2026-11-24T14:00 2026-11-24T15:00',
    ],
    ['tonight', berlin, 'day 2026-11-23T17:00 2026-11-23T18:00 2026-11-23T19:00 2026-11-23T20:00'],
    ['today', berlin, 'day 2026-11-23T13:00 2026-11-23T14:00'],
    ['today', auckland, 'day'],
    [
      'in 3 days',
      berlin,
      'day 2026-11-26T08:00 2026-11-26T09:00 2026-11-26T13:00 2026-11-26T14:00',
    ],
    [
      '2026-12-01',
      berlin,
      'day 2026-12-01T08:00 2026-12-01T09:00 2026-12-01T13:00 2026-12-01T14:00',
    ],
    [
      '1.12.2026 for an hour',
      berlin,
      'day 2026-12-01T08:00+60 2026-12-01T09:00+60 2026-12-01T13:00+60 2026-12-01T14:00+60',
    ],
  ])('has no time of day of its own if it only names a day: “%s” in %s', (text, zone, expected) => {
    expectMeaning(text, zone, expected);
  });

  it.each([
    ['tomorrow 3pm to 4:30pm', '2026-11-24T14:00+90'],
    ['3pm to 4:30pm', '2026-11-23T14:00+90'],
    ['from 3pm to 4:30pm tomorrow', '2026-11-24T14:00+90'],
    ['tomorrow 3-4pm', '2026-11-24T14:00+60'],
    ['tomorrow 11 to 1pm', '2026-11-24T10:00+120'],
    ['tomorrow 10:00–11:30', '2026-11-24T09:00+90'],
    ['tomorrow from 10 to 2', '2026-11-24T09:00+240 ?2026-11-24T21:00+240'],
    ['tomorrow 3 to 4:30', '2026-11-24T14:00+90 2026-11-24T02:00+90'],
    ['tomorrow 22:00 to 01:00', '2026-11-24T21:00+180'],
    ['tomorrow 10:00 to 11:30 UTC', '2026-11-24T10:00+90'],
    ['Dec 1 3pm to Dec 2 2pm', '2026-12-01T14:00+1380'],
    ['Dec 1 3pm to Dec 2 4pm', 'unreadable'],
    ['Dec 2 3pm to Dec 1 4pm', 'unreadable'],
    ['3pm to 3pm', 'unreadable'],
    ['Dec 1 to Dec 5', 'unreadable'],
    ['tomorrow 3pm for 45 minutes', '2026-11-24T14:00+45'],
    ['tomorrow 3pm for an hour', '2026-11-24T14:00+60'],
    ['tomorrow 3pm, for half an hour', '2026-11-24T14:00+30'],
    ['tomorrow 3pm for 2 hours and 15 minutes', '2026-11-24T14:00+135'],
    ['for 45 minutes tomorrow at 3pm', '2026-11-24T14:00+45'],
    ['tomorrow 3pm to 4pm for an hour', '2026-11-24T14:00+60'],
    ['tomorrow 3pm to 4pm for 45 minutes', 'unreadable'],
    ['tomorrow 3pm for 3 days', 'unreadable'],
    ['tomorrow 3pm for a while', 'unreadable'],
    // The clocks skip an hour.
    ['28.3.2027 01:00 to 04:00', '2027-03-28T00:00+120'],
  ])('keeps its end or its duration: “%s”', (text, expected) => {
    expectMeaning(text, berlin, expected);
  });

  it.each([
    ['in 20 minutes', '2026-11-23T09:50'],
    ['in 90 seconds', '2026-11-23T09:31'],
    ['in 2 hours', '2026-11-23T11:30'],
    ['in an hour', '2026-11-23T10:30'],
    ['in half an hour', '2026-11-23T10:00'],
    ['in 1h 30', '2026-11-23T11:00'],
    ['in an hour and a half', '2026-11-23T11:00'],
    ['in 2 hours and 15 minutes', '2026-11-23T11:45'],
    ['90 minutes from now', '2026-11-23T11:00'],
    ['in 20 minutes for 45 minutes', '2026-11-23T09:50+45'],
    ['in 1 day and 2 hours', '2026-11-24T11:30'],
    ['in 3 days at 10:00', '2026-11-26T09:00'],
    ['15 minutes later', '2026-11-23T09:45'],
  ])('is relative to now: “%s”', (text, expected) => {
    expectMeaning(text, berlin, expected);
  });

  it.each([
    '',
    'soon',
    'whenever it suits',
    '2026-13-45T99:00',
    '2026-02-30T10:00:00',
    '2026-02-30 10:00',
    '2026-02-10T25:00',
    '42',
    'december',
    'this weekend at 10:00',
    'for 45 minutes',
    'tomorrow morning at 2pm',
    'tomorrow night at 3',
  ])('is not read if it says no time: “%s”', (text) => {
    expectMeaning(text, berlin, 'unreadable');
  });

  it.each([
    'tomorrow 15h30',
    '3 tomorrow',
    'the 5th at 10:00',
    'week 50 monday 10am',
    '2026-12-01 10:00 Europe/London',
    'tomorrow at 3pm New York',
    '3 April 5',
    'may 5pm',
    'monday or tuesday 10:00',
    'tomorrow, 3pm, 4pm',
  ])('is not read in part: “%s”', (text) => {
    expectMeaning(text, berlin, 'unreadable');
  });
});

describe('A text without its day or year', () => {
  it.each([
    ['Nov 27 5pm', '2026-11-27T16:00'],
    ['Nov 26 5pm', '2027-11-26T16:00'],
    ['friday 5pm', '2026-11-27T16:00'],
    ['friday 10:30', '2026-12-04T09:30'],
    ['10:30', '2026-11-28T09:30'],
    ['5pm', '2026-11-27T16:00'],
    ['3am UTC', '2026-11-28T03:00'],
    ['June 1 5pm', '2027-06-01T15:00'],
    ['thursday 5pm', '2026-12-03T16:00'],
    ['friday', 'day 2026-11-27T13:00 2026-11-27T14:00'],
    ['thursday morning', 'day 2026-12-03T08:00 2026-12-03T07:00 2026-12-03T09:00 2026-12-03T10:00'],
  ])('means the next such time: “%s”', (text, expected) => {
    // Friday, 12:30 in Berlin.
    expectMeaning(text, berlin, expected, { now: new Date('2026-11-27T11:30:00Z') });
  });

  it('means the next such time in the zone that it names', () => {
    // 10:00 on 24 November in Auckland.
    const morning = new Date('2026-11-23T21:00:00Z');
    expectMeaning('22:00 UTC', auckland, '2026-11-23T22:00', { now: morning });
    expectMeaning('20:00 UTC', auckland, '2026-11-24T20:00', { now: morning });
  });
});

describe('A text about the start of a meeting that is edited', () => {
  const context = { meetingStart: new Date('2026-12-08T23:30:00+01:00') };

  it.each([
    ['10:30', berlin, '2026-12-08T09:30'],
    ['3pm', berlin, '2026-12-08T14:00'],
    ['at 3', berlin, '2026-12-08T14:00 2026-12-08T02:00'],
    ['10:00 UTC', berlin, '2026-12-08T10:00'],
    ['23:30 UTC', berlin, '2026-12-07T23:30'],
    ['10:00 UTC', auckland, '2026-12-09T10:00'],
    ['10:00 UTC', newYork, '2026-12-08T10:00'],
    ['9am ET', kolkata, '2026-12-09T14:00'],
    ['10:30 to 11', berlin, '2026-12-08T09:30+30'],
    ['10:30 for 20 minutes', berlin, '2026-12-08T09:30+20'],
    ['midnight', berlin, '2026-12-07T23:00 2026-12-08T23:00'],
    ['morning', berlin, 'day 2026-12-08T08:00 2026-12-08T07:00 2026-12-08T09:00 2026-12-08T10:00'],
    ['15 minutes later', berlin, '2026-12-08T22:45'],
    ['15 minutes earlier', berlin, '2026-12-08T22:15'],
    ['half an hour earlier', berlin, '2026-12-08T22:00'],
    ['a day later', berlin, '2026-12-09T22:30'],
    ['1 week later', berlin, '2026-12-15T22:30'],
    ['2 days later at 10:00', berlin, '2026-12-10T09:00'],
    ['a month later', berlin, 'unreadable'],
    ['the next day at 10:00', berlin, 'unreadable'],
    // These have a day of their own.
    ['friday 10:30', berlin, '2026-11-27T09:30'],
    ['tomorrow 3pm', berlin, '2026-11-24T14:00'],
    ['in 20 minutes', berlin, '2026-11-23T09:50'],
    [
      'tomorrow',
      berlin,
      'day 2026-11-24T22:30 2026-11-24T08:00 2026-11-24T09:00 2026-11-24T13:00 2026-11-24T14:00',
    ],
  ])('keeps its day, and moves its start: “%s” in %s', (text, zone, expected) => {
    expectMeaning(text, zone, expected, context);
  });

  it('has the offset that a named zone has on that day', () => {
    expectMeaning('9am ET', berlin, '2027-07-01T13:00', {
      meetingStart: new Date('2027-07-01T08:00:00Z'),
    });
  });

  it('keeps the time of day when days later the clocks have changed', () => {
    expectMeaning('a week later', berlin, '2027-03-30T08:00', {
      meetingStart: new Date('2027-03-23T09:00:00Z'),
    });
  });
});

describe('On a day on which the clocks change', () => {
  it.each([
    // In Berlin 02:00 to 03:00 is skipped on 28 March 2027, and shown twice on 31 October 2027.
    ['in 45 minutes', berlin, '2027-03-28T00:40:00Z', '2027-03-28T01:25'],
    ['in 45 minutes', berlin, '2027-10-31T00:40:00Z', '2027-10-31T01:25'],
    ['in 2 hours', berlin, '2027-10-31T00:40:00Z', '2027-10-31T02:40'],
    ['tomorrow 02:30', berlin, '2027-03-27T09:00:00Z', '2027-03-28T01:30'],
    ['02:30', berlin, '2027-03-28T00:30:00Z', '2027-03-28T01:30'],
    ['2027-03-28T02:30', berlin, '2027-03-01T09:00:00Z', '2027-03-28T01:30'],
    ['2027-10-31T02:30', berlin, '2027-03-01T09:00:00Z', '2027-10-31T00:30 2027-10-31T01:30'],
    ['02:30', berlin, '2027-10-30T22:10:00Z', '2027-10-31T00:30 2027-10-31T01:30'],
    ['sunday 02:30', berlin, '2027-10-30T22:10:00Z', '2027-10-31T00:30 2027-10-31T01:30'],
    // The first one has passed.
    ['02:30', berlin, '2027-10-31T00:40:00Z', '2027-10-31T01:30'],
    ['10:00', berlin, '2027-03-28T00:40:00Z', '2027-03-28T08:00'],
    // In New York the same happens on 14 March and 7 November 2027.
    ['in 45 minutes', newYork, '2027-03-14T06:40:00Z', '2027-03-14T07:25'],
    ['in 45 minutes', berlin, '2027-03-14T01:40:00Z', '2027-03-14T02:25'],
    ['02:30', berlin, '2027-03-14T00:40:00Z', '2027-03-14T01:30'],
    ['today 02:30', newYork, '2027-03-14T05:40:00Z', '2027-03-14T07:30'],
    ['2027-11-07T01:30', newYork, '2027-03-01T09:00:00Z', '2027-11-07T05:30 2027-11-07T06:30'],
    // In Auckland on 26 September and 4 April 2027.
    ['in 45 minutes', auckland, '2027-09-25T13:40:00Z', '2027-09-25T14:25'],
    ['2027-09-26T02:30', auckland, '2027-03-01T09:00:00Z', '2027-09-25T14:30'],
    ['2027-04-04T02:30', auckland, '2027-03-01T09:00:00Z', '2027-04-03T13:30 2027-04-03T14:30'],
    ['in 45 minutes', kolkata, '2027-03-28T00:40:00Z', '2027-03-28T01:25'],
    ['tomorrow 02:30', kolkata, '2027-03-27T09:00:00Z', '2027-03-27T21:00'],
  ])('means the same on every machine: “%s” in %s at %s', (text, zone, at, expected) => {
    expectMeaning(text, zone, expected, { now: new Date(at) });
  });
});
