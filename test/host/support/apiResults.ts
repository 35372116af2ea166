import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';

/** Waits for the editor with the result of an API request. */
export function resultEditor(): Promise<vscode.TextEditor> {
  return until('the result', () =>
    vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'zoom-api'),
  );
}

/** Presses a button above the text of an editor. */
export async function pressLens({ document }: vscode.TextEditor, title: string): Promise<void> {
  const { executeCommand } = vscode.commands;
  const lenses = await executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
  );
  const command = lenses.find((lens) => lens.command?.title === title)?.command;
  assert.ok(command, `${title} in ${lenses.map((lens) => lens.command?.title).join(', ')}`);
  await executeCommand(command.command, ...(command.arguments as object[]));
}
