import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import { MeetingsView } from '../../../src/meetings/view/meetingsView';
import { MeetingFormatter } from '../../../src/meetings/format/meetingFormatter';
import { MeetingTreeItems } from '../../../src/meetings/view/meetingTreeItems';
import { GroupNode, MeetingNode, type TreeNode } from '../../../src/meetings/target/treeNodes';
import type { ContextKeySetter } from '../../../src/platform/contextKeySetter';
import type { ClickActionSetting } from '../../../src/platform/settings';
import { LazyTree } from '../../../src/platform/lazyTree';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { Zoom } from '../support/meetingsWindow.ts';

const standUp = { id: 85012345678, join_url: 'https://zoom.us/j/85012345678' };
const personalRoom = { id: 4157702938, url: 'https://zoom.us/j/4157702938' };

let zoom: Zoom;
let view: MeetingsView;

beforeEach(async () => {
  zoom = new Zoom(await mkdtemp(join(tmpdir(), 'zoom-view-')));
});

afterEach(async () => {
  view.dispose();
  await rm(zoom.folder, { recursive: true });
});

it('shows progress, which hides the badge, if somebody waits, and not in the background', async () => {
  zoom.add('ada').hosted.push(standUp);
  openView();
  const progress = vi.spyOn(vscode.window, 'withProgress');
  await view.reloadQuietly();
  expect(progress).toHaveBeenCalledTimes(1);
  await view.reloadQuietly();
  expect(progress).toHaveBeenCalledTimes(1);
  await view.reload();
  expect(progress).toHaveBeenCalledTimes(2);
});

it('reads the personal room again when somebody refreshes the view', async () => {
  const ada = zoom.add('ada', { personalRoom });
  openView();
  await view.reloadQuietly();
  ada.room = { ...personalRoom, id: 4157709999 };
  await view.reloadQuietly();
  expect(rows()).toEqual([personalRoom.id]);
  await view.reload();
  expect(rows()).toEqual([ada.room.id]);
});

describe('Find', () => {
  it('does not wait for Zoom if there are rows to search', async () => {
    zoom.add('ada').hosted.push(standUp);
    await zoom.openWindow().model.refresh();
    const { model } = openView();
    await model.restore();
    const [execute, refresh] = [
      vi.spyOn(vscode.commands, 'executeCommand'),
      vi.spyOn(model, 'refresh'),
    ];
    await view.find();
    expect(execute.mock.lastCall).toEqual(['list.find']);
    expect(refresh).not.toHaveBeenCalled();
  });

  it('does not search another list if there are no rows', async () => {
    zoom.add('ada');
    openView();
    const execute = vi.spyOn(vscode.commands, 'executeCommand');
    await view.find();
    expect(execute).not.toHaveBeenCalledWith('list.find');
  });
});

describe('The command of a row', () => {
  const clickable = async (clickAction: ClickActionSetting) => {
    const ada = zoom.add('ada');
    ada.hosted.push(standUp, { id: 85012345679, topic: 'Without a link' });
    const { model } = openView({ clickAction });
    await view.reloadQuietly();
    model.changes.addPending('ada', { topic: 'Being created', type: 3 });
    return view
      .getChildren()
      .flatMap((group) => view.getChildren(group))
      .filter((row) => view.getTreeItem(row).command !== undefined)
      .map((row) => (row instanceof MeetingNode ? row.entry.id : undefined));
  };

  it('is missing unless the settings say what a click does, so that no key can run it', async () => {
    expect(await clickable('none')).toEqual([]);
  });

  it('shows the details of meetings that exist at Zoom', async () => {
    expect((await clickable('details')).sort()).toEqual([standUp.id, 85012345679]);
  });

  it('joins meetings that have a link', async () => {
    expect(await clickable('join')).toEqual([standUp.id]);
  });
});

describe('A meeting that is revealed', () => {
  it('is selected in the visible view, without the focus', async () => {
    zoom.add('ada').hosted.push(standUp);
    const { tree } = openView();
    await view.reloadQuietly();
    const reveal = vi.spyOn(tree.view, 'reveal');
    await view.revealMeeting('ada', standUp.id);
    expect(reveal.mock.calls).toMatchObject([
      [{ entry: { id: standUp.id } }, { select: true, focus: false }],
    ]);
  });

  it('does not make a hidden view visible, and need not be listed', async () => {
    zoom.add('ada').hosted.push(standUp);
    const { tree } = openView();
    await view.reloadQuietly();
    const reveal = vi.spyOn(tree.view, 'reveal');
    await view.revealMeeting('ada', 85099999999);
    Object.assign(tree.view, { visible: false });
    await view.revealMeeting('ada', standUp.id);
    expect(reveal).not.toHaveBeenCalled();
  });
});

