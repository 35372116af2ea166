import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import { plainText } from '../../text/plainText';
import { isSessionEnd, isTokenRefused } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { Account } from '../store/account';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import type { FileLock } from '../../platform/fileLock';

/** The page on which a person can remove apps from their Zoom account. */
const addedAppsPage = 'https://marketplace.zoom.us/user/installed';

/** What {@link Revocation} needs. */
export interface RevocationDeps {
  oauthClient: Pick<OAuthClientSettings, 'forAccount'>;
  lock: FileLock;
  errors: Pick<ErrorReporter, 'show'>;
  log: Pick<Log, 'info' | 'error'>;
}

/** Revokes the grants of accounts that have signed out. */
export class Revocation {
  constructor(private readonly deps: RevocationDeps) {}

  /**
   * Revokes the grant of an account, after a renewal that another window may have begun. If that
   * fails, the person learns where to remove the app.
   */
  revoke(account: Account): Promise<void> {
    return this.deps.lock.whileLocked(account.id, () => this.revokeLocked(account));
  }

  /** Does the same for a caller that holds the account's lock. */
  async revokeLocked(account: Account): Promise<void> {
    const { oauthClient, errors, log } = this.deps;
    try {
      const app = await oauthClient.forAccount(account.clientId, account.oauthUrl);
      await endGrant(new OAuthClient(app, nodeFetch), account);
      log.info('Revoked the tokens at Zoom.');
    } catch (error) {
      log.error(error);
      void errors.show(accessRemains(plainText(account.label)));
    }
  }
}

/**
 * Zoom revokes a grant by a valid access token only, so one that has expired is renewed first. A refused
 * renewal means that the grant has already ended; without a refresh token there is none.
 */
async function endGrant(
  client: OAuthClient,
  { accessToken, refreshToken, expiresAt }: Account,
): Promise<void> {
  if (expiresAt > Date.now()) {
    try {
      await client.revoke(accessToken);
      return;
    } catch (error) {
      if (!isTokenRefused(error)) {
        throw error;
      }
    }
  }
  if (refreshToken === undefined) {
    return;
  }
  const renewed = await client.refresh(refreshToken).catch((error: unknown) => {
    if (isSessionEnd(error)) {
      return undefined;
    }
    throw error;
  });
  if (renewed !== undefined) {
    await client.revoke(renewed.accessToken);
  }
}

function accessRemains(label: string): ActionableError {
  return new ActionableError(
    vscode.l10n.t(
      '{0} is signed out here, but the access of your Zoom app couldn’t be revoked. To revoke it, remove the app in the Zoom App Marketplace.',
      label,
    ),
    [
      {
        title: vscode.l10n.t('Open Zoom App Marketplace'),
        run: () => vscode.env.openExternal(vscode.Uri.parse(addedAppsPage)),
      },
    ],
  );
}
