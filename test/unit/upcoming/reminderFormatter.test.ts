import { describe, expect, it } from 'vitest';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReminderFormatter, shortenTopic } from '../../../src/upcoming/format/reminderFormatter';
import { ReaderLocale } from '../../../src/platform/readerLocale';

const now = new Date('2026-11-23T09:30:00Z');
const formatter = new ReminderFormatter({ topic: ({ topic }) => topic }, new ReaderLocale('en-US'));

const meeting = (topic: string, minutes: number): OwnedMeeting => ({
  accountId: 'ada',
  entry: toScheduledMeeting({
    id: 85012345678,
    topic,
    type: 2,
    start_time: new Date(now.getTime() + minutes * 60_000).toISOString(),
  }),
});

describe('ReminderFormatter', () => {
  it('reminds of a meeting with its time of day', () => {
    const sentence = (minutes: number, fields: Partial<OwnedMeeting['entry']> = {}) => {
      const { accountId, entry } = meeting('A', minutes);
      return formatter.reminder({ accountId, entry: { ...entry, ...fields } }, now);
    };
    const time = (minutes: number) =>
      formatter.timeOfDay(new Date(now.getTime() + minutes * 60_000));
    expect([65, 4.5, 1, 0, -2].map((minutes) => sentence(minutes))).toEqual([
      `A starts at ${time(65)}`,
      `A starts at ${time(4.5)}`,
      `A is about to start, at ${time(1)}`,
      `A started at ${time(0)}`,
      `A started at ${time(-2)}`,
    ]);
    expect(sentence(4, { isLive: true })).toBe(`A is in progress, scheduled for ${time(4)}`);
    expect(sentence(24 * 60)).toBe(`A starts tomorrow at ${time(24 * 60)}`);
  });

  it('abbreviates nothing for screen readers', () => {
    const topic = 'Quarterly review of the migration plan';
    const soon = { meeting: meeting(topic, 17), minutes: 17 };
    expect(formatter.statusBarText(soon, undefined)).toBe(
      'Quarterly review of the migra… in 17 min',
    );
    expect(formatter.accessibleLabel(soon, undefined)).toBe(`Zoom meeting: ${topic} in 17 minutes`);
    expect(formatter.accessibleLabel({ ...soon, minutes: 0 }, undefined)).toBe(
      `Zoom meeting: ${topic} now`,
    );
  });

  it('names a second meeting in the status bar if both have room', () => {
    const soon = { meeting: meeting('Planning', 3), minutes: 3 };
    const live = { meeting: meeting('Stand-up', -20), minutes: 0 };
    expect(formatter.statusBarText(soon, live)).toBe('Planning in 3 min, Stand-up now');
    expect(formatter.statusBarText(live, soon)).toBe('Stand-up now, Planning in 3 min');
    const long = { ...live, meeting: meeting('Quarterly review of it all', -20) };
    expect(formatter.statusBarText(soon, long)).toBe('Planning in 3 min');
    expect(formatter.accessibleLabel(soon, long)).toBe(
      'Zoom meeting: Planning in 3 minutes, Zoom meeting: Quarterly review of it all now',
    );
  });
});

describe('shortenTopic', () => {
  it('leaves a short topic as it is', () => {
    expect(shortenTopic('Stand-up', 30)).toBe('Stand-up');
  });

  it('cuts a long one between characters as people count them', () => {
    expect(shortenTopic('x'.repeat(200), 30)).toBe(`${'x'.repeat(29)}…`);
    expect(shortenTopic('Quarterly review of everything', 11)).toBe('Quarterly…');
    expect(shortenTopic('👩‍💻'.repeat(20), 5)).toBe(`${'👩‍💻'.repeat(4)}…`);
    expect(shortenTopic('👩‍💻'.repeat(5), 5)).toBe('👩‍💻'.repeat(5));
  });

  it('shows icons and links in it as text', () => {
    expect(shortenTopic('$(trash) [a](command:b)', 60)).not.toMatch(/\$\(|\]\(/);
  });

  it('isolates the direction of the text', () => {
    expect(shortenTopic('ישיבת צוות', 30)).toBe('\u2068ישיבת צוות\u2069');
    expect(shortenTopic('Team \u202eמבוא', 30)).toBe('\u2068Team מבוא\u2069');
    expect(shortenTopic('a\u202eb\u2069', 30)).toBe('ab');
  });
});
