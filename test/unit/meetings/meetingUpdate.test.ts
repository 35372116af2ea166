import { describe, expect, it } from 'vitest';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import { meetingUpdate, updatedEntry } from '../../../src/meetings/edit/meetingUpdate';
import { nextOccurrence } from '../../../src/meetings/target/nextOccurrence';
import type { Meeting, Occurrence } from '../../../src/zoom/types';

/** A Monday at noon. */
const now = new Date('2026-11-23T12:00:00Z');
const account = {} as AccountSummary;

/** A date of a series, by when it was planned for, and when it takes place where that is different. */
function date(planned: string, more: Partial<Occurrence> = {}): Occurrence {
  const time = `${planned}:00Z`;
  return {
    occurrence_id: String(Date.parse(time)),
    start_time: time,
    duration: 30,
    status: 'available',
    ...more,
  };
}

const mondays = [date('2026-11-30T09:00'), date('2026-12-07T09:00'), date('2026-12-14T09:00')];

const weekly: Meeting = {
  id: 85012345678,
  type: 8,
  duration: 30,
  timezone: 'UTC',
  start_time: '2026-11-30T09:00:00Z',
  recurrence: { type: 2, weekly_days: '2', repeat_interval: 1, end_times: 10 },
  occurrences: mondays,
};

const update = (meeting: Meeting, fields: Parameters<typeof meetingUpdate>[1]) =>
  meetingUpdate({ account, meeting, occurrence: undefined }, fields, now);

describe('The update of a series', () => {
  it('says from which date on it repeats, and how', () => {
    expect(update(weekly, { topic: 'Round' })).toEqual({
      topic: 'Round',
      start_time: '2026-11-30T09:00:00Z',
      recurrence: { type: 2, weekly_days: '2', repeat_interval: 1, end_times: 3 },
    });
  });

  it('is refused if it ends before its next date, or has too many dates until its last day', () => {
    const until = (end_date_time: string) => () =>
      update(weekly, { recurrence: { type: 1, end_date_time } });
    expect(until('2026-12-10T00:00:00Z')).not.toThrow();
    expect(until('2026-11-24T00:00:00Z')).toThrow(
      expect.objectContaining({
        name: 'ZoomValidationError',
        fields: [
          { field: 'recurrence.end_date_time', message: 'The series ends before it starts.' },
        ],
      }),
    );
    expect(until('2027-12-31T00:00:00Z')).toThrow(
      expect.objectContaining({
        fields: [
          {
            field: 'recurrence.end_date_time',
            message: expect.stringContaining('up to 50 occurrences') as string,
          },
        ],
      }),
    );
  });

  it('uses the time for which the next date was planned, not the one to which it was moved', () => {
    const moved = { ...mondays[0], start_time: '2026-11-30T15:00:00Z' };
    const occurrences = [moved, ...mondays.slice(1)];
    expect(update({ ...weekly, occurrences }, { topic: 'Round' }).start_time).toBe(
      '2026-11-30T09:00:00Z',
    );
  });

  it('leaves out dates that are deleted at its beginning, and counts those after it', () => {
    const [first, second, third] = mondays.map((one, index) =>
      index === 1 ? one : { ...one, status: 'deleted' },
    );
    const occurrences = [third, first, second] as Occurrence[];
    const { start_time, recurrence } = update({ ...weekly, occurrences }, { topic: 'Round' });
    expect([start_time, recurrence?.end_times]).toEqual(['2026-12-07T09:00:00Z', 2]);
  });

  it('keeps its length if Zoom may not have listed all its dates', () => {
    const occurrences = Array.from({ length: 50 }, (_, week) =>
      date(
        new Date(Date.parse('2026-11-30T09:00Z') + week * 604_800_000).toISOString().slice(0, 16),
      ),
    );
    expect(update({ ...weekly, occurrences }, { topic: 'Round' }).recurrence?.end_times).toBe(10);
  });

  it('is one more date if none is left', () => {
    const over = { ...weekly, occurrences: [date('2026-11-23T11:45')] };
    const start = new Date('2026-12-01T09:00:00Z');
    expect(update(over, { startTime: start }).recurrence).toMatchObject({ end_times: 1 });
  });

  it('makes a series of a single meeting', () => {
    const recurrence = { type: 1, end_times: 4 };
    const single = { ...weekly, type: 2, recurrence: undefined, occurrences: undefined };
    expect(update(single, { recurrence })).toEqual({
      type: 8,
      recurrence,
      start_time: '2026-11-30T09:00:00Z',
    });
  });

  it('is empty if nothing changes', () => {
    expect(update(weekly, {})).toEqual({});
  });

  it('of one occurrence has no recurrence', () => {
    const [occurrence] = mondays;
    expect(meetingUpdate({ account, meeting: weekly, occurrence }, { duration: 15 }, now)).toEqual({
      duration: 15,
    });
  });
});

