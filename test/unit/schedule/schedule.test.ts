import { describe, expect, it } from 'vitest';
import { groupMeetings, nextRegrouping } from '../../../src/schedule/groupMeetings';
import { mergeMeetings, mergePrevious } from '../../../src/schedule/mergeMeetings';
import { type ScheduledMeeting, toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import type { Meeting } from '../../../src/zoom/types';

/** A Monday morning, local time. */
const now = new Date(2026, 10, 23, 9, 30);

const at = (day: number, hour: number, minute = 0) =>
  new Date(2026, 10, day, hour, minute).toISOString();

const meeting = (id: number, fields: Partial<Meeting> = {}): Meeting => ({
  id,
  topic: `Meeting ${id}`,
  type: 2,
  start_time: at(23, 14),
  duration: 30,
  ...fields,
});

const none = { hosted: [], live: [], upcoming: [] };

describe('mergeMeetings', () => {
  it('shows a meeting of two lists once, with the passcode that only one of them has', () => {
    const merged = mergeMeetings(
      {
        ...none,
        hosted: [meeting(1, { uuid: 'a' })],
        upcoming: [meeting(1, { uuid: 'b', passcode: 'secret' })],
      },
      now,
    );
    expect(merged).toHaveLength(1);
    expect(merged[0]?.meeting).toMatchObject({ uuid: 'a', passcode: 'secret' });
  });

  it('keeps the passcode of one list if it is null in the other', () => {
    const merged = mergeMeetings(
      {
        ...none,
        hosted: [meeting(1, { passcode: null, agenda: undefined })],
        upcoming: [meeting(1, { passcode: 'secret', agenda: 'Next steps' })],
      },
      now,
    );
    expect(merged[0]?.meeting).toMatchObject({ passcode: 'secret', agenda: 'Next steps' });
  });

  it('keeps the occurrences of a series apart', () => {
    const merged = mergeMeetings(
      {
        ...none,
        hosted: [
          meeting(1, { type: 8, start_time: at(30, 9) }),
          meeting(1, { type: 8, start_time: at(23, 9) }),
        ],
      },
      now,
    );
    expect(merged.map(({ start }) => start?.toISOString())).toEqual([at(23, 9), at(30, 9)]);
  });

  it('marks the nearest occurrence as the live one', () => {
    const merged = mergeMeetings(
      {
        ...none,
        hosted: [
          meeting(1, { type: 8, start_time: at(23, 9) }),
          meeting(1, { type: 8, start_time: at(30, 9) }),
        ],
        live: [meeting(1, { type: 8, start_time: at(23, 9, 2) })],
      },
      now,
    );
    expect(merged.map(({ isLive }) => isLive)).toEqual([true, false]);
  });

  it('adds a live meeting that no list has, as instant ones', () => {
    const merged = mergeMeetings({ ...none, live: [meeting(9, { type: 1 })] }, now);
    expect(merged).toMatchObject([{ id: 9, isLive: true }]);
  });

  it('marks invitations', () => {
    const merged = mergeMeetings({ ...none, upcoming: [meeting(2, { is_host: false })] }, now);
    expect(merged).toMatchObject([{ isHost: false }]);
  });
});

describe('toScheduledMeeting', () => {
  it('takes whatever Zoom sends', () => {
    expect(
      toScheduledMeeting({ id: 1, topic: null, start_time: 'soon', duration: null, type: 77 }),
    ).toMatchObject({ topic: '', start: undefined, end: undefined, duration: undefined });
  });

  it('keeps a topic on one line', () => {
    expect(toScheduledMeeting({ id: 1, topic: '  a\nb ' }).topic).toBe('a b');
  });
});

/** The groups of one account. */
function groupsOfAda(
  meetings: readonly ScheduledMeeting[],
  at: Date,
  previous: readonly ScheduledMeeting[] = [],
) {
  const own = (entry: ScheduledMeeting) => ({ accountId: 'ada', entry });
  return groupMeetings(meetings.map(own), at, previous.map(own));
}

describe('groupMeetings', () => {
  const groupsOf = (...meetings: Meeting[]) =>
    groupsOfAda(mergeMeetings({ ...none, hosted: meetings }, now), now);

  it('puts each meeting under its day, in order', () => {
    const groups = groupsOf(
      meeting(6, { type: 3, start_time: undefined }),
      meeting(5, { start_time: at(30, 9) }),
      meeting(4, { start_time: at(25, 9) }),
      meeting(3, { start_time: at(24, 9) }),
      meeting(2, { start_time: at(23, 16) }),
      meeting(1, { start_time: at(23, 14) }),
      meeting(7, { status: 'started', start_time: at(23, 9) }),
    );
    expect(
      groups.map(({ kind, meetings }) => [kind, meetings.map(({ entry }) => entry.id)]),
    ).toEqual([
      ['live', [7]],
      ['today', [1, 2]],
      ['tomorrow', [3]],
      ['day', [4]],
      ['later', [5]],
      ['noFixedTime', [6]],
    ]);
    expect(groups[3]?.day).toEqual(new Date(2026, 10, 25));
  });

  it('leaves out what is over, and keeps what goes on', () => {
    const groups = groupsOf(
      meeting(1, { start_time: at(23, 9), duration: 29 }),
      meeting(2, { start_time: at(23, 9), duration: 31 }),
      meeting(3, { start_time: at(22, 23), duration: 720 }),
    );
    expect(
      groups.map(({ kind, meetings }) => [kind, meetings.map(({ entry }) => entry.id)]),
    ).toEqual([['today', [3, 2]]]);
  });

  it('counts days by the calendar where a clock change makes them 23 or 25 hours long', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Europe/Berlin';
    try {
      // Clocks go back in the night to Sunday, 25 October 2026.
      const saturday = new Date(2026, 9, 24, 12);
      const monday = meeting(1, { start_time: new Date(2026, 9, 26, 0, 15).toISOString() });
      const sunday = meeting(2, { start_time: new Date(2026, 9, 25, 23, 30).toISOString() });
      const groups = groupsOfAda(
        mergeMeetings({ ...none, hosted: [monday, sunday] }, saturday),
        saturday,
      );
      expect(groups.map(({ kind, meetings }) => [kind, meetings[0]?.entry.id])).toEqual([
        ['tomorrow', 2],
        ['day', 1],
      ]);
    } finally {
      process.env.TZ = before;
    }
  });
});

