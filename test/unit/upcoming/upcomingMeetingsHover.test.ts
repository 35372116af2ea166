import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { comingMeetings, upcomingMeetings } from '../../../src/schedule/upcomingMeetings';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { UpcomingMeetingsHover } from '../../../src/upcoming/statusBar/upcomingMeetingsHover';

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC');
  vi.useFakeTimers({ now: new Date('2026-11-23T21:00:00Z'), toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const meeting = (topic: string, minutes: number, more: object = {}) => ({
  accountId: 'ada',
  entry: toScheduledMeeting({
    id: 85012345678,
    topic,
    type: 2,
    duration: 45,
    start_time: new Date(Date.now() + minutes * 60_000).toISOString(),
    ...more,
  }),
});

const live = { status: 'started' };

/** The lines of the hover below the first meeting. */
function othersIn(...meetings: ReturnType<typeof meeting>[]): string[] {
  const locale = new ReaderLocale('en');
  const formatter = new MeetingFormatter(locale);
  const hover = new UpcomingMeetingsHover(formatter, new ReminderFormatter(formatter, locale));
  const now = new Date();
  const [first, ...upcoming] = upcomingMeetings(meetings, now, 60);
  if (first === undefined) {
    return [];
  }
  const coming = comingMeetings(meetings, now).filter((other) => other !== first.meeting);
  const actions = { remindsAt: undefined, opensAsHost: false };
  return hover
    .create(first.meeting, { upcoming, coming }, actions)
    .value.split('---')
    .slice(1)
    .flatMap((part) =>
      part.split('\n\n').map((line) => line.replace(/\\/g, '').replace(/\s/g, ' ').trim()),
    )
    .filter((line) => line !== '');
}

it('lists under what is coming up only what has not begun, by its start, with the day if it is another', () => {
  expect(
    othersIn(
      meeting('First', 2),
      meeting('Running', -20, live),
      meeting('Late', -3),
      meeting('Soon', 30),
      meeting('Tonight', 150),
      meeting('Tomorrow', 12 * 60),
      meeting('In two days', 30 * 60),
    ),
  ).toEqual([
    'Also live now',
    '8:40 PM Running',
    'Also starting now',
    '8:57 PM Late',
    'Also coming up',
    '9:30 PM Soon',
    '11:30 PM Tonight',
    'Tue 9:00 AM Tomorrow',
  ]);
});

it('names nothing that is the first meeting itself', () => {
  expect(othersIn(meeting('First', 2))).toEqual([]);
});
