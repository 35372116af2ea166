import * as vscode from 'vscode';
import { showConfirmation } from '../../platform/showConfirmation';
import type { TokenPlace } from './tokenPlace';

/** How long a token stays in the clipboard, in ms. */
const clearAfter = 60_000;

/** Copies tokens, and clears the clipboard a minute later if it still has the token. */
export class TokenClipboard implements TokenPlace {
  readonly file = undefined;
  private copied: { token: string; timer: NodeJS.Timeout } | undefined;

  async writeToken(token: string): Promise<void> {
    await vscode.env.clipboard.writeText(token);
    clearTimeout(this.copied?.timer);
    const timer = setTimeout(() => void this.clear(), clearAfter);
    timer.unref();
    this.copied = { token, timer };
    showConfirmation(
      vscode.l10n.t('Token copied. It will be cleared from the clipboard in a minute.'),
    );
  }

  /** Clears the clipboard at once if it still has a token. */
  dispose(): void {
    void this.clear();
  }

  /** A browser may not let the clipboard be read, and what cannot be read is left alone. */
  private async clear(): Promise<void> {
    const { copied } = this;
    this.copied = undefined;
    clearTimeout(copied?.timer);
    if (copied === undefined) {
      return;
    }
    try {
      if ((await vscode.env.clipboard.readText()) === copied.token) {
        await vscode.env.clipboard.writeText('');
      }
    } catch {
      // There is nothing to do about it, and nobody waits for it.
    }
  }
}
