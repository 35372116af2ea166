import type * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError } from '../../zoom/errors';
import type { OAuthApp } from '../../zoom/oauth/oauthTypes';

const keyPrefix = 'zoom.clientSecret.';

/** The Zoom app that people sign in to: its id from the settings, its secret from SecretStorage. */
export class OAuthClientSettings {
  constructor(
    private readonly settings: Settings,
    private readonly secrets: vscode.SecretStorage,
  ) {}

  /**
   * The app that a new sign-in uses.
   *
   * @throws {ZoomAuthError} `noClientId` where none is set
   */
  async current(): Promise<OAuthApp> {
    const { clientId } = this.settings;
    if (clientId === '') {
      throw new ZoomAuthError('noClientId', 'No client ID is set.');
    }
    return this.forAccount(clientId, this.settings.oauthUrl);
  }

  /** The app of an account that is signed in already, wherever the settings point now. */
  async forAccount(clientId: string, oauthUrl: string): Promise<OAuthApp> {
    const clientSecret = await this.secrets.get(keyPrefix + clientId);
    return { oauthUrl, clientId, ...(clientSecret ? { clientSecret } : {}) };
  }

  /** Keeps the secret of a confidential client, or forgets it where the client is a public one. */
  async setSecret(clientId: string, clientSecret: string | undefined): Promise<void> {
    if (clientSecret === undefined) {
      await this.secrets.delete(keyPrefix + clientId);
    } else {
      await this.secrets.store(keyPrefix + clientId, clientSecret);
    }
  }
}
