import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { availableMethods, type SignInMethodId } from './signInMethods';

/** Knows which ways to sign in are open here, and what to call them. */
export class SignInMethodSelector {
  constructor(
    private readonly settings: Settings,
    private readonly registration: OAuthClientSettings,
    /** Where this code runs: beside the person's browser (`UI`) or on a remote machine. */
    private readonly extensionKind: vscode.ExtensionKind,
  ) {}

  /**
   * The ways that are open, the one to take first; only that one where the settings name it.
   *
   * @throws {ZoomAuthError} `noClientId` where none is set
   */
  async methods(): Promise<[SignInMethodId, ...SignInMethodId[]]> {
    const { clientSecret } = await this.registration.current();
    const { signInMethod, redirectUrl, accountId } = this.settings;
    if (signInMethod !== 'auto') {
      return [signInMethod];
    }
    const isDesktop = vscode.env.uiKind === vscode.UIKind.Desktop;
    const [first = 'manual', ...others] = availableMethods({
      isDesktop,
      isBesideBrowser:
        isDesktop &&
        (this.extensionKind === vscode.ExtensionKind.UI || vscode.env.remoteName === undefined),
      hasRelay: redirectUrl !== undefined,
      hasSecret: clientSecret !== undefined,
      hasAccountId: accountId !== '',
    });
    return [first, ...others];
  }

  /** What a button that takes this way is called. */
  label(method: SignInMethodId): string {
    switch (method) {
      case 'uriHandler':
        return vscode.l10n.t('Sign In Through the Browser');
      case 'loopback':
        return vscode.l10n.t('Sign In Through a Local Port');
      case 'manual':
        return vscode.l10n.t('Paste the Address');
      case 'deviceCode':
        return vscode.l10n.t('Sign In With a Device Code');
      case 'serverToServer':
        return vscode.l10n.t('Sign In Server-to-Server');
    }
  }
}