describe('what is over', () => {
  it('stands last, the latest first, each once', () => {
    const previous = mergePrevious({
      ...none,
      previous: [
        meeting(1, { start_time: at(20, 9) }),
        meeting(2, { start_time: at(22, 9) }),
        meeting(1, { start_time: at(20, 9) }),
      ],
    });
    const groups = groupsOfAda(
      [...mergeMeetings({ ...none, hosted: [meeting(3)] }, now)],
      now,
      previous,
    );
    expect(
      groups.map(({ kind, meetings }) => [kind, meetings.map(({ entry }) => entry.id)]),
    ).toEqual([
      ['today', [3]],
      ['previous', [2, 1]],
    ]);
  });
});

describe('what Zoom lists as over', () => {
  it('stands among what is live where it goes on past its end, and not twice', () => {
    const late = meeting(1, { start_time: at(23, 7), duration: 30 });
    const lists = {
      ...none,
      live: [late],
      previous: [late, meeting(2, { start_time: at(20, 9) })],
    };
    const groups = groupsOfAda(mergeMeetings(lists, now), now, mergePrevious(lists));
    expect(
      groups.map(({ kind, meetings }) => [kind, meetings.map(({ entry }) => entry.id)]),
    ).toEqual([
      ['live', [1]],
      ['previous', [2]],
    ]);
  });
});

it('keeps what one account lists as live and another as over, once for each', () => {
  const late = toScheduledMeeting(meeting(1, { start_time: at(23, 7), duration: 30 }));
  const groups = groupMeetings(
    [{ accountId: 'ada', entry: { ...late, isLive: true } }],
    now,
    ['ada', 'grace'].map((accountId) => ({ accountId, entry: late })),
  );
  expect(
    groups.map(({ kind, meetings }) => [kind, meetings.map(({ accountId }) => accountId)]),
  ).toEqual([
    ['live', ['ada']],
    ['previous', ['grace']],
  ]);
});

describe('what takes all day', () => {
  it.each([0, undefined, 1_440])('is shown all day, whatever its length: %s', (duration) => {
    const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
    const start_time = new Date(year, month, day).toISOString();
    const upcoming = [meeting(1, { start_time, is_all_day: true, duration })];
    const evening = new Date(year, month, day, 23, 59);
    expect(groupsOfAda(mergeMeetings({ ...none, upcoming }, evening), evening)).toHaveLength(1);
  });
});

describe('the personal room', () => {
  it('comes first among those without a time', () => {
    const hosted = [
      meeting(1, { type: 3, start_time: undefined, topic: 'Any time' }),
      meeting(2, { type: 4, start_time: undefined, topic: 'Room' }),
    ];
    const [group] = groupsOfAda(mergeMeetings({ ...none, hosted }, now), now);
    expect(group?.meetings.map(({ entry }) => entry.id)).toEqual([2, 1]);
  });
});

describe('nextRegrouping', () => {
  const next = (from: Date, ...meetings: Meeting[]) =>
    nextRegrouping(mergeMeetings({ ...none, hosted: meetings }, from), from);

  it('is the next end of a meeting', () => {
    expect(next(now, meeting(1), meeting(2, { start_time: at(23, 9), duration: 45 }))).toEqual(
      new Date(2026, 10, 23, 9, 45),
    );
  });

  it('is midnight where nothing ends before, on days of 23 and 25 hours too', () => {
    const before = process.env.TZ;
    process.env.TZ = 'Europe/Berlin';
    try {
      expect(next(new Date(2026, 9, 25, 0, 30))).toEqual(new Date(2026, 9, 26));
      expect(next(new Date(2026, 2, 29, 0, 30))).toEqual(new Date(2026, 2, 30));
    } finally {
      process.env.TZ = before;
    }
  });
});
