import * as vscode from 'vscode';

const instructions =
  'https://code.visualstudio.com/docs/configure/settings-sync#_troubleshooting-keychain-issues';

/** Says that secrets cannot be stored, what that means, and where the way to mend it is. */
export async function showMissingKeyring(): Promise<void> {
  const open = vscode.l10n.t('How to Mend It');
  const pressed = await vscode.window.showWarningMessage(
    vscode.l10n.t(
      'This system has no keyring that VS Code can keep secrets in. You stay signed in to Zoom until this window closes.',
    ),
    open,
  );
  if (pressed === open) {
    await vscode.env.openExternal(vscode.Uri.parse(instructions));
  }
}
