import * as vscode from 'vscode';
import { suggestVariable } from '../targets/dotenvPlace';
import type { TokenTarget } from './tokenDraft';
import type { TokenKindId } from './tokenKinds';

/** Whether a variable of a dotenv file can have a name. */
export function isVariableName(text: string): boolean {
  return /^[A-Za-z_][\w.-]*$/.test(text);
}

/** Returns what the name of a variable must be, as a whole sentence. */
export function variableNameProblem(): string {
  return vscode.l10n.t('The key must be the name of a variable, such as ZOOM_ZAK.');
}

/** Returns the variable of the target's file that a token of a kind goes into. */
export async function variableOf(
  { uri, key }: Extract<TokenTarget, { type: 'env' }>,
  kind: TokenKindId,
): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  const isActive = editor?.document.uri.toString() === uri.toString();
  return key ?? suggestVariable(uri, kind, isActive ? editor : undefined);
}
