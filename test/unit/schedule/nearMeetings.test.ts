import { describe, expect, it } from 'vitest';
import {
  comingMeetings,
  distinctMeetings,
  secondMeeting,
  upcomingMeetings,
  nextChangeOfUpcoming,
} from '../../../src/schedule/upcomingMeetings';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { Meeting } from '../../../src/zoom/types';

const at = (time: string) => new Date(`2026-11-23T${time}Z`);
const now = at('09:30:00');

const owned = (id: number, start: string | undefined, fields: Partial<Meeting> = {}) => ({
  accountId: 'mara',
  entry: toScheduledMeeting({
    id,
    topic: `Meeting ${id}`,
    type: 2,
    start_time: start === undefined ? undefined : at(start).toISOString(),
    duration: 30,
    ...fields,
  }),
});
const live = { status: 'started' };

const near = (meetings: ReturnType<typeof owned>[], time = now, leadTime = 60) =>
  upcomingMeetings(meetings, time, leadTime).map(({ meeting, minutes }) => [
    meeting.entry.id,
    minutes,
  ]);

describe('comingMeetings', () => {
  it('are those that start within a day, by their start, and none that has begun', () => {
    const meetings = [
      owned(1, '23:00:00'),
      owned(2, '09:31:00'),
      owned(3, '09:30:00'),
      owned(4, '09:25:00'),
      owned(5, '10:00:00', live),
      owned(6, '10:00:00', { is_all_day: true }),
      owned(7, undefined),
      owned(8, '10:00:00', { start_time: '2026-11-24T09:30:00Z' }),
      owned(9, '10:00:00', { start_time: '2026-11-24T09:30:01Z' }),
    ];
    expect(comingMeetings(meetings, now).map(({ entry }) => entry.id)).toEqual([2, 1, 8]);
  });
});

describe('nearMeetings', () => {
  it('is empty until a meeting is near, and from ten minutes after its start', () => {
    const meetings = [owned(1, '10:30:00')];
    expect(near(meetings, at('09:29:59'))).toEqual([]);
    expect(near(meetings, at('09:30:00'))).toEqual([[1, 60]]);
    expect(near(meetings, at('10:22:01'))).toEqual([[1, 8]]);
    expect(near(meetings, at('10:29:59'))).toEqual([[1, 1]]);
    expect(near(meetings, at('10:30:00'))).toEqual([[1, 0]]);
    expect(near(meetings, at('10:39:59'))).toEqual([[1, 0]]);
    expect(near(meetings, at('10:40:00'))).toEqual([]);
  });

  it('ends with a meeting that is shorter than that', () => {
    expect(near([owned(1, '09:25:00', { duration: 5 })])).toEqual([]);
  });

  it('shows a live meeting until its end, and then after all others', () => {
    const meetings = [owned(1, '09:00:00', { ...live, duration: 60 }), owned(2, '10:10:00')];
    expect(near(meetings, at('09:59:59'))).toEqual([
      [1, 0],
      [2, 11],
    ]);
    expect(near(meetings, at('10:00:00'))).toEqual([
      [2, 10],
      [1, 0],
    ]);
    expect(near([owned(1, '09:00:00', live)], at('10:29:59'))).toEqual([[1, 0]]);
    expect(near([owned(1, '09:00:00', live)], at('10:30:00'))).toEqual([]);
  });

  it('shows what starts within five minutes before what is live', () => {
    const meetings = [owned(1, '09:00:00', { ...live, duration: 60 }), owned(2, '09:40:00')];
    expect(near(meetings, at('09:34:59'))).toEqual([
      [1, 0],
      [2, 6],
    ]);
    expect(near(meetings, at('09:35:00'))).toEqual([
      [2, 5],
      [1, 0],
    ]);
    expect(near(meetings, at('09:39:59'))[0]).toEqual([2, 1]);
    expect(near(meetings, at('09:40:00'))[0]).toEqual([1, 0]);
  });

  it('shows a meeting that was started early as going on', () => {
    expect(near([owned(1, '11:00:00', live)])).toEqual([[1, 0]]);
  });

  it('puts an instant meeting after what is planned', () => {
    expect(near([owned(1, undefined, live), owned(2, '10:20:00')])).toEqual([
      [2, 50],
      [1, 0],
    ]);
  });

  it('takes the next one of those that overlap once it is within ten minutes', () => {
    const meetings = [owned(1, '09:30:00'), owned(2, '09:45:00')];
    expect(near(meetings, at('09:34:59'))[0]).toEqual([1, 0]);
    expect(near(meetings, at('09:35:00'))[0]).toEqual([2, 10]);
    expect(near(meetings, at('09:46:00'))).toEqual([[2, 0]]);
  });

  it('leaves out all-day meetings and those without a time, or one that is no date', () => {
    expect(
      near([
        owned(1, '09:40:00', { is_all_day: true }),
        owned(2, undefined),
        owned(3, undefined, { start_time: 'soon' }),
      ]),
    ).toEqual([]);
  });

  it('counts real minutes over midnight and where the clocks change', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Europe/Berlin';
    try {
      // Clocks go back from 3:00 to 2:00 in the night to Sunday, 25 October 2026.
      const first = new Date('2026-10-25T02:50:00+02:00');
      const second = owned(1, undefined, { start_time: '2026-10-25T01:05:00Z' });
      expect(near([second], first)).toEqual([[1, 15]]);
      const midnight = owned(2, undefined, { start_time: new Date(2026, 9, 26).toISOString() });
      expect(near([midnight], new Date(2026, 9, 25, 23, 52))).toEqual([[2, 8]]);
    } finally {
      process.env.TZ = before;
    }
  });
});

