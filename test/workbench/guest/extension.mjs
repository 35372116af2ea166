import * as vscode from 'vscode';

/**
 * Another extension, which uses Zoom sessions. Its command prompts for the JSON of `{ scopes, options }`
 * and shows the result of `getSession`.
 *
 * @param {vscode.ExtensionContext} context
 */
export function activate({ subscriptions }) {
  subscriptions.push(
    vscode.commands.registerCommand('guest.getSession', async () => {
      const { scopes, options } = JSON.parse((await vscode.window.showInputBox()) ?? '{}');
      try {
        const session = await vscode.authentication.getSession('zoom', scopes, options);
        const result = session && `${session.account.label} with ${session.scopes.join(' ')}`;
        void vscode.window.showInformationMessage(`Guest got ${result ?? 'nothing'}`);
      } catch (error) {
        void vscode.window.showErrorMessage(`Guest failed: ${error.name}: ${error.message}`);
      }
    }),
  );
}
