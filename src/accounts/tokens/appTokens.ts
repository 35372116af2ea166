import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { CommandProgress } from '../../platform/commandProgress';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import type { AuthenticatedRequests } from './authenticatedRequests';

/** An access token that belongs to a Zoom app and to no person. */
export interface AppToken {
  token: string;
  /** In ms since 1970. */
  expiresAt: number;
}

/** Gets the tokens of apps. */
export class AppTokens {
  constructor(
    private readonly requests: Pick<AuthenticatedRequests, 'currentAccount'>,
    private readonly oauthClient: Pick<OAuthClientSettings, 'forAccount'>,
    private readonly progress: Pick<CommandProgress, 'waitFor'>,
  ) {}

  /**
   * Returns a token of the app that an account has signed in to. For a server-to-server app, it is the
   * one that the account has, because another one may end that. For an ordinary app, it is a new one,
   * which Zoom accepts for the app's chatbot only.
   *
   * @throws {ActionableError} if the secret of the app is not known
   * @throws {ZoomAuthError} if signing in again is needed, or Zoom refuses the app
   */
  async requestAppToken(accountId: string): Promise<AppToken> {
    const { clientId, oauthUrl, serverAccountId, accessToken, expiresAt } =
      await this.requests.currentAccount(accountId);
    if (serverAccountId !== undefined) {
      return { token: accessToken, expiresAt };
    }
    const app = await this.oauthClient.forAccount(clientId, oauthUrl);
    if (app.clientSecret === undefined) {
      throw new ActionableError(
        vscode.l10n.t(
          'Zoom gives a token of its own only to an app with a client secret, and this account uses a public client ID.',
        ),
        [
          {
            title: vscode.l10n.t('Set Up Zoom App'),
            run: () => vscode.commands.executeCommand('zoom.setUp'),
          },
        ],
      );
    }
    const issuedAt = Date.now();
    const tokens = await this.progress.waitFor((signal) =>
      new OAuthClient(app, nodeFetch).requestAppToken(signal),
    );
    return { token: tokens.accessToken, expiresAt: issuedAt + tokens.expiresIn * 1_000 };
  }
}
