import * as vscode from 'vscode';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { Settings } from '../platform/settings';
import type { AccountsMenu } from './accountsMenu';
import type { AccountStore } from './store/accountStore';

/** Keeps the context keys and the Accounts menu true to who is signed in. */
export class AccountContext {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly store: AccountStore,
    private readonly settings: Settings,
    private readonly contextKeys: ContextKeySetter,
    private readonly menu: AccountsMenu,
  ) {
    this.subscription = vscode.Disposable.from(
      store.onDidChange(() => void this.update()),
      settings.onDidChange(['zoom.clientId'], () => void this.update()),
    );
  }

  async update(): Promise<void> {
    const hasClientId = this.settings.clientId !== '';
    this.contextKeys.set('zoom.hasClientId', hasClientId);
    const isSignedIn = (await this.store.list()).length > 0;
    this.contextKeys.set('zoom.signedIn', isSignedIn);
    if (hasClientId && !isSignedIn) {
      this.menu.offerSignIn();
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