describe('secondMeeting', () => {
  const second = (meetings: ReturnType<typeof owned>[], time: string) =>
    secondMeeting(upcomingMeetings(meetings, at(time), 60))?.meeting.entry.id;

  it('is what is about to start, or what is live before that', () => {
    const meetings = [
      owned(1, '09:00:00', { ...live, duration: 60 }),
      owned(2, '09:40:00'),
      owned(3, '09:41:00'),
    ];
    expect(second(meetings, '09:29:59')).toBeUndefined();
    expect(second(meetings, '09:30:00')).toBe(2);
    expect(second(meetings, '09:35:00')).toBe(1);
    expect(second(meetings.slice(0, 1), '09:30:00')).toBeUndefined();
    expect(second(meetings.slice(1), '09:35:00')).toBeUndefined();
    expect(second([], '09:35:00')).toBeUndefined();
  });

  it('is what has just started, though Zoom does not say that it is live', () => {
    expect(second([owned(1, '09:30:00'), owned(2, '09:40:00')], '09:32:00')).toBe(1);
  });
});

describe('nextChangeOfNear', () => {
  const next = (meetings: ReturnType<typeof owned>[], time: string) =>
    nextChangeOfUpcoming(meetings, at(time), 60);

  it('is when a meeting comes near, then each of its minutes, then when it leaves', () => {
    const meetings = [owned(1, '10:30:20')];
    expect(next(meetings, '07:00:00')).toEqual(at('09:30:20'));
    expect(next(meetings, '09:30:20')).toEqual(at('09:31:20'));
    expect(next(meetings, '10:29:19')).toEqual(at('10:29:20'));
    expect(next(meetings, '10:29:20')).toEqual(at('10:30:20'));
    expect(next(meetings, '10:30:20')).toEqual(at('10:40:20'));
    expect(next(meetings, '10:40:20')).toBeUndefined();
  });

  it('is when a live meeting is over', () => {
    const meetings = [owned(1, '09:00:00', live)];
    expect(next(meetings, '09:10:00')).toEqual(at('09:30:00'));
    expect(next(meetings, '09:30:00')).toEqual(at('10:30:00'));
    expect(next([owned(1, undefined, live)], '09:10:00')).toBeUndefined();
  });

  it('never misses a change', () => {
    const meetings = [
      owned(1, '09:40:10'),
      owned(2, '09:50:40', { duration: 5 }),
      owned(3, '09:20:00', live),
      owned(4, '09:55:05'),
      owned(5, '09:30:00', { ...live, duration: 90 }),
    ];
    const shown = (time: Date) => JSON.stringify(near(meetings, time, 30));
    let last = now;
    for (let time = now; time < at('11:30:00'); time = new Date(time.getTime() + 1_000)) {
      const expected = nextChangeOfUpcoming(meetings, last, 30);
      if (expected !== undefined && expected <= time) {
        last = time;
      }
      expect(shown(time)).toBe(shown(last));
    }
  });
});

describe('distinctMeetings', () => {
  it('shows a meeting of two accounts once, as its host', () => {
    const guest = { ...owned(1, '10:00:00', { is_host: false }), accountId: 'guest' };
    const host = { ...owned(1, '10:00:00'), accountId: 'host' };
    expect(distinctMeetings([guest, host])).toEqual([host]);
    expect(distinctMeetings([host, guest])).toEqual([host]);
  });

  it('keeps the dates of a series apart', () => {
    expect(distinctMeetings([owned(1, '10:00:00'), owned(1, '11:00:00')])).toHaveLength(2);
  });
});
