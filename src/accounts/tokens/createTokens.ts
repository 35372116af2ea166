import * as vscode from 'vscode';
import type { Services } from '../../platform/services';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { EncryptedTokenExchange } from './encryptedTokenExchange';
import { RenewalLock } from './renewalLock';
import { Revocation } from './revocation';
import { SessionEndNotice } from './sessionEndNotice';
import { TokenRenewal } from './tokenRenewal';

/** Creates what renews and revokes tokens, in the chunk that contains it. */
export function createTokens(
  { errors, log, folder }: Services,
  store: AccountStore,
  oauthClient: OAuthClientSettings,
): { renewal: TokenRenewal; revocation: Revocation } {
  const notice = new SessionEndNotice(store, errors);
  return {
    renewal: new TokenRenewal({
      store,
      oauthClient,
      lock: new RenewalLock(folder('locks'), log),
      // The name of the folder is the one that earlier versions used.
      exchange:
        vscode.env.uiKind === vscode.UIKind.Web
          ? new EncryptedTokenExchange(folder('handover'), log)
          : undefined,
      onSessionEnd: (account, error) => void notice.show(account, error),
      log,
    }),
    revocation: new Revocation(oauthClient, log),
  };
}
