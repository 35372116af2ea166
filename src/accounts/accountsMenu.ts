import * as vscode from 'vscode';
import { authenticationProviderId, scopeOfEverySession } from '../platform/identifiers';

/** Puts signing in into VS Code's Accounts menu, where people look for it. */
export class AccountsMenu {
  private isOffered = false;

  /** Whether the person has opened a view of Zoom: an offer puts a badge on the Accounts icon. */
  isWanted = false;

  /** Offers it once where it is wanted; VS Code takes the entry away when somebody has signed in. */
  offerSignIn(): void {
    if (this.isOffered || !this.isWanted) {
      return;
    }
    this.isOffered = true;
    // Asked neither silently nor for a new session, VS Code shows an entry and no dialog.
    vscode.authentication
      .getSession(authenticationProviderId, [scopeOfEverySession])
      .then(undefined, () => {
        this.isOffered = false;
      });
  }
}
