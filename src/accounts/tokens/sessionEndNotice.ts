import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { describeError } from '../../platform/errorMessages';
import type { ErrorReporter } from '../../platform/errorReporter';
import { plainText } from '../../text/plainText';
import type { ZoomAuthError } from '../../zoom/errors';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';

/** Asks the person to sign in again, once for each session that ends, if nothing else has. */
export class SessionEndNotice {
  constructor(
    private readonly store: Pick<AccountStore, 'get' | 'list'>,
    private readonly errors: Pick<ErrorReporter, 'hasReported' | 'show'>,
    /** How long the callers that waited for the renewal have to show the error themselves, in ms. */
    private readonly gracePeriod = 1_000,
  ) {}

  /**
   * Shows that a session has ended, with a button to sign in again. Shows nothing if a command has
   * already shown it, or if the account has been signed in again or out in the meantime.
   *
   * @param error what the renewal threw to all of its callers
   */
  async show({ id, label }: Account, error: ZoomAuthError): Promise<void> {
    await delay(this.gracePeriod);
    if (this.errors.hasReported(error) || !(await this.hasEnded(id))) {
      return;
    }
    const { message, actions } = describeError(error);
    const isOnlyAccount = (await this.store.list()).length === 1;
    await this.errors.show(
      new ActionableError(
        isOnlyAccount ? message : messageFor(error, plainText(label)),
        actions.map(({ title, run }) => ({
          title,
          run: async () => ((await this.hasEnded(id)) ? run() : undefined),
        })),
      ),
    );
  }

  private async hasEnded(id: string): Promise<boolean> {
    return (await this.store.get(id))?.ended !== undefined;
  }
}

/** Names the account, for people with several. */
function messageFor({ reason }: ZoomAuthError, label: string): string {
  return reason === 'anotherSignIn'
    ? vscode.l10n.t(
        '{0} was signed out by a newer sign-in to this Zoom app, possibly on another computer. Zoom keeps only the latest one.',
        label,
      )
    : vscode.l10n.t('The Zoom session of {0} has expired. Sign in again to continue.', label);
}
