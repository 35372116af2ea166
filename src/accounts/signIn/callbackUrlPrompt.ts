import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { type PendingCallbacks, readPasted } from './pendingCallbacks';

/** Takes the address that the browser ended on, or the code alone, from the person. */
export class CallbackUrlPrompt {
  constructor(private readonly pending: PendingCallbacks) {}

  /**
   * Takes it for the sign-in that was started last.
   *
   * @throws {ActionableError} where none waits
   * @throws {vscode.CancellationError} on Escape
   */
  async promptForLatest(): Promise<void> {
    const state = this.pending.states.at(-1);
    if (state === undefined) {
      throw new ActionableError(vscode.l10n.t('No sign-in waits for an address.'), [
        {
          title: vscode.l10n.t('Sign In'),
          run: () => vscode.commands.executeCommand('zoom.signIn'),
        },
      ]);
    }
    if (!(await this.prompt(state))) {
      throw new vscode.CancellationError();
    }
  }

  /** Takes it for one sign-in; false on Escape. */
  async prompt(state: string): Promise<boolean> {
    const problems = {
      rubbish: vscode.l10n.t('This is neither the address of an answer nor a code.'),
      foreign: vscode.l10n.t('This address belongs to another sign-in.'),
    };
    const text = await vscode.window.showInputBox({
      title: vscode.l10n.t('Sign In to Zoom'),
      prompt: vscode.l10n.t(
        'Paste the whole address that the browser shows after Zoom’s page, even if that page says it cannot be reached.',
      ),
      placeHolder: 'http://127.0.0.1/callback?code=…',
      ignoreFocusOut: true,
      validateInput: (value) => {
        const pasted = value.trim() === '' ? undefined : readPasted(value, state);
        return pasted !== undefined && 'problem' in pasted ? problems[pasted.problem] : undefined;
      },
    });
    const pasted = text === undefined ? undefined : readPasted(text, state);
    return pasted !== undefined && 'callback' in pasted && this.pending.deliver(pasted.callback);
  }
}
