import * as vscode from 'vscode';
import { ActionableError } from '../platform/actionableError';

/**
 * Opens an address in the browser.
 *
 * @param copyable what may be copied instead where no browser opens; nothing for secret addresses
 * @throws {ActionableError} where no browser opened
 */
export async function openInBrowser(address: string, copyable?: string): Promise<void> {
  if (await vscode.env.openExternal(vscode.Uri.parse(address))) {
    return;
  }
  throw new ActionableError(
    vscode.l10n.t('The meeting was not opened in a browser.'),
    copyable === undefined
      ? []
      : [
          {
            title: vscode.l10n.t('Copy Join Link'),
            run: () => vscode.env.clipboard.writeText(copyable),
          },
        ],
  );
}
