import type * as vscode from 'vscode';

/** Whether a document is a file with variables for programs. */
export function isDotenv({
  languageId,
  uri,
}: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean {
  return languageId === 'dotenv' || /(?:^|\/)\.env(?:\.[^/]*)?$/i.test(uri.path);
}
