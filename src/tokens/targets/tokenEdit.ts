import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { DotenvEdit } from '../../text/dotenv';
import { isDotenv } from './isDotenv';

/** Returns the document of a file that is open in this window. */
export function findOpenDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && isOpen(document),
  );
}

/** Whether a document is open: VS Code keeps others for a while, and they may be older than the file. */
export function isOpen(document: vscode.TextDocument): boolean {
  const { window } = vscode;
  return (
    !document.isClosed &&
    (document.isDirty ||
      window.visibleTextEditors.some((editor) => editor.document === document) ||
      window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => isInTab(input, document.uri.toString())),
      ))
  );
}

function isInTab(input: unknown, uri: string): boolean {
  if (input instanceof vscode.TabInputText) {
    return input.uri.toString() === uri;
  }
  return input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri;
}

/**
 * Changes parts of an open document, in one step that can be undone. A dotenv file is saved if it had no
 * other changes, because programs read it from the disk.
 *
 * @param copyInstead copies what would have been written
 * @throws {ActionableError} if the document is read-only
 */
export async function editDocument(
  document: vscode.TextDocument,
  edits: readonly DotenvEdit[],
  copyInstead: () => unknown,
): Promise<void> {
  if (edits.length === 0) {
    return;
  }
  const { isDirty, version } = document;
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of edits) {
    const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
    edit.replace(document.uri, range, text);
  }
  const isApplied = await vscode.workspace.applyEdit(edit);
  if (!isApplied || document.version === version) {
    throw new ActionableError(vscode.l10n.t('This editor is read-only.'), [
      { title: vscode.l10n.t('Copy Instead'), run: copyInstead },
    ]);
  }
  if (!isDirty && !document.isUntitled && isDotenv(document)) {
    await document.save();
  }
}
