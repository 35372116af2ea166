import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commands } from 'vscode';
import { MeetingClicks } from '../../../src/meetings/view/meetingClicks';
import { GroupNode, MeetingNode } from '../../../src/meetings/target/treeNodes';
import type { ClickActionSetting } from '../../../src/platform/settings';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';

const settings: { clickAction: ClickActionSetting } = { clickAction: 'join' };

let clicks: MeetingClicks;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.spyOn(commands, 'executeCommand');
  settings.clickAction = 'join';
  clicks = new MeetingClicks(settings);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it.each([
  ['none', []],
  ['details', ['zoom.showMeeting']],
  ['join', ['zoom.joinMeeting']],
] as const)('with the setting %s, runs %j', (clickAction, run) => {
  settings.clickAction = clickAction;
  clicks.handleClick(row(85012345678));
  expect(commandsRun()).toEqual(run);
});

it('joins once for a double-click, also if the rows are drawn in between', () => {
  clicks.handleClick(row(85012345678));
  vi.advanceTimersByTime(800);
  clicks.handleClick(row(85012345678));
  expect(commandsRun()).toHaveLength(1);
});

it('joins for a click on another row, and for a later one', () => {
  clicks.handleClick(row(85012345678));
  clicks.handleClick(row(85012345679));
  vi.advanceTimersByTime(1_000);
  clicks.handleClick(row(85012345679));
  expect(commandsRun()).toHaveLength(3);
});

it('does nothing for what is no meeting', () => {
  const group = { key: 'live', kind: 'live', day: undefined, meetings: [] } as const;
  clicks.handleClick(new GroupNode('ada', { ...group, meetings: [] }));
  clicks.handleClick(undefined);
  expect(commandsRun()).toEqual([]);
});

/** A row of a meeting, as it is after the rows were drawn. */
function row(id: number): MeetingNode {
  return new MeetingNode('ada', toScheduledMeeting({ id }), 'today');
}

function commandsRun(): string[] {
  return vi.mocked(commands.executeCommand).mock.calls.map(([id]) => id);
}
