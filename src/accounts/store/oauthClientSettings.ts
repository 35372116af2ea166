import type * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError } from '../../zoom/errors';
import type { OAuthApp } from '../../zoom/oauth/oauthTypes';

const keyPrefix = 'zoom.clientSecret.';

/**
 * Where sign-ins on this machine return to. Zoom ignores the port of loopback redirects, so one
 * registration covers the loopback listener and a relay page on this machine.
 */
export const loopbackRedirect = 'http://127.0.0.1/callback';

/**
 * The redirects to register for a Zoom app, the most important one first. The editor's own scheme is not
 * among them, because Zoom accepts it only from Meeting SDK apps.
 *
 * @param relay the page that forwards Zoom's response, from the settings
 */
export function redirectsToRegister(relay: string | undefined): [string, ...string[]] {
  return relay === undefined || new URL(relay).hostname === '127.0.0.1'
    ? [loopbackRedirect]
    : [relay, loopbackRedirect];
}

/** The Zoom app that people sign in to: its ID from the settings, its secret from SecretStorage. */
export class OAuthClientSettings {
  constructor(
    private readonly settings: Pick<Settings, 'clientId' | 'oauthUrl'>,
    private readonly secrets: vscode.SecretStorage,
  ) {}

  /**
   * The app that a new sign-in uses.
   *
   * @throws {ZoomAuthError} `noClientId` if none is set
   */
  async current(): Promise<OAuthApp> {
    const { clientId } = this.settings;
    if (clientId === '') {
      throw new ZoomAuthError('noClientId', 'No client ID is set.');
    }
    return this.forAccount(clientId, this.settings.oauthUrl);
  }

  /** The app that an account has signed in to, whatever the settings say now. */
  async forAccount(clientId: string, oauthUrl: string): Promise<OAuthApp> {
    const clientSecret = await this.secrets.get(keyPrefix + clientId);
    return { oauthUrl, clientId, ...(clientSecret ? { clientSecret } : {}) };
  }

  /** Whether another app is set than the one that an account has signed in to. */
  isReplaced(clientId: string): boolean {
    return this.settings.clientId !== '' && this.settings.clientId !== clientId;
  }

  /** Stores the secret of a confidential client, or deletes it for a public client. */
  async setSecret(clientId: string, clientSecret: string | undefined): Promise<void> {
    if (clientSecret === undefined) {
      await this.secrets.delete(keyPrefix + clientId);
    } else {
      await this.secrets.store(keyPrefix + clientId, clientSecret);
    }
  }
}
