import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { availableMethods, type SignInMethodId } from './signInMethods';

/** Determines which sign-in methods are available in this window, and labels them. */
export class SignInMethodSelector {
  constructor(
    private readonly settings: Settings,
    private readonly oauthClient: OAuthClientSettings,
    /** Where this code runs: next to the person's browser (`UI`) or on a remote machine. */
    private readonly extensionKind: vscode.ExtensionKind,
  ) {}

  /**
   * The available methods, most likely to work first; only the configured one if the settings name
   * one.
   *
   * @throws {ZoomAuthError} `noClientId` if none is set
   */
  async listMethods(): Promise<[SignInMethodId, ...SignInMethodId[]]> {
    const { clientSecret } = await this.oauthClient.current();
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

  /** The title of a button that signs in with a method. */
  labelFor(method: SignInMethodId): string {
    switch (method) {
      case 'uriHandler':
        return vscode.l10n.t('Sign In with Browser');
      case 'loopback':
        return vscode.l10n.t('Sign In with Local Server');
      case 'manual':
        return vscode.l10n.t('Paste Sign-In Address');
      case 'deviceCode':
        return vscode.l10n.t('Sign In with Device Code');
      case 'serverToServer':
        return vscode.l10n.t('Sign In with Server-to-Server App');
    }
  }
}
