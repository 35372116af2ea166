import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { viewIds } from './identifiers';

/** How often to check which row is selected. */
const selectionChecks = 50;

/** How long to wait between two of these checks, in ms. */
const selectionInterval = 20;

/** The rows of a view. */
export interface TreeContent<Row> {
  /** The rows under `parent`, or the top ones. */
  getChildren(parent?: Row): Row[] | Promise<Row[]>;
  /** What VS Code shows in a row. */
  getTreeItem(row: Row): vscode.TreeItem;
  /** The row above; `undefined` for a top row. Only revealing rows needs it. */
  getParent?(row: Row): Row | undefined;
  /** Adds what a row shows only on hover. */
  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem | Promise<vscode.TreeItem>;
}

/**
 * A tree view that VS Code knows from activation on, and whose content is loaded when VS Code first
 * asks for rows. It does so only while the view is visible.
 */
export class LazyTree<Row> implements vscode.TreeDataProvider<Row> {
  private readonly changes = new vscode.EventEmitter<undefined>();

  /** How many keys are selecting a row at this moment. */
  private keysPressed = 0;

  readonly onDidChangeTreeData = this.changes.event;
  readonly view: vscode.TreeView<Row>;

  constructor(
    viewName: keyof typeof viewIds,
    private readonly load: () => Promise<TreeContent<Row>>,
  ) {
    this.view = vscode.window.createTreeView(viewIds[viewName], {
      treeDataProvider: this,
      showCollapseAll: true,
    });
  }

  /**
   * Whether a key is selecting a row, for which VS Code runs the command of the row as it does for a
   * click.
   */
  get isSelectingByKey(): boolean {
    return this.keysPressed > 0;
  }

  /**
   * Selects the focused row, because VS Code tells extensions only which row is selected. This view has
   * to be the list that was focused last.
   *
   * @param preservesFocus whether VS Code is to treat it as a preview
   * @returns the row; `undefined` if there is none
   */
  async selectFocusedRow(preservesFocus = false): Promise<Row | undefined> {
    this.keysPressed++;
    try {
      await vscode.commands.executeCommand(
        preservesFocus ? 'list.selectAndPreserveFocus' : 'list.select',
      );
      // VS Code runs the command of the row before it answers whatever is called next.
      await vscode.commands.executeCommand('noop');
    } finally {
      this.keysPressed--;
    }
    return this.findSelectedRow();
  }

  /** Selects a row and scrolls to it, without moving the focus. Rejects if it is no longer there. */
  async revealRow(row: Row): Promise<void> {
    await this.view.reveal(row, { select: true, focus: false });
  }

  /**
   * The selected row; `undefined` if there is none. While VS Code reads the rows again, it reports an
   * empty selection, so a key pressed at that moment has to wait up to a second.
   */
  async findSelectedRow(): Promise<Row | undefined> {
    for (let check = 1; ; check++) {
      const [row] = this.view.selection;
      if (row !== undefined || check === selectionChecks) {
        return row;
      }
      await delay(selectionInterval);
    }
  }

  /** Expands a row and those above it. Rejects if the row is no longer there. */
  async expandRow(row: Row): Promise<void> {
    await this.view.reveal(row, { select: false, focus: false, expand: true });
  }

  /** Makes VS Code ask for the rows again. */
  refresh(): void {
    this.changes.fire(undefined);
  }

  async getChildren(parent?: Row): Promise<Row[]> {
    return (await this.load()).getChildren(parent);
  }

  async getTreeItem(row: Row): Promise<vscode.TreeItem> {
    return (await this.load()).getTreeItem(row);
  }

  async getParent(row: Row): Promise<Row | undefined> {
    return (await this.load()).getParent?.(row);
  }

  async resolveTreeItem(item: vscode.TreeItem, row: Row): Promise<vscode.TreeItem> {
    return (await this.load()).resolveTreeItem(item, row);
  }

  dispose(): void {
    this.view.dispose();
    this.changes.dispose();
  }
}
