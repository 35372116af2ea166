import * as vscode from 'vscode';

/**
 * Notices the status bar item that the extension creates with an ID, from now on. VS Code gives
 * extensions no way to read the items of others.
 *
 * @returns a function that returns the item; `undefined` until it was created
 */
export function captureStatusBarItem(id: string): () => vscode.StatusBarItem | undefined {
  const { createStatusBarItem } = vscode.window;
  let captured: vscode.StatusBarItem | undefined;
  // The tests share the extension's `vscode`, which lets them change its `window`.
  Object.assign(vscode.window, {
    createStatusBarItem: (...args: Parameters<typeof createStatusBarItem>) => {
      const item = createStatusBarItem(...args);
      if (item.id === id) {
        captured = item;
      }
      return item;
    },
  });
  return () => captured;
}
