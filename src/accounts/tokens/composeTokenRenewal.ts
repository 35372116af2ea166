import * as vscode from 'vscode';
import type { Services } from '../../platform/services';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { RenewalLock } from './renewalLock';
import { EncryptedTokenExchange } from './encryptedTokenExchange';
import { SessionEndNotice } from './sessionEndNotice';
import { TokenRenewal } from './tokenRenewal';

/** Puts the parts of the renewal together, in the chunk that holds them. */
export function composeTokenRenewal(
  { errors, log, folder }: Services,
  store: AccountStore,
  oauthClient: OAuthClientSettings,
): TokenRenewal {
  const notice = new SessionEndNotice(store, errors);
  return new TokenRenewal(
    store,
    oauthClient,
    new RenewalLock(folder('locks'), log),
    vscode.env.uiKind === vscode.UIKind.Web
      ? new EncryptedTokenExchange(folder('handover'), log)
      : undefined,
    (account, error) => void notice.show(account, error),
    log,
  );
}
