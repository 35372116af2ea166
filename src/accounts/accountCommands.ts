import * as vscode from 'vscode';
import type { CommandRegistry } from '../platform/commandRegistry';
import { ZoomAuthError } from '../zoom/errors';
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
    commands.register('zoom.signOut', () => this.signOut());
    commands.register('zoom.setUp', () => this.setUp());
  }

  private async signIn(): Promise<string> {
    const account = await this.provider.signIn();
    return account.label;
  }

  private async signOut(): Promise<string> {
    const accounts = await this.store.list();
    const [first] = accounts;
    if (first === undefined) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    let account = first;
    if (accounts.length > 1) {
      const picked = await vscode.window.showQuickPick(
        accounts.map((candidate) => ({ label: candidate.label, candidate })),
        { placeHolder: vscode.l10n.t('Which account should be signed out?') },
      );
      if (picked === undefined) {
        throw new vscode.CancellationError();
      }
      account = picked.candidate;
    }
    await this.provider.removeSession(account.id);
    return account.label;
  }

  private async setUp(): Promise<string> {
    const wizard = await this.loadSetUp();
    await wizard.run();
    return this.signIn();
  }
}
