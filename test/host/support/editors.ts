import * as vscode from 'vscode';

/** A place in a text: line and character, both from 0. */
export type Place = readonly [line: number, character: number];

/**
 * Opens a new untitled text and puts the cursors there.
 *
 * @param languageId VS Code's, such as `markdown`
 */
export async function openText(
  content: string,
  languageId: string,
  ...cursors: readonly Place[]
): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language: languageId });
  return showWithCursors(document, cursors);
}

/** Opens a file of the workspace by its path in it and puts the cursors there. */
export async function openFile(
  path: string,
  ...cursors: readonly Place[]
): Promise<vscode.TextEditor> {
  return showWithCursors(await vscode.workspace.openTextDocument(inWorkspace(path)), cursors);
}

/** The URI of a file in the workspace. */
export function inWorkspace(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (folder === undefined) {
    throw new Error('No folder is open.');
  }
  return vscode.Uri.joinPath(folder.uri, path);
}

/** Writes a file into the workspace; git does not track it. */
export async function writeFile(path: string, content: string): Promise<vscode.Uri> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(content));
  return uri;
}

async function showWithCursors(
  document: vscode.TextDocument,
  cursors: readonly Place[],
): Promise<vscode.TextEditor> {
  const editor = await vscode.window.showTextDocument(document);
  if (cursors.length > 0) {
    editor.selections = cursors.map(([line, character]) => {
      const position = new vscode.Position(line, character);
      return new vscode.Selection(position, position);
    });
  }
  return editor;
}
