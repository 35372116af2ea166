import * as path from 'node:path';
import * as vscode from 'vscode';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { RenewalLock } from './renewalLock';
import { EncryptedTokenExchange } from './encryptedTokenExchange';
import { SessionEndNotice } from './sessionEndNotice';
import { TokenRenewal } from './tokenRenewal';

/**
 * Puts the parts of the renewal together, in the chunk that holds them.
 *
 * @param folder the extension's own folder, shared by all windows
 */
export function composeTokenRenewal(
  store: AccountStore,
  registration: OAuthClientSettings,
  folder: string,
  errors: ErrorReporter,
  log: Log,
): TokenRenewal {
  const notice = new SessionEndNotice(store, errors);
  return new TokenRenewal(
    store,
    registration,
    new RenewalLock(path.join(folder, 'locks'), log),
    vscode.env.uiKind === vscode.UIKind.Web
      ? new EncryptedTokenExchange(path.join(folder, 'handover'), log)
      : undefined,
    (account, error) => void notice.show(account, error),
    log,
  );
}
