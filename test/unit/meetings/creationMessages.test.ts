import { afterEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { CreationMessages } from '../../../src/meetings/create/creationMessages';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { Meeting, NewMeeting } from '../../../src/zoom/types';

const messages = new CreationMessages(new MeetingFormatter(new ReaderLocale('en')));
const request: NewMeeting = {
  topic: 'Review',
  type: 2,
  start_time: '2026-12-01T15:00:00',
  timezone: 'Europe/Berlin',
  duration: 30,
};
const meeting: Meeting = {
  id: 85012345678,
  topic: 'Review',
  type: 2,
  start_time: '2026-12-01T14:00:00Z',
  timezone: 'Europe/Berlin',
  duration: 30,
};
const created = { accountId: 'ada', meeting, request, timeZone: 'Europe/Berlin' };

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What is shown, and the commands that a press of a button runs. */
function shown(kind: 'showInformationMessage' | 'showWarningMessage', pressed?: string) {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const show = vi
    .spyOn(vscode.window, kind)
    .mockImplementation(((_message: string, ...buttons: { title: string }[]) =>
      Promise.resolve(buttons.find(({ title }) => title === pressed))) as never);
  const run = vi.spyOn(vscode.commands, 'executeCommand').mockResolvedValue(undefined);
  return { show, run };
}

it('says when the meeting takes place', async () => {
  const { show, run } = shown('showInformationMessage', 'Copy Link');
  await messages.showCreated(created);
  expect(show.mock.calls[0]?.[0]).toBe(
    '“Review” is scheduled for Tuesday, December 1, 2026 at 3:00 PM.',
  );
  expect(run.mock.calls).toEqual([
    ['zoom.copyJoinLink', expect.objectContaining({ accountId: 'ada' })],
  ]);
});

it.each([
  ['Antarctica/Troll', /doesn’t support the time zone Antarctica\/Troll/],
  ['Europe/Berlin', /show this time twice/],
  ['UTC', /at 3:00 PM\.$/],
])('says why a meeting in %s is in UTC', async (timeZone, why) => {
  const { show } = shown('showInformationMessage');
  const inUtc = { ...request, start_time: '2026-12-01T14:00:00Z', timezone: 'UTC' };
  await messages.showCreated({
    ...created,
    meeting: { ...meeting, timezone: 'UTC' },
    request: inUtc,
    timeZone,
  });
  expect(show.mock.calls[0]?.[0]).toMatch(why);
});

it.each([
  ['Edit', 'zoom.editMeeting'],
  ['Delete', 'zoom.deleteMeeting'],
])('warns if Zoom has created another meeting, with the button “%s”', async (button, command) => {
  const { show, run } = shown('showWarningMessage', button);
  await messages.showCreated({
    ...created,
    meeting: { ...meeting, start_time: '2026-12-01T15:00:00Z', duration: 40 },
  });
  expect(show.mock.calls[0]?.[0]).toBe(
    'Zoom scheduled “Review” for Tuesday, December 1, 2026 at 4:00 PM instead of Tuesday, December 1, 2026 at 3:00 PM. Zoom created “Review” with a duration of 40 min instead of 30 min.',
  );
  expect(run.mock.calls.map(([id]) => id)).toEqual([command]);
});

it('says that another window has created the meeting of a draft', async () => {
  const { show, run } = shown('showInformationMessage', 'Show Details');
  await messages.showCreatedElsewhere({ accountId: 'ada', id: 7, topic: 'Review', at: 0 });
  expect(show.mock.calls[0]?.[0]).toBe('“Review” was already created in another window.');
  expect(run.mock.calls).toEqual([['zoom.showMeeting', { id: 7, accountId: 'ada' }]]);
});
