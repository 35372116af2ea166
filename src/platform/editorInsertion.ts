import * as vscode from 'vscode';
import { ActionableError } from './actionableError';

/** Makes the text for one selection. */
export type Render = (selected: string, languageId: string) => string;

/** Puts text at every cursor of the active editor, in place of what is selected. */
export class EditorInsertion {
  /**
   * The editor to insert into.
   *
   * @param copyInstead copies what would have been inserted
   * @throws {ActionableError} where no editor is open
   */
  target(copyInstead: () => unknown): vscode.TextEditor {
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
   * Inserts in one undoable step, and leaves each cursor behind its text.
   *
   * @returns the text of the first cursor
   * @throws {ActionableError} where the editor takes no changes
   */
  async insert(
    editor: vscode.TextEditor,
    render: Render,
    copyInstead: () => unknown,
  ): Promise<string> {
    const { document } = editor;
    const texts = editor.selections.map((selection) =>
      render(document.getText(selection), document.languageId),
    );
    const { version } = document;
    const taken = await editor.edit((edit) => {
      editor.selections.forEach((selection, index) => {
        edit.replace(selection, texts[index] ?? '');
      });
    });
    // VS Code reports success for a read-only editor too, and changes nothing.
    if (!taken || document.version === version) {
      throw new ActionableError(vscode.l10n.t('This editor is read-only.'), [
        { title: vscode.l10n.t('Copy Instead'), run: copyInstead },
      ]);
    }
    editor.selections = editor.selections.map(({ end }) => new vscode.Selection(end, end));
    return texts[0] ?? '';
  }
}
