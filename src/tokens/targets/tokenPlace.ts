import type * as vscode from 'vscode';

/** Where a token goes. */
export interface TokenPlace {
  /** The file that contains the token afterwards; `undefined` for the clipboard. */
  readonly file: Pick<vscode.TextDocument, 'isUntitled' | 'uri'> | undefined;
  /**
   * Puts a token there.
   *
   * @throws {ActionableError} if that is no longer possible
   */
  writeToken(token: string): Promise<void>;
}
