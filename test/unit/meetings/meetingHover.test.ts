import { expect, it } from 'vitest';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { MeetingNode } from '../../../src/meetings/target/treeNodes';
import { MeetingHover } from '../../../src/meetings/view/meetingHover';
import type { GroupKind } from '../../../src/schedule/groupMeetings';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReaderLocale } from '../../../src/platform/readerLocale';

const standUp = {
  id: 85012345678,
  topic: '**Stand-up**',
  agenda: '[Agenda](https://example.com)',
  start_time: '2026-11-23T10:00:00Z',
  join_url: 'https://zoom.us/j/85012345678?pwd=secret',
};

it('shows topic and agenda to the letter', () => {
  const hover = hoverOf('today');
  expect(hover).toContain('**\\*\\*Stand\\-up\\*\\***');
  expect(hover).toContain('\\[Agenda\\]');
});

it('identifies the meeting in its links by id and account, without the passcode', () => {
  const hover = hoverOf('today');
  expect(hover).toContain('command:zoom.joinMeeting?');
  expect(decodeURIComponent(hover)).toContain('{"id":85012345678,"accountId":"ada"');
  expect(hover).not.toContain('secret');
});

it('offers only details of a past meeting', () => {
  const hover = hoverOf('previous');
  expect(hover).toContain('command:zoom.showMeeting?');
  expect(hover).not.toContain('command:zoom.joinMeeting');
});

function hoverOf(groupKind: GroupKind): string {
  const node = new MeetingNode('ada', toScheduledMeeting(standUp), groupKind);
  return new MeetingHover(new MeetingFormatter(new ReaderLocale('en'))).createHover(node).value;
}
