import { describe, expect, it, vi } from 'vitest';
import { TreeItem } from 'vscode';
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