describe('Without meetings', () => {
  it('the personal room is shown, with a message that there are no meetings', async () => {
    zoom.add('ada', { personalRoom });
    const { state, tree } = openView();
    await view.reloadQuietly();
    expect(rows()).toEqual([personalRoom.id]);
    expect(state()).toBe('ready');
    expect(tree.view.message).toBe('No upcoming meetings.');
  });

  it('the personal room is not shown alone while the meetings cannot be read', async () => {
    zoom.add('ada', { personalRoom });
    zoom.isOffline = true;
    const { state } = openView();
    await view.reloadQuietly();
    expect(rows()).toEqual([]);
    expect(state()).toBe('failed');
  });

  it('and without a personal room, the view says what to do', async () => {
    zoom.add('ada');
    const { state, tree } = openView();
    await view.reloadQuietly();
    expect(rows()).toEqual([]);
    expect(state()).toBe('empty');
    expect(tree.view.message).toBeUndefined();
  });

  it('no message is shown next to a meeting', async () => {
    zoom.add('ada', { personalRoom }).hosted.push(standUp);
    const { tree } = openView();
    await view.reloadQuietly();
    expect(rows()).toHaveLength(2);
    expect(tree.view.message).toBeUndefined();
  });
});

it('shows what it has of a list without an end, marked as not complete', async () => {
  const ada = zoom.add('ada');
  ada.hosted.push(standUp);
  ada.repeatsPages = true;
  const { model, tree } = openView();
  await view.reloadQuietly();
  expect(rows()).toEqual([standUp.id]);
  expect(tree.view.message).toMatch(/^The list is incomplete .+\. Last updated: .+\.$/);
  expect(model.isUnreachable).toBe(false);
  ada.repeatsPages = false;
  await view.reloadQuietly();
  expect(tree.view.message).toBeUndefined();
});

describe('As time goes by', () => {
  const tomorrow = { ...standUp, type: 2, start_time: '2026-11-24T09:00:00Z', duration: 30 };

  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC');
    vi.useFakeTimers({
      now: new Date('2026-11-23T23:59:30Z'),
      toFake: ['Date', 'setTimeout', 'clearTimeout'],
    });
    zoom.add('ada').hosted.push(tomorrow);
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('tomorrow becomes today at midnight, and a meeting disappears when it has ended', async () => {
    const { drawn } = openView();
    await view.reloadQuietly();
    expect(groups()).toEqual(['tomorrow']);
    drawn.mockClear();
    vi.advanceTimersByTime(29_000);
    expect(drawn).not.toHaveBeenCalled();
    vi.advanceTimersByTime(2_000);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(groups()).toEqual(['today']);
    vi.advanceTimersByTime(9.5 * 3_600_000);
    expect(drawn).toHaveBeenCalledTimes(2);
    expect(groups()).toEqual([]);
  });

  it('the right day is shown within a minute after the machine has slept', async () => {
    const { drawn } = openView();
    vi.setSystemTime(new Date('2026-11-23T18:00:00Z'));
    await view.reloadQuietly();
    drawn.mockClear();
    // Timers stop while the machine sleeps; the clock does not.
    vi.setSystemTime(new Date('2026-11-24T07:00:00Z'));
    vi.advanceTimersByTime(60_000);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(groups()).toEqual(['today']);
  });

  it('nothing is drawn again while the view is hidden', async () => {
    const { tree, drawn } = openView();
    Object.assign(tree.view, { visible: false });
    await view.reloadQuietly();
    drawn.mockClear();
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(drawn).not.toHaveBeenCalled();
  });
});

it('knows the parent of each row, so that VS Code can reveal it', async () => {
  zoom.add('ada', { personalRoom }).hosted.push(standUp);
  zoom.add('grace').hosted.push(standUp);
  openView();
  await view.reloadQuietly();
  let count = 0;
  const check = (parent?: TreeNode) => {
    for (const child of view.getChildren(parent)) {
      count++;
      expect(view.getParent(child)).toStrictEqual(parent);
      check(child);
    }
  };
  check();
  expect(count).toBe(2 + 2 + 3);
});

/** The view of a window that has read nothing so far. */
function openView(
  settings: { clickAction: ClickActionSetting } = { clickAction: 'none' },
  locale = new ReaderLocale('en'),
) {
  const formatter = new MeetingFormatter(locale);
  const tree = new LazyTree<TreeNode>('meetings', () => Promise.resolve(view));
  const { model } = zoom.openWindow();
  const set = vi.fn<ContextKeySetter['set']>();
  view = new MeetingsView({
    tree,
    model,
    store: {
      list: () => Promise.resolve(zoom.accounts),
      onDidChange: new vscode.EventEmitter<AccountsChange>().event,
    },
    items: new MeetingTreeItems(formatter, settings),
    formatter,
    locale,
    contextKeys: { set },
    loadHover: () => Promise.reject(new Error('Not expected.')),
  });
  const drawn = vi.fn();
  tree.onDidChangeTreeData(drawn);
  return { tree, model, drawn, state: () => set.mock.lastCall?.[1] };
}

/** The kinds of the groups. */
function groups(): string[] {
  return view.getChildren().flatMap((node) => (node instanceof GroupNode ? node.group.kind : []));
}

/** The meetings of all groups, by id. */
function rows(): number[] {
  return view
    .getChildren()
    .flatMap((node) => (node instanceof GroupNode ? node.group.meetings : []))
    .map(({ id }) => id);
}
