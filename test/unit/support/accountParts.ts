import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { AuthenticatedRequests } from '../../../src/accounts/tokens/authenticatedRequests';
import { OAuthClientSettings } from '../../../src/accounts/store/oauthClientSettings';
import { storeLock } from '../../../src/accounts/tokens/lockNames';
import { FileLock } from '../../../src/platform/fileLock';
import { TokenRenewal } from '../../../src/accounts/tokens/tokenRenewal';
import { ZoomClients } from '../../../src/accounts/clients/zoomClients';
import { CommandProgress } from '../../../src/platform/commandProgress';
import { ServerClock } from '../../../src/zoom/serverClock';
import { SilentLog } from './silentLog.ts';

/** What a window needs to use accounts, without VS Code. */
export interface AccountParts {
  readonly store: AccountStore;
  readonly requests: AuthenticatedRequests;
  readonly clients: ZoomClients;
}

/**
 * Creates what a window needs to use accounts.
 *
 * @param secrets the secrets that the windows share
 * @param folder the extension's folder
 * @param lock lets one window at a time renew tokens
 */
export function accountParts(
  secrets: vscode.SecretStorage,
  folder: string,
  lock = new FileLock(join(folder, 'locks'), new SilentLog()),
): AccountParts {
  const log = new SilentLog();
  const store = new AccountStore(secrets, log, (task) => lock.whileLocked(storeLock, task));
  const renewal = new TokenRenewal({
    store,
    // A stored account says which app it belongs to, so no setting is read.
    oauthClient: new OAuthClientSettings({ clientId: '', oauthUrl: '' }, secrets),
    lock,
    exchange: undefined,
    onSessionEnd: () => undefined,
    onRenewal: () => undefined,
    revoke: () => Promise.resolve(),
    log,
  });
  const requests = new AuthenticatedRequests(
    store,
    () => Promise.resolve(renewal),
    log,
    new CommandProgress(),
  );
  return { store, requests, clients: new ZoomClients(store, requests, new ServerClock(), log) };
}

/** An account at the sandbox with these tokens, whose access token has expired. */
export function expiredAccount(
  sandboxUrl: string,
  tokens: { readonly accessToken: string; readonly refreshToken: string },
): Account {
  return {
    version: 1,
    id: 'user',
    label: 'mara.lindqvist@larkspur.example',
    clientId: 'sandboxPublicClient',
    oauthUrl: `${sandboxUrl}/oauth`,
    apiUrl: `${sandboxUrl}/v2`,
    scopes: [],
    ...tokens,
    expiresAt: 0,
    signedInAt: 0,
  };
}