describe('The new start of a meeting', () => {
  const start = new Date('2026-12-01T09:00:00Z');
  const berlin = { ...weekly, timezone: 'Europe/Berlin' };
  const single = { ...berlin, type: 2, recurrence: undefined, occurrences: undefined };

  it('is local to the time zone of the meeting', () => {
    const local = { start_time: '2026-12-01T10:00:00', timezone: 'Europe/Berlin' };
    expect(update(single, { startTime: start })).toEqual(local);
    expect(update(berlin, { startTime: start })).toMatchObject(local);
  });

  it('is in UTC, and leaves the time zone, if the clocks show it twice or nobody knows the zone', () => {
    const twice = new Date('2027-10-31T00:30:00Z');
    const inUtc = { start_time: '2027-10-31T00:30:00Z' };
    expect(update(single, { startTime: twice })).toEqual(inUtc);
    expect(update(berlin, { startTime: twice })).toMatchObject(inUtc);
    expect(update(berlin, { startTime: twice })).not.toHaveProperty('timezone');
    expect(update({ ...single, timezone: 'Mars/Base' }, { startTime: twice })).toEqual(inUtc);
  });

  it('is local to a time zone that Zoom has named, even if it is not known to be listed', () => {
    expect(update({ ...single, timezone: 'Asia/Karachi' }, { startTime: start })).toEqual({
      start_time: '2026-12-01T14:00:00',
      timezone: 'Asia/Karachi',
    });
  });

  it('goes with a new time zone, even if it is the same as before', () => {
    expect(update(single, { timezone: 'Asia/Tokyo' })).toEqual({
      start_time: '2026-11-30T18:00:00',
      timezone: 'Asia/Tokyo',
    });
  });

  it('of one occurrence is in UTC, because Zoom takes no time zone for it', () => {
    const [occurrence] = mondays;
    const subject = { account, meeting: berlin, occurrence };
    expect(meetingUpdate(subject, { startTime: start }, now)).toEqual({
      start_time: '2026-12-01T09:00:00Z',
    });
  });

  it('is refused for a series in a time zone in which it would move', () => {
    expect(() => update(berlin, { timezone: 'Antarctica/Troll', startTime: start })).toThrow(
      'timezone',
    );
    // Only what is asked for is checked.
    const elsewhere = { ...weekly, timezone: 'Antarctica/Troll' };
    expect(update(elsewhere, { topic: 'Round' })).toMatchObject({ topic: 'Round' });
  });
});

describe('A series’ next date', () => {
  const exceptions = (...occurrences: Occurrence[]) =>
    nextOccurrence({ ...weekly, occurrences: [...occurrences, ...mondays] }, now)?.hasExceptions;

  it('has exceptions if planning it again would change other upcoming occurrences', () => {
    expect(exceptions()).toBe(false);
    expect(exceptions(date('2026-11-23T09:00'))).toBe(false);
    expect(exceptions(date('2026-12-21T09:00', { status: 'deleted' }))).toBe(true);
    expect(exceptions(date('2026-12-21T09:00', { duration: 60 }))).toBe(true);
    expect(exceptions(date('2026-12-21T09:00', { start_time: '2026-12-22T09:00:00Z' }))).toBe(true);
  });

  it('counts an occurrence in progress, and one that was postponed to later today', () => {
    expect(exceptions(date('2026-11-23T11:45'))).toBe(true);
    expect(exceptions(date('2026-11-23T09:00', { start_time: '2026-11-23T15:00:00Z' }))).toBe(true);
  });
});

describe('An entry of the lists before Zoom answers', () => {
  const entries = (
    meeting: Meeting,
    fields: Parameters<typeof meetingUpdate>[1],
    occurrence?: Occurrence,
  ) => {
    const subject = { account, meeting, occurrence };
    const change = updatedEntry(subject, meetingUpdate(subject, fields, now), now);
    return ['2026-11-23T09:00:00Z', '2026-11-30T09:00:00Z', '2026-12-07T09:00:00Z'].map((start) =>
      change({
        id: meeting.id,
        topic: 'Weekly',
        start_time: start,
        join_url: 'https://zoom.us/j/1',
      }),
    );
  };
  const starts = (changed: Meeting[]) => changed.map(({ start_time }) => start_time?.slice(5, 16));

  it('moves with its series if it is upcoming', () => {
    const start = new Date('2026-12-01T10:00:00Z');
    expect(starts(entries(weekly, { startTime: start }))).toEqual([
      '11-23T09:00',
      '12-01T10:00',
      '12-08T10:00',
    ]);
    expect(starts(entries(weekly, { topic: 'Round' }))).toEqual([
      '11-23T09:00',
      '11-30T09:00',
      '12-07T09:00',
    ]);
  });

  it('moves alone if only it is meant', () => {
    const start = new Date('2026-12-01T10:00:00Z');
    expect(starts(entries(weekly, { startTime: start }, mondays[0]))).toEqual([
      '11-23T09:00',
      '12-01T10:00',
      '12-07T09:00',
    ]);
  });

  it('has no link while the passcode in it is another', () => {
    expect(entries(weekly, { passcode: 'new' }).map(({ join_url }) => join_url)).toEqual([
      '',
      '',
      '',
    ]);
  });
});
