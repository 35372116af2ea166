import * as vscode from 'vscode';
import type { LinePart } from '../text/findZak';
import type { Surroundings } from '../text/quoteAtCursor';
import { ActionableError } from './actionableError';
import { apiResultScheme } from './identifiers';

/** What is inserted, and instead of what. */
export interface Insertion {
  /**
   * Returns the text for one place.
   *
   * @param selected what it replaces
   * @param surroundings the text around that
   */
  render: (selected: string, surroundings: Surroundings) => string;
  /** Returns what is replaced if a line has it at a selection inside that line. */
  findTarget?: (line: string, selection: LinePart, languageId: string) => LinePart | undefined;
}

/**
 * Returns the editor that a person writes in. A panel of output is not one, although VS Code calls it active
 * while it has the focus, and neither is the response to an API request.
 */
export function findWritableEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  const { scheme } = editor?.document.uri ?? {};
  return scheme === 'output' || scheme === apiResultScheme ? undefined : editor;
}

/** Inserts text at every cursor of the active editor, in place of what is selected. */
export class EditorInsertion {
  /**
   * Returns the editor that a person writes in.
   *
   * @param copyInstead copies what would have been inserted
   * @param insertAgain inserts into the editor that is active by then, which is that of a new file
   * @throws {ActionableError} if no text editor is active
   */
  requireEditor(copyInstead: () => unknown, insertAgain: () => unknown): vscode.TextEditor {
    const editor = findWritableEditor();
    if (editor === undefined) {
      throw new ActionableError(vscode.l10n.t('There is no active text editor to insert into.'), [
        { title: vscode.l10n.t('Copy Instead'), run: copyInstead },
        {
          title: vscode.l10n.t('New File'),
          run: async () => {
            await vscode.window.showTextDocument(await vscode.workspace.openTextDocument());
            return insertAgain();
          },
        },
      ]);
    }
    return editor;
  }

  /**
   * Inserts in one step that can be undone, and leaves each cursor behind its text.
   *
   * @returns the text at the first cursor
   * @throws {ActionableError} if the editor is read-only, or was closed in the meantime
   */
  async insertText(
    editor: vscode.TextEditor,
    { render, findTarget }: Insertion,
    copyInstead: () => unknown,
  ): Promise<string> {
    const { document } = editor;
    const closed = new ActionableError(
      vscode.l10n.t('The editor was closed in the meantime, so nothing was inserted.'),
      [{ title: vscode.l10n.t('Copy Instead'), run: copyInstead }],
    );
    if (document.isClosed || !vscode.window.visibleTextEditors.includes(editor)) {
      throw closed;
    }
    if (findTarget !== undefined) {
      editor.selections = targetsOf(editor, findTarget);
    }
    const { selections } = editor;
    const texts = selections.map((selection) =>
      render(document.getText(selection), surroundingsOf(document, selection)),
    );
    const { version } = document;
    const isApplied = await editor.edit((edit) => {
      selections.forEach((selection, index) => {
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

/** Returns the selections, with those that are in a target extended to it. Several in one become one. */
function targetsOf(
  { document, selections }: vscode.TextEditor,
  findTarget: NonNullable<Insertion['findTarget']>,
): vscode.Selection[] {
  const targets = selections.map((selection) => {
    const { start, end, isSingleLine } = selection;
    const target = isSingleLine
      ? findTarget(
          document.lineAt(start).text,
          { start: start.character, end: end.character },
          document.languageId,
        )
      : undefined;
    return target === undefined
      ? selection
      : new vscode.Selection(start.line, target.start, start.line, target.end);
  });
  // Edits must not overlap.
  return targets.filter(
    (target, index) =>
      !targets.some(
        (other, otherIndex) =>
          other.contains(target) && (!other.isEqual(target) || otherIndex < index),
      ),
  );
}

function surroundingsOf(document: vscode.TextDocument, { start, end }: vscode.Range): Surroundings {
  const first = new vscode.Position(0, 0);
  return {
    languageId: document.languageId,
    before: document.getText(new vscode.Range(first, start)),
    after: document.getText(
      new vscode.Range(end, document.lineAt(document.lineCount - 1).range.end),
    ),
  };
}
