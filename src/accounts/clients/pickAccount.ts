import * as vscode from 'vscode';
import { plainText } from '../../text/plainText';

/**
 * Lets a person pick one of several accounts; a single one needs no question.
 *
 * @throws {vscode.CancellationError} if the pick is dismissed
 */
export async function pickAccount<T extends { label: string }>(
  accounts: readonly [T, ...T[]],
  placeHolder: string,
): Promise<T> {
  if (accounts.length === 1) {
    return accounts[0];
  }
  const picked = await vscode.window.showQuickPick(
    accounts.map((account) => ({ label: plainText(account.label), account })),
    { placeHolder },
  );
  if (picked === undefined) {
    throw new vscode.CancellationError();
  }
  return picked.account;
}
