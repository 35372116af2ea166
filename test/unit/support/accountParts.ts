import { join } from 'node:path';
import type * as vscode from 'vscode';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { AuthenticatedRequests } from '../../../src/accounts/tokens/authenticatedRequests';
import { OAuthClientSettings } from '../../../src/accounts/store/oauthClientSettings';
import { RenewalLock } from '../../../src/accounts/tokens/renewalLock';
import { TokenRenewal } from '../../../src/accounts/tokens/tokenRenewal';
import { ZoomClients } from '../../../src/accounts/clients/zoomClients';
import type { Log } from '../../../src/platform/log';
import type { Settings } from '../../../src/platform/settings';
import { ServerClock } from '../../../src/zoom/serverClock';

/** What one window has to work with accounts, put together without a VS Code. */
export interface AccountParts {
  readonly store: AccountStore;
  readonly calls: AuthenticatedRequests;
  readonly clients: ZoomClients;
}

const quiet = {
  info: () => undefined,
  error: () => undefined,
  request: () => undefined,
} as unknown as Log;

/**
 * @param secrets what the windows share
 * @param folder stands in for the extension's own folder
 */
export function accountParts(secrets: vscode.SecretStorage, folder: string): AccountParts {
  const store = new AccountStore(secrets, quiet);
  // An account that is signed in knows its app, so no setting is read.
  const registration = new OAuthClientSettings({} as unknown as Settings, secrets);
  const lock = new RenewalLock(join(folder, 'locks'), quiet);
  const renewal = new TokenRenewal(store, registration, lock, undefined, () => undefined, quiet);
  const calls = new AuthenticatedRequests(store, () => Promise.resolve(renewal), quiet);
  return { store, calls, clients: new ZoomClients(store, calls, new ServerClock(), quiet) };
}

/** An account at the sandbox with these tokens, of which the access token has ended. */
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
