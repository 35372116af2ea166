import * as vscode from 'vscode';
import type { EditorInsertion } from '../../platform/editorInsertion';
import { findZak, isZak } from '../../text/findZak';
import { quoteAtCursor } from '../../text/quoteAtCursor';
import type { TokenPlace } from './tokenPlace';

/** What {@link EditorPlace} needs. */
export interface EditorPlaceDeps {
  insertion: Pick<EditorInsertion, 'insertText'>;
  /** Copies a token that could not be inserted. */
  copyToken: (token: string) => unknown;
}

/** Every cursor and selection of an editor. A token that is there already is replaced. */
export class EditorPlace implements TokenPlace {
  /**
   * @param replacesZakVariables whether the value of a variable for a ZAK is replaced too, whatever it is
   */
  constructor(
    private readonly editor: vscode.TextEditor,
    private readonly replacesZakVariables: boolean,
    private readonly deps: EditorPlaceDeps,
  ) {}

  /** The file of a notebook's cell is that of the notebook. */
  get file(): NonNullable<TokenPlace['file']> {
    const { document } = this.editor;
    const notebook = vscode.workspace.notebookDocuments.find((one) =>
      one.getCells().some((cell) => cell.document === document),
    );
    return notebook ?? document;
  }

  async writeToken(token: string): Promise<void> {
    await this.deps.insertion.insertText(
      this.editor,
      {
        // What takes the place of a token is written as that was.
        render: (selected, surroundings) =>
          isZak(selected) ? token : quoteAtCursor(token, surroundings),
        findTarget: (line, selection, languageId) =>
          findZak(line, selection, this.replacesZakVariables ? languageId : 'plaintext'),
      },
      () => this.deps.copyToken(token),
    );
  }
}
