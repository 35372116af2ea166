import * as vscode from 'vscode';

/**
 * Shows in the status bar, for three seconds, that a command has done what it was asked to do.
 *
 * @param icon the name of a product icon of VS Code
 */
export function showConfirmation(message: string, icon = 'check'): void {
  vscode.window.setStatusBarMessage(`$(${icon}) ${message}`, 3_000);
}
