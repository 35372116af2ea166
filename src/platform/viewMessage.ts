import type * as vscode from 'vscode';

/**
 * Says something above a view's rows. VS Code holds rows back for 200 ms after a message was set, even
 * to what it was, so it is set only where it differs; and rows that change with it should go first.
 */
export function setViewMessage(view: vscode.TreeView<unknown>, message: string | undefined): void {
  if ((view.message ?? '') !== (message ?? '')) {
    view.message = message;
  }
}
