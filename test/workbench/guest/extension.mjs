import * as vscode from 'vscode';

/**
 * Another extension, which uses Zoom sessions. One command prompts for the JSON of `{ scopes, options }`
 * and shows the result of `getSession`; the other shows how long the extension host loaded the code of
 * each extension, as the JSON of `[id, start, end][]` in ms since a time in ms since 1970.
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
    vscode.commands.registerCommand('guest.showLoads', () => {
      // VS Code keeps the marks of a Node.js process in a list of its own, in ms since 1970.
      const marks = globalThis.MonacoPerformanceMarks.getMarks();
      const from = marks[0].startTime;
      const loads = marks.flatMap(({ name, startTime }) => {
        const id = /^code\/extHost\/willLoadExtensionCode\/(.+)$/.exec(name)?.[1];
        const end = marks.find((mark) => mark.name === `code/extHost/didLoadExtensionCode/${id}`);
        return end === undefined ? [] : [[id, startTime - from, end.startTime - from]];
      });
      void vscode.window.showInformationMessage(
        `Guest saw, from ${from}, ${JSON.stringify(loads)}`,
      );
    }),
  );
}
