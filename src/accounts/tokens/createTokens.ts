import * as vscode from 'vscode';
import type { Services } from '../../platform/services';
import type { Account } from '../store/account';
import type { AccountStore, WriteLock } from '../store/accountStore';
import { OAuthClientSettings } from '../store/oauthClientSettings';
import { EncryptedTokenExchange } from './encryptedTokenExchange';
import { FileLock } from '../../platform/fileLock';
import { storeLock } from './lockNames';
import { Revocation } from './revocation';
import { SessionEndNotice } from './sessionEndNotice';
import { TokenRenewal } from './tokenRenewal';

/** What renews and revokes tokens. */
export interface Tokens {
  readonly lock: FileLock;
  /** See {@link WriteLock}. */
  readonly lockStore: WriteLock;
  readonly renewal: TokenRenewal;
  readonly revocation: Revocation;
  /** Set only if windows do not see each other's secrets. */
  readonly exchange: EncryptedTokenExchange | undefined;
}

/**
 * Creates what renews and revokes tokens, in the chunk that contains it.
 *
 * @param onRenewal called with each account that this window has renewed
 */
export function createTokens(
  { errors, log, folder, secrets, settings }: Services,
  store: AccountStore,
  onRenewal: (account: Account) => void,
): Tokens {
  const oauthClient = new OAuthClientSettings(settings, secrets);
  const notice = new SessionEndNotice(store, errors);
  const exchange =
    vscode.env.uiKind === vscode.UIKind.Web
      ? // The name of the folder is the one that earlier versions used; their files are removed.
        new EncryptedTokenExchange(folder('handover'), log)
      : undefined;
  const lock = new FileLock(folder('locks'), log);
  const revocation = new Revocation({ oauthClient, lock, errors, log });
  return {
    lock,
    lockStore: (task) => lock.whileLocked(storeLock, task),
    renewal: new TokenRenewal({
      store,
      oauthClient,
      lock,
      exchange,
      onSessionEnd: (account, error) => void notice.show(account, error),
      onRenewal,
      revoke: (account) => revocation.revokeLocked(account),
      log,
    }),
    revocation,
    exchange,
  };
}
