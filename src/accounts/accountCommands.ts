import * as vscode from 'vscode';
import { ActionableError } from '../platform/actionableError';
import { isCancellation } from '../platform/cancellation';
import type { CommandHandlers } from '../platform/commandRegistry';
import type { ErrorReporter } from '../platform/errorReporter';
import { ZoomAuthError, ZoomError } from '../zoom/errors';
import type { Account } from './store/account';
import type { AccountStore } from './store/accountStore';
import type { ZoomAuthenticationProvider } from './authenticationProvider';
import type { CallbackUrlPrompt } from './signIn/callbackUrlPrompt';
import type { SignInMethodSelector } from './signIn/signInMethodSelector';
import type { SignInMethodId } from './signIn/signInMethods';

/** What {@link AccountCommands} needs. */
export interface AccountCommandsParts {
  provider: ZoomAuthenticationProvider;
  store: AccountStore;
  methods: SignInMethodSelector;
  callbackUrlPrompt: CallbackUrlPrompt;
  errors: ErrorReporter;
}

/** The commands about signing in and out. */
export class AccountCommands {
  readonly handlers: CommandHandlers<'signIn'> = {
    'zoom.signIn': (options) => (options === undefined ? this.signInOrOffer() : this.signIn()),
    'zoom.pasteSignInAddress': () => this.parts.callbackUrlPrompt.promptForLatest(),
    'zoom.signOut': (account) => this.signOut(account),
  };

  constructor(private readonly parts: AccountCommandsParts) {}

  /** Signs in, and gives the account's label; `method` is the way to take. */
  async signIn(method?: SignInMethodId): Promise<string> {
    const account = await this.parts.provider.signIn(method);
    return account.label;
  }

  /** For people: where one way fails, the next ones are offered by name. */
  async signInOrOffer(method?: SignInMethodId): Promise<string | undefined> {
    try {
      return await this.signIn(method);
    } catch (error) {
      if (!mayGoAnotherWay(error)) {
        throw error;
      }
      const methods = await this.parts.methods.methods();
      const others = methods.filter((other) => other !== (method ?? methods[0]));
      void this.parts.errors.show(
        error,
        undefined,
        others.slice(0, 2).map((other) => ({
          title: this.parts.methods.label(other),
          run: () => this.signInOrOffer(other),
        })),
      );
      return undefined;
    }
  }

  /**
   * @param named the label or the id of an account, or `{ all: true }`; without one the only account,
   *   or a picked one
   */
  private async signOut(named: unknown): Promise<string> {
    const accounts = await this.parts.store.list();
    if (accounts.length === 0) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    const leaving =
      named === undefined
        ? await this.pickLeaving(accounts)
        : isAll(named)
          ? accounts
          : accounts.filter(({ id, label }) => id === named || label === named);
    if (leaving.length === 0) {
      throw new ActionableError(vscode.l10n.t('This account is not signed in to Zoom.'));
    }
    for (const { id } of leaving) {
      await this.parts.provider.removeSession(id);
    }
    return leaving.map(({ label }) => label).join(', ');
  }

  private async pickLeaving(accounts: readonly Account[]): Promise<readonly Account[]> {
    if (accounts.length === 1) {
      return accounts;
    }
    const picked = await vscode.window.showQuickPick(
      [
        ...accounts.map((account) => ({ label: account.label, leaving: [account] })),
        { label: '', kind: vscode.QuickPickItemKind.Separator, leaving: [] },
        { label: vscode.l10n.t('All accounts'), leaving: accounts },
      ],
      { placeHolder: vscode.l10n.t('Which account should be signed out?') },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return picked.leaving;
  }
}

function isAll(named: unknown): boolean {
  return typeof named === 'object' && named !== null && 'all' in named && named.all === true;
}

/** Failures that another way to sign in may not have. */
function mayGoAnotherWay(error: unknown): boolean {
  return error instanceof ZoomAuthError
    ? ['timedOut', 'refused', 'codeRefused'].includes(error.reason)
    : !(error instanceof ZoomError) && !isCancellation(error);
}
