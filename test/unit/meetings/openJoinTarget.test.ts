import { expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { joinTarget, joinUrlFor } from '../../../src/meetings/join/joinTargetResolver';
import { openJoinTarget } from '../../../src/meetings/join/openJoinTarget';
import type { ActionableError } from '../../../src/platform/actionableError';

vi.mock('../../../src/platform/openExternal', () => ({ openExternal: () => false }));

it('joins with another method by the command, so that the reminders of the meeting end', async () => {
  const link = 'https://zoom.us/j/85012345678?pwd=secret';
  const error: unknown = await openJoinTarget(joinTarget(link, undefined), 'app').catch(
    (reason: unknown) => reason,
  );
  const { actions } = error as ActionableError;
  expect(actions.map(({ title }) => title)).toEqual([
    'Join in Browser',
    'Join in Web Client',
    'Copy Join Link',
  ]);
  const run = vi.spyOn(vscode.commands, 'executeCommand');
  await actions[1]?.run();
  expect(run.mock.calls).toEqual([['zoom.joinMeetingWith', link, { openWith: 'webClient' }]]);
});

it('opens a link that is not Zoom’s in the browser only, in the form of a URL', () => {
  for (const [link, page] of [
    ['https://$(id).zoom.us/j/85012345678', 'https://$(id).zoom.us/j/85012345678'],
    ['https://other.example/a "b"\n<c>', 'https://other.example/a%20%22b%22%3Cc%3E'],
  ] as const) {
    const target = joinTarget(link, undefined);
    expect(target.page).toBe(page);
    expect(joinUrlFor(target, 'app')).toBeUndefined();
    expect(joinUrlFor(target, 'webClient')).toBeUndefined();
  }
});
