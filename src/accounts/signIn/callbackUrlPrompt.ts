import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { parsePastedCallback } from './pastedCallback';
import type { PendingCallbacks } from './pendingCallbacks';

/** Asks the person for the URL of the callback, or for the code in it. */
export class CallbackUrlPrompt {
  constructor(private readonly pending: PendingCallbacks) {}

  /**
   * Asks for the callback of the sign-in that started last.
   *
   * @throws {ActionableError} if no sign-in is in progress
   * @throws {vscode.CancellationError} if the prompt is dismissed
   */
  async promptForLatest(): Promise<void> {
    const state = this.pending.states.at(-1);
    if (state === undefined) {
      throw new ActionableError(vscode.l10n.t('No sign-in is in progress.'), [
        {
          title: vscode.l10n.t('Sign In'),
          run: () => vscode.commands.executeCommand('zoom.signIn'),
        },
      ]);
    }
    if (!(await this.promptFor(state))) {
      throw new vscode.CancellationError();
    }
  }

  /**
   * Asks for the callback of the sign-in with this `state`.
   *
   * @returns whether a callback was delivered; false if the prompt is dismissed
   */
  async promptFor(state: string): Promise<boolean> {
    const problems = {
      invalid: vscode.l10n.t(
        'Enter the address that the browser shows after Zoom’s page, or the code in it.',
      ),
      stateMismatch: vscode.l10n.t('This address belongs to another sign-in.'),
    };
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Sign In to Zoom'),
      prompt: vscode.l10n.t(
        'Paste the whole address that the browser shows after Zoom’s page, even if the browser cannot open it.',
      ),
      placeHolder: 'http://127.0.0.1/callback?code=…',
      ignoreFocusOut: true,
      validateInput: (value) => {
        const pasted = value.trim() === '' ? undefined : parsePastedCallback(value, state);
        return pasted !== undefined && 'problem' in pasted ? problems[pasted.problem] : undefined;
      },
    });
    const pasted = text === undefined ? undefined : parsePastedCallback(text, state);
    return pasted !== undefined && 'callback' in pasted && this.pending.deliver(pasted.callback);
  }
}
