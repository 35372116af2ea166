import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands, TreeItem } from 'vscode';
import { LazyTree, type TreeContent } from '../../../src/platform/lazyTree';

/** A tree with a selection that VS Code reports only when it is read for the nth time. */
function treeWithSelection(readsNeeded: number): LazyTree<string> {
  const tree = new LazyTree<string>('meetings', () => Promise.reject(new Error('Not expected.')));
  let reads = 0;
  Object.defineProperty(tree.view, 'selection', {
    get: () => (++reads < readsNeeded ? [] : ['row']),
  });
  return tree;
}

describe('The selected row', () => {
  it('is returned at once', async () => {
    expect(await treeWithSelection(1).findSelectedRow()).toBe('row');
  });

  it('is waited for while VS Code reads the rows again', async () => {
    expect(await treeWithSelection(3).findSelectedRow()).toBe('row');
  });

  it('is undefined if nothing is selected', async () => {
    expect(await treeWithSelection(Infinity).findSelectedRow()).toBeUndefined();
  });
});

describe('The focused row', () => {
  /** What VS Code was asked to run, and whether a row that is opened meanwhile counts as opened by key. */
  const recordCommands = (tree: LazyTree<string>) => {
    const commandsRun: [id: string, isSelectingByKey: boolean][] = [];
    vi.spyOn(commands, 'executeCommand').mockImplementation((id: string) => {
      commandsRun.push([id, tree.isSelectingByKey]);
      return Promise.resolve();
    });
    return commandsRun;
  };

  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('is selected by a key until VS Code has run the command of the row', async () => {
    const tree = treeWithSelection(1);
    const commandsRun = recordCommands(tree);
    expect(await tree.selectFocusedRow()).toBe('row');
    expect(commandsRun).toEqual([
      ['list.select', true],
      ['noop', true],
    ]);
    expect(tree.isSelectingByKey).toBe(false);
  });

  it('is selected by a key until the last of two keys is done', async () => {
    const tree = treeWithSelection(1);
    recordCommands(tree);
    const first = tree.selectFocusedRow();
    await tree.selectFocusedRow(true);
    await first;
    expect(tree.isSelectingByKey).toBe(false);
  });

  it('is no longer selected by a key if VS Code has failed', async () => {
    const tree = treeWithSelection(1);
    vi.spyOn(commands, 'executeCommand').mockRejectedValue(new Error('No list.'));
    await expect(tree.selectFocusedRow()).rejects.toThrow('No list.');
    expect(tree.isSelectingByKey).toBe(false);
  });
});

it('loads its content when VS Code first asks for rows', async () => {
  const content: TreeContent<string> = {
    getChildren: (parent) => (parent === undefined ? ['day'] : ['meeting']),
    getTreeItem: (row) => new TreeItem(row),
    resolveTreeItem: (item) => item,
  };
  const load = vi.fn(() => Promise.resolve(content));
  const tree = new LazyTree('recordings', load);
  tree.refresh();
  expect(load).not.toHaveBeenCalled();
  expect(await tree.getChildren()).toEqual(['day']);
  expect(await tree.getChildren('day')).toEqual(['meeting']);
  expect((await tree.getTreeItem('day')).label).toBe('day');
  expect(await tree.getParent('day')).toBeUndefined();
});
