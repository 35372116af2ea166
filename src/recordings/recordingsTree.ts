import * as vscode from 'vscode';
import type { CommandHandlers } from '../platform/commandRegistry';
import { viewIds } from '../platform/identifiers';
import { lazy } from '../platform/lazy';
import type { ViewItem } from '../platform/viewItem';

/** What is behind the view and the commands, once it is loaded. */
export interface Recordings {
  readonly tree: Required<
    Pick<
      vscode.TreeDataProvider<ViewItem>,
      'getTreeItem' | 'getChildren' | 'resolveTreeItem' | 'onDidChangeTreeData'
    >
  >;
  readonly commands: CommandHandlers<'recordings'>;
  dispose(): void;
}

/** Makes what is behind a view. */
export type LoadRecordings = (view: vscode.TreeView<ViewItem>) => Promise<Recordings>;

/**
 * The Recordings view and its commands as VS Code knows them from the beginning. What is behind them
 * is loaded when the view is first seen, or when the first command runs.
 */
export class RecordingsTree implements vscode.TreeDataProvider<ViewItem> {
  private readonly changes = new vscode.EventEmitter<ViewItem | ViewItem[] | null | undefined>();
  private readonly view: vscode.TreeView<ViewItem>;
  /** Loads what is behind the view and the commands. */
  readonly load: () => Promise<Recordings>;
  private loaded: Recordings | undefined;
  private forwarding: vscode.Disposable | undefined;

  readonly onDidChangeTreeData = this.changes.event;

  constructor(load: LoadRecordings) {
    this.load = lazy(async () => {
      this.loaded = await load(this.view);
      this.forwarding = this.loaded.tree.onDidChangeTreeData((node) => {
        this.changes.fire(node ?? undefined);
      });
      return this.loaded;
    });
    this.view = vscode.window.createTreeView(viewIds.recordings, {
      treeDataProvider: this,
      showCollapseAll: true,
    });
  }

  async getTreeItem(node: ViewItem): Promise<vscode.TreeItem> {
    return (await this.load()).tree.getTreeItem(node);
  }

  async getChildren(node?: ViewItem): Promise<ViewItem[]> {
    return (await (await this.load()).tree.getChildren(node)) ?? [];
  }

  async resolveTreeItem(
    item: vscode.TreeItem,
    node: ViewItem,
    token: vscode.CancellationToken,
  ): Promise<vscode.TreeItem> {
    return (await (await this.load()).tree.resolveTreeItem(item, node, token)) ?? item;
  }

  dispose(): void {
    this.forwarding?.dispose();
    this.loaded?.dispose();
    this.view.dispose();
    this.changes.dispose();
  }
}
