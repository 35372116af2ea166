import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsChange, AccountStore } from '../../../src/accounts/accountStore';
import { MeetingsTree } from '../../../src/meetings/meetingsTree';
import { MeetingsView } from '../../../src/meetings/meetingsView';
import { MeetingWords } from '../../../src/meetings/meetingWords';
import { TreeItems } from '../../../src/meetings/treeItems';
import type { ContextKeySetter } from '../../../src/platform/contextKeySetter';
import type { ErrorReporter } from '../../../src/platform/errorReporter';
import { Zoom } from '../support/meetingsWindow.ts';

const folder = await mkdtemp(join(tmpdir(), 'zoom-view-'));

afterEach(() => rm(folder, { recursive: true }));

it('shows progress, which hides the badge, where somebody waits and not in the background', async () => {
  const zoom = new Zoom(folder);
  zoom.add('ada').hosted.push({ id: 85012345678, join_url: 'https://zoom.us/j/85012345678' });
  const words = new MeetingWords('en');
  const view: MeetingsView = new MeetingsView(
    new MeetingsTree(() => Promise.resolve(view)),
    zoom.openWindow().model,
    {
      list: () => Promise.resolve(zoom.accounts),
      onDidChange: new vscode.EventEmitter<AccountsChange>().event,
    } as unknown as AccountStore,
    new TreeItems(words),
    words,
    { set: () => undefined } as unknown as ContextKeySetter,
    undefined as unknown as ErrorReporter,
    () => Promise.reject(new Error('Nobody hovers.')),
  );
  const progress = vi.spyOn(vscode.window, 'withProgress');
  await view.reloadQuietly();
  expect(progress).toHaveBeenCalledTimes(1);
  await view.reloadQuietly();
  expect(progress).toHaveBeenCalledTimes(1);
  await view.reload();
  expect(progress).toHaveBeenCalledTimes(2);
  view.dispose();
});
