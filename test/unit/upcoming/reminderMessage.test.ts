import { describe, expect, it } from 'vitest';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { formatReminderMessage } from '../../../src/upcoming/reminders/reminderMessage';
import { hostileTopics } from '../../support/hostileTopics.ts';

const now = new Date('2026-11-23T09:30:00Z');
const formatter = new ReminderFormatter({ topic: ({ topic }) => topic }, new ReaderLocale('en-US'));

/** How VS Code finds links in a notification (`parseLinkedText` in its `linkedText.ts`). */
const linkInNotification =
  /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (?:"|')(?:.+?)(?:"|'))?\)/gi;

/** The length from which VS Code cuts the text of a notification, in UTF-16 units. */
const longest = 1_000;

const messageOf = (topic: string, minutes = 5, hasLink = true) => {
  const entry = toScheduledMeeting({
    id: 85012345678,
    topic,
    type: 2,
    start_time: new Date(now.getTime() + minutes * 60_000).toISOString(),
  });
  const meeting: OwnedMeeting = {
    accountId: 'a'.repeat(40),
    entry: { ...entry, joinUrl: hasLink ? '' : undefined },
  };
  return formatReminderMessage(meeting, formatter, now);
};

const linksIn = (message: string) =>
  [...message.matchAll(linkInNotification)].map(([, label, target = '']) => [
    label,
    target.slice(0, target.indexOf('?')),
  ]);

const [join, snooze, details] = [
  ['Join', 'command:zoom.joinMeeting'],
  ['Snooze', 'command:zoom.snoozeReminder'],
  ['Details', 'command:zoom.showMeeting'],
];

describe('formatReminderMessage', () => {
  it('has a link for everything that can be done', () => {
    expect(linksIn(messageOf('Stand-up'))).toEqual([join, snooze, details]);
    expect(linksIn(messageOf('Stand-up', 5, false))).toEqual([snooze, details]);
    expect(linksIn(messageOf('Stand-up', -4))).toEqual([join, details]);
  });

  it('makes nothing of a topic a link, or part of one', () => {
    const topics = [
      ...hostileTopics,
      '[x](command:workbench.action.quit)',
      '[x](https://evil.example)',
      'https://evil.example',
      'Sprint [1/2',
      '[a] [b',
      '[',
      '[x](',
      '[x]',
    ];
    for (const topic of topics) {
      expect(linksIn(messageOf(topic)), topic).toEqual([join, snooze, details]);
    }
  });

  it('keeps its links however long the topic is', () => {
    for (const topic of ['x'.repeat(200), '👩‍👩‍👧‍👦'.repeat(80), '[]('.repeat(60)]) {
      const message = messageOf(topic);
      expect(message.length).toBeLessThan(longest);
      expect(linksIn(message)).toEqual([join, snooze, details]);
    }
  });
});
