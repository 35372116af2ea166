import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { viewIds } from '../../platform/identifiers';
import type { TreeNode } from '../target/treeNodes';

/** How often, and how many ms apart, to look for the row that is selected. */
const looks = 50;
const pause = 20;

/** What fills the tree, once it is loaded. */
export interface TreeContent {
  getChildren(parent?: TreeNode): TreeNode[];
  getTreeItem(node: TreeNode): vscode.TreeItem;
  getParent(node: TreeNode): TreeNode | undefined;
  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem>;
}

/**
 * The Meetings view as VS Code knows it from activation on. What fills it is loaded when VS Code first
 * asks for its rows, which it does only while the view is visible.
 */
export class MeetingsTree implements vscode.TreeDataProvider<TreeNode> {
  private readonly changes = new vscode.EventEmitter<undefined>();

  readonly onDidChangeTreeData = this.changes.event;
  readonly view: vscode.TreeView<TreeNode>;

  constructor(private readonly load: () => Promise<TreeContent>) {
    this.view = vscode.window.createTreeView(viewIds.meetings, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
  }

  /**
   * The row that is selected now; `undefined` where none is. While VS Code reads the rows anew it
   * knows which one it is, and not what: a key that is pressed just then is to wait for that.
   */
  async selected(): Promise<TreeNode | undefined> {
    for (let look = 1; ; look++) {
      const [node] = this.view.selection;
      if (node !== undefined || look === looks) {
        return node;
      }
      await delay(pause);
    }
  }

  /** Opens a row, and those that it is in; it rejects where there is none such any more. */
  async open(node: TreeNode): Promise<void> {
    await this.view.reveal(node, { select: false, focus: false, expand: true });
  }

  /** Has VS Code ask for the rows anew. */
  refresh(): void {
    this.changes.fire(undefined);
  }

  async getChildren(parent?: TreeNode): Promise<TreeNode[]> {
    return (await this.load()).getChildren(parent);
  }

  async getTreeItem(node: TreeNode): Promise<vscode.TreeItem> {
    return (await this.load()).getTreeItem(node);
  }

  async getParent(node: TreeNode): Promise<TreeNode | undefined> {
    return (await this.load()).getParent(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: TreeNode): Promise<vscode.TreeItem> {
    return (await this.load()).resolveTreeItem(item, node);
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }
}
