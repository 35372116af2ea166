import * as vscode from 'vscode';
import type { ContextKeySetter } from '../platform/contextKeySetter';
import { authenticationProviderId, scopeOfEverySession } from '../platform/identifiers';
import type { Settings } from '../platform/settings';
import type { AccountStore } from './store/accountStore';

/** Keeps the context keys and VS Code's Accounts menu in step with who is signed in. */
export class AccountContext {
  private readonly subscription: vscode.Disposable;
  private isOfferRequested = false;
  private isOffered = false;

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

  /** Sets the context keys, and offers signing in if that is wanted and possible. */
  async update(): Promise<void> {
    const hasClientId = this.settings.clientId !== '';
    this.contextKeys.set('zoom.hasClientId', hasClientId);
    let isSignedIn: boolean;
    try {
      isSignedIn = (await this.store.list()).length > 0;
      this.contextKeys.set('zoom.signedIn', isSignedIn);
    } finally {
      this.contextKeys.set('zoom.accountsKnown', true);
    }
    if (this.isOfferRequested && hasClientId && !isSignedIn) {
      this.offerSignIn();
    }
  }

  /**
   * Adds an offer to sign in to the Accounts menu while nobody is signed in. Called only after the
   * person has opened a view of Zoom, because an offer puts a badge on the Accounts icon.
   */
  requestOffer(): void {
    this.isOfferRequested = true;
    void this.update();
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /** Adds the menu entry once; VS Code removes it when somebody signs in. */
  private offerSignIn(): void {
    if (this.isOffered) {
      return;
    }
    this.isOffered = true;
    // Without `silent` and `createIfNone`, VS Code adds a menu entry and shows no dialog.
    vscode.authentication
      .getSession(authenticationProviderId, [scopeOfEverySession])
      .then(undefined, () => {
        this.isOffered = false;
      });
  }
}
