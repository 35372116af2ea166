import * as vscode from 'vscode';
import { until } from './until';

/** A cursor position: line and character, both from 0. */
export type CursorPosition = readonly [line: number, character: number];

/**
 * Opens a new untitled document and sets the cursors.
 *
 * @param languageId a language ID of VS Code, such as `markdown`
 */
export async function openText(
  content: string,
  languageId: string,
  ...cursors: readonly CursorPosition[]
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: languageId });
  const text = document.getText();
  if (text !== content) {
    // A document of an earlier test had the same name, and VS Code has restored its backup.
    const edit = new vscode.WorkspaceEdit();
    const end = document.positionAt(text.length);
    edit.replace(document.uri, new vscode.Range(new vscode.Position(0, 0), end), content);
    await vscode.workspace.applyEdit(edit);
  }
  return showWithCursors(document, cursors);
}

/** Opens a file by its path in the workspace and sets the cursors. */
export async function openFile(
  path: string,
  ...cursors: readonly CursorPosition[]
): Promise<vscode.TextEditor> {
  return showWithCursors(await vscode.workspace.openTextDocument(inWorkspace(path)), cursors);
}

/**
 * Opens a new notebook with one empty cell, and puts the cursor into the cell.
 *
 * @returns the document of the cell
 */
export async function openCell(languageId: string): Promise<vscode.TextDocument> {
  const notebook = await vscode.workspace.openNotebookDocument(
    'jupyter-notebook',
    new vscode.NotebookData([
      new vscode.NotebookCellData(vscode.NotebookCellKind.Code, '', languageId),
    ]),
  );
  const editor = await vscode.window.showNotebookDocument(notebook);
  editor.selection = new vscode.NotebookRange(0, 1);
  await vscode.commands.executeCommand('notebook.cell.edit');
  const { document } = notebook.cellAt(0);
  await until('the cell', () => vscode.window.activeTextEditor?.document === document);
  return document;
}

/** Compares a new document with an empty one, which the cursor is in. */
export async function openComparison(
  content: string,
  languageId: string,
): Promise<Record<'left' | 'right', vscode.TextDocument>> {
  const [left, right] = await Promise.all([
    vscode.workspace.openTextDocument({ content, language: languageId }),
    vscode.workspace.openTextDocument({ content: '', language: languageId }),
  ]);
  await vscode.commands.executeCommand('vscode.diff', left.uri, right.uri, 'Comparison');
  await until('the comparison', () => vscode.window.activeTextEditor?.document === right);
  return { left, right };
}

/** Returns the URI of a file in the workspace. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    throw new Error('No folder is open.');
  }
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file that git does not track into the workspace. */
export async function writeFile(path: string, content: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
  return uri;
}

async function showWithCursors(
  document: vscode.TextDocument,
  cursors: readonly CursorPosition[],
): Promise<vscode.TextEditor> {
  const selections = cursors.map(([line, character]) => {
    const position = new vscode.Position(line, character);
    return new vscode.Selection(position, position);
  });
  const editor = await vscode.window.showTextDocument(document, { selection: selections[0] });
  if (selections.length > 1) {
    // Until the window has them, it may still report its own ones in place of these.
    const areShown = new Promise<void>((resolve) => {
      const subscription = vscode.window.onDidChangeTextEditorSelection((event) => {
        if (event.textEditor === editor && event.selections.length === selections.length) {
          subscription.dispose();
          resolve();
        }
      });
    });
    editor.selections = selections;
    await areShown;
  }
  return editor;
}
