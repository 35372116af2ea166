import * as vscode from 'vscode';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import type { Settings } from '../platform/settings';
import type { AccountStore } from './accountStore';

/** Keeps the context keys about accounts true, for welcome views and menus. */
export class AccountContext {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly store: AccountStore,
    private readonly settings: Settings,
    private readonly contextKeys: ContextKeySetter,
  ) {
    this.subscription = vscode.Disposable.from(
      store.onDidChange(() => void this.update()),
      settings.onDidChange(['zoom.clientId'], () => void this.update()),
    );
  }

  async update(): Promise<void> {
    this.contextKeys.set('zoom.hasClientId', this.settings.clientId !== '');
    this.contextKeys.set('zoom.signedIn', (await this.store.list()).length > 0);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
