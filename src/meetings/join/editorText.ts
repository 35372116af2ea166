import * as vscode from 'vscode';
import { findUrlAt } from '../../links/findUrls';

/** A text of the active editor that may name a meeting, and the file it is in. */
export interface EditorText {
  text: string;
  fileName: string;
}

/** What is selected in the active editor, or the address that its cursor is in. */
export function editorText(): EditorText | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return undefined;
  }
  const { document, selection } = editor;
  const text = selection.isEmpty
    ? findUrlAt(document.lineAt(selection.active).text, selection.active.character)
    : document.getText(selection);
  return text === undefined
    ? undefined
    : { text: text.trim(), fileName: document.uri.path.split('/').at(-1) ?? '' };
}
