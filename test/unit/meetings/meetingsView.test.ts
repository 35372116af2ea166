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

it.each([
  { groupsByAccount: true, rowCount: 2 + 2 + 3 },
  { groupsByAccount: false, rowCount: 1 + 3 },
])('knows the parent of each row, so that VS Code can reveal it: %j', async (example) => {
  const { groupsByAccount, rowCount } = example;
  zoom.add('ada', { personalRoom }).hosted.push(standUp);
  zoom.add('grace').hosted.push(standUp);
  openView({ groupsByAccount });
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
  expect(count).toBe(rowCount);
});

describe('Several accounts', () => {
  const review = { ...standUp, type: 2, start_time: '2026-11-23T11:00:00Z', duration: 30 };
  const retro = { ...review, id: 85012349999, topic: 'Retro', start_time: '2026-11-23T10:00:00Z' };

  beforeEach(() => {
    vi.stubEnv('TZ', 'UTC');
    vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z'), toFake: ['Date'] });
    zoom.add('ada').hosted.push({ ...review, topic: 'Review' });
    const grace = zoom.add('grace');
    grace.hosted.push(retro);
    grace.upcoming.push({ ...review, topic: 'Review', is_host: false });
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  it('are one list by time, with the account on each row, also of a meeting that both have', async () => {
    openView();
    await view.reloadQuietly();
    expect(outline()).toEqual([
      'Today',
      '  10:00 AM Retro | 30 min · grace@example.com',
      '  11:00 AM Review | 30 min · ada@example.com',
      '  11:00 AM Review | 30 min · grace@example.com',
    ]);
    const ids = allRows().map((row) => view.getTreeItem(row).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tell screen readers the account, the host, and the kind of each meeting', async () => {
    zoom.atZoom.get('ada')?.live.push({ ...review, topic: 'Review' });
    zoom.atZoom.get('ada')?.hosted.push({ ...standUp, id: 85012340000, type: 3, topic: 'Clinic' });
    openView();
    await view.reloadQuietly();
    const labels = allRows()
      .filter((row) => row instanceof MeetingNode)
      .map((row) => view.getTreeItem(row).accessibilityInformation?.label.replace(/\s/g, ' '));
    expect(labels).toEqual([
      'Review, live now, 11:00 AM · 30 min, You are the host, ada@example.com',
      'Retro, 10:00 AM · 30 min, You are the host, grace@example.com',
      'Review, 11:00 AM · 30 min, invitation, grace@example.com',
      'Clinic, Recurring meeting, You are the host, ada@example.com',
    ]);
  });

  it('are listed by account as soon as the setting says so', async () => {
    const { drawn, setGrouping } = openView();
    await view.reloadQuietly();
    drawn.mockClear();
    setGrouping(true);
    expect(drawn).toHaveBeenCalledTimes(1);
    expect(outline()).toEqual([
      'ada@example.com',
      '  Today',
      '    11:00 AM Review | 30 min',
      'grace@example.com',
      '  Today',
      '    10:00 AM Retro | 30 min',
      '    11:00 AM Review | 30 min',
    ]);
    setGrouping(false);
    expect(outline()[0]).toBe('Today');
  });

  it('list what has ended together, the latest first', async () => {
    zoom.settings.showPrevious = true;
    const ended = (id: number, day: number) => ({
      ...review,
      id,
      topic: `November ${day}`,
      start_time: `2026-11-${day}T10:00:00Z`,
    });
    zoom.atZoom.get('ada')?.previous.push(ended(85012341001, 20), ended(85012341002, 18));
    zoom.atZoom.get('grace')?.previous.push(ended(85012341003, 19));
    openView();
    await view.reloadQuietly();
    expect(outline().slice(-3)).toEqual([
      '  Nov 20 November 20 | 10:00 AM · ada@example.com',
      '  Nov 19 November 19 | 10:00 AM · grace@example.com',
      '  Nov 18 November 18 | 10:00 AM · ada@example.com',
    ]);
  });

  it('have a row of their own above the list if they need attention', async () => {
    openView();
    await view.reloadQuietly();
    const [ada] = zoom.accounts;
    zoom.accounts = zoom.accounts.map((account) =>
      account === ada ? { ...account, ended: 'sessionEnded' as const } : account,
    );
    await view.reloadQuietly();
    const [row] = view.getChildren();
    expect(outline()).toEqual([
      'ada@example.com | sign in again',
      'Today',
      '  10:00 AM Retro | 30 min · grace@example.com',
      '  11:00 AM Review | 30 min · ada@example.com',
      '  11:00 AM Review | 30 min · grace@example.com',
    ]);
    expect(row && view.getTreeItem(row)).toMatchObject({
      contextValue: 'account.ended',
      collapsibleState: vscode.TreeItemCollapsibleState.None,
    });
  });

  it('read what is further ahead for every one of them when Later is expanded', async () => {
    const later = { ...review, topic: 'Planning', start_time: '2026-12-23T10:00:00Z' };
    const far = { ...review, id: 85012342001, start_time: '2027-09-23T10:00:00Z' };
    zoom.atZoom.get('ada')?.hosted.push({ ...later, id: 85012342000 });
    zoom.atZoom.get('grace')?.far.push({ ...far, topic: 'Far away' });
    openView();
    await view.reloadQuietly();
    const expand = () => outline().at(-1);
    await vi.waitFor(() => {
      expect(expand()).toBe('  Sep 23 Far away | 10:00 AM · grace@example.com');
    });
  });

  it('can have the meeting of one of them revealed', async () => {
    const { tree } = openView();
    await view.reloadQuietly();
    const reveal = vi.spyOn(tree, 'revealRow').mockResolvedValue();
    await view.revealMeeting('grace', review.id);
    expect(reveal.mock.lastCall?.[0]).toMatchObject({
      accountId: 'grace',
      entry: { id: review.id },
    });
  });
});

describe('The text next to the title', () => {
  it('is the account if there is only one', async () => {
    zoom.add('ada').hosted.push(standUp);
    const { tree } = openView();
    await view.reloadQuietly();
    expect(tree.view.description).toBe('ada@example.com');
    zoom.add('grace');
    await view.reloadQuietly();
    expect(tree.view.description).toBeUndefined();
  });

  it('says too how old a list from the cache is', async () => {
    zoom.add('ada').hosted.push(standUp);
    await zoom.openWindow().model.refresh();
    const { tree, model } = openView();
    await model.restore();
    expect(tree.view.description).toMatch(/^as of \d.* · ada@example\.com$/);
  });
});

it('writes its times again when the clock has changed', async () => {
  vi.stubEnv('TZ', 'UTC');
  const start = new Date();
  start.setDate(start.getDate() + 2);
  start.setHours(21, 5, 0, 0);
  zoom.add('ada').hosted.push({ ...standUp, type: 2, start_time: start.toISOString() });
  let tag = 'en-US';
  const source = new vscode.EventEmitter<void>();
  const { drawn } = openView(
    {},
    new ReaderLocale('en', { findTag: () => tag, onDidChange: source.event }),
  );
  await view.reloadQuietly();
  expect(outline().at(-1)).toMatch(/^ {2}9:05 PM/);
  drawn.mockClear();
  tag = 'en-US-u-hc-h23';
  source.fire();
  expect(drawn).toHaveBeenCalledTimes(1);
  expect(outline().at(-1)).toMatch(/^ {2}21:05/);
  vi.unstubAllEnvs();
});

/** The view of a window that has read nothing so far. */
function openView(
  given: { clickAction?: ClickActionSetting; groupsByAccount?: boolean } = {},
  locale = new ReaderLocale('en'),
) {
  const changed = new vscode.EventEmitter<void>();
  const settings = {
    clickAction: 'none' as ClickActionSetting,
    groupsByAccount: false,
    ...given,
    onDidChange: (_ids: readonly string[], listener: () => void) => changed.event(listener),
  };
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
    settings,
    contextKeys: { set },
    loadHover: () => Promise.reject(new Error('Not expected.')),
  });
  const drawn = vi.fn();
  tree.onDidChangeTreeData(drawn);
  const setGrouping = (groupsByAccount: boolean) => {
    settings.groupsByAccount = groupsByAccount;
    changed.fire();
  };
  return { tree, model, drawn, setGrouping, state: () => set.mock.lastCall?.[1] };
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
    .map(({ entry }) => entry.id);
}

/** Every row, with those under it after it. */
function allRows(parent?: TreeNode): TreeNode[] {
  return view.getChildren(parent).flatMap((row) => [row, ...allRows(row)]);
}

/** The labels and descriptions of all rows, indented. */
function outline(parent?: TreeNode, indentation = ''): string[] {
  return view.getChildren(parent).flatMap((row) => {
    const { label, description = '' } = view.getTreeItem(row);
    const text = typeof label === 'string' ? label : '';
    const shown = [text, String(description)].filter((part) => part !== '').join(' | ');
    return [indentation + shown.replace(/\s/g, ' '), ...outline(row, `${indentation}  `)];
  });
}
