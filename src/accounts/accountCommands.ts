import * as vscode from 'vscode';
import { ActionableError } from '../platform/actionableError';
import type { CommandRegistry } from '../platform/commandRegistry';
import { ZoomAuthError } from '../zoom/errors';
import type { Account } from './account';
import type { AccountStore } from './accountStore';
import type { ZoomAuthenticationProvider } from './authenticationProvider';
import type { SetUpWizard } from './setUpWizard';

/** The commands about signing in and out. */
export class AccountCommands {
  constructor(
    private readonly provider: ZoomAuthenticationProvider,
    private readonly store: AccountStore,
    private readonly loadSetUp: () => Promise<SetUpWizard>,
  ) {}

  register(commands: CommandRegistry): void {
    commands.register('zoom.signIn', () => this.signIn());
    commands.register('zoom.signOut', (account) => this.signOut(account));
    commands.register('zoom.setUp', () => this.setUp());
  }

  private async signIn(): Promise<string> {
    const account = await this.provider.signIn();
    return account.label;
  }

  /** @param named the label or the id of an account; without one the only account, or a picked one */
  private async signOut(named: unknown): Promise<string> {
    const accounts = await this.store.list();
    if (accounts.length === 0) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    const account =
      named === undefined
        ? await this.pickAccount(accounts)
        : accounts.find(({ id, label }) => id === named || label === named);
    if (account === undefined) {
      throw new ActionableError(vscode.l10n.t('This account is not signed in to Zoom.'));
    }
    await this.provider.removeSession(account.id);
    return account.label;
  }

  private async pickAccount(accounts: readonly Account[]): Promise<Account | undefined> {
    if (accounts.length === 1) {
      return accounts[0];
    }
    const picked = await vscode.window.showQuickPick(
      accounts.map((account) => ({ label: account.label, account })),
      { placeHolder: vscode.l10n.t('Which account should be signed out?') },
    );
    if (picked === undefined) {
      throw new vscode.CancellationError();
    }
    return picked.account;
  }

  private async setUp(): Promise<string> {
    const wizard = await this.loadSetUp();
    await wizard.run();
    return this.signIn();
  }
}
