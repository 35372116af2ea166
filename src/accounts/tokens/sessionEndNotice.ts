import { setTimeout as delay } from 'node:timers/promises';
import { ActionableError } from '../../platform/actionableError';
import type { ErrorReporter } from '../../platform/errorReporter';
import { plainText } from '../../text/plainText';
import type { ZoomAuthError } from '../../zoom/errors';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';

/** Asks to sign in again, once for each session that ends, where nobody else does. */
export class SessionEndNotice {
  constructor(
    private readonly store: AccountStore,
    private readonly errors: ErrorReporter,
    /** How long whoever asked for the renewal has to say itself that the session has ended, in ms. */
    private readonly patience = 1_000,
  ) {}

  /**
   * Shows that a session has ended, with the button that brings it back; not where a command has
   * shown it already, or where the account has come back or gone meanwhile.
   *
   * @param error what everybody got who waited for the renewal
   */
  async show({ id, label }: Account, error: ZoomAuthError): Promise<void> {
    await delay(this.patience);
    if (this.errors.hasReported(error) || !(await this.hasEnded(id))) {
      return;
    }
    const { message, actions } = this.errors.describe(error);
    const isOnly = (await this.store.list()).length === 1;
    await this.errors.show(
      new ActionableError(
        isOnly ? message : `${plainText(label)}: ${message}`,
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
