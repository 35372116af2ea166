import * as vscode from 'vscode';
import type { GitIgnore } from '../gitIgnore';
import type { TokenPlace } from './tokenPlace';

/** Asks before a token goes into a file that may end up in a commit. */
export class CommitQuestion {
  constructor(
    private readonly gitIgnore: Pick<GitIgnore, 'statusOf' | 'canIgnore' | 'ignoreFile'>,
  ) {}

  /**
   * Returns whether a token may be written into a file, or is copied instead. A person can make git ignore
   * the file first.
   *
   * @param canCopy whether copying is offered
   * @throws {vscode.CancellationError} if the person wants neither
   */
  async confirmFile(
    file: NonNullable<TokenPlace['file']>,
    canCopy: boolean,
  ): Promise<'write' | 'copy'> {
    return this.ask(file, { canCopy, mayIgnore: true });
  }

  private async ask(
    file: NonNullable<TokenPlace['file']>,
    { canCopy, mayIgnore }: { canCopy: boolean; mayIgnore: boolean },
  ): Promise<'write' | 'copy'> {
    const status = await this.gitIgnore.statusOf(file);
    if (status === 'ignored' || status === 'outside') {
      return 'write';
    }
    const name = file.uri.path.split('/').at(-1) ?? '';
    const add = vscode.l10n.t('Add to .gitignore');
    const copy = vscode.l10n.t('Copy Instead');
    const insert = vscode.l10n.t('Insert');
    const canIgnore = mayIgnore && status === 'exposed' && (await this.gitIgnore.canIgnore(file));
    const answer = await vscode.window.showWarningMessage(
      status === 'exposed'
        ? vscode.l10n.t('Git does not ignore {0}. Insert a token into it?', name)
        : vscode.l10n.t('{0} may end up in a commit. Insert a token into it?', name),
      {
        modal: true,
        detail: vscode.l10n.t(
          'Anyone with the token can use it until it expires. It should not be committed.',
        ),
      },
      // Enter presses the first one.
      ...[...(canIgnore ? [add] : []), ...(canCopy ? [copy] : []), insert],
    );
    switch (answer) {
      case add:
        await this.gitIgnore.ignoreFile(file);
        // A later pattern may still take it out again.
        return this.ask(file, { canCopy, mayIgnore: false });
      case copy:
        return 'copy';
      case insert:
        return 'write';
      case undefined:
      default:
        throw new vscode.CancellationError();
    }
  }
}
