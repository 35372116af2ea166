import * as vscode from 'vscode';
import { ActionableError } from './actionableError';

/** Returns the text that replaces one selection. */
export type RenderText = (selected: string) => string;

/** Inserts text at every cursor of the active editor, in place of what is selected. */
export class EditorInsertion {
  /**
   * Returns the active editor.
   *
   * @param copyInstead copies what would have been inserted
   * @throws {ActionableError} if no editor is open
   */
  requireEditor(copyInstead: () => unknown): vscode.TextEditor {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      throw new ActionableError(vscode.l10n.t('No editor is open to insert into.'), [
        { title: vscode.l10n.t('Copy Instead'), run: copyInstead },
        {
          title: vscode.l10n.t('New File'),
          run: () => vscode.commands.executeCommand('workbench.action.files.newUntitledFile'),
        },
      ]);
    }
    return editor;
  }

  /**
   * Inserts in one step that can be undone, and leaves each cursor behind its text.
   *
   * @returns the text at the first cursor
   * @throws {ActionableError} if the editor is read-only
   */
  async insertText(
    editor: vscode.TextEditor,
    render: RenderText,
    copyInstead: () => unknown,
  ): Promise<string> {
    const { document } = editor;
    const texts = editor.selections.map((selection) => render(document.getText(selection)));
    const { version } = document;
    const isApplied = await editor.edit((edit) => {
      editor.selections.forEach((selection, index) => {
        edit.replace(selection, texts[index] ?? '');
      });
    });
    // VS Code reports success for a read-only editor too, and changes nothing.
    if (!isApplied || document.version === version) {
      throw new ActionableError(vscode.l10n.t('This editor is read-only.'), [
        { title: vscode.l10n.t('Copy Instead'), run: copyInstead },
      ]);
    }
    editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
    return texts[0] ?? '';
  }
}
