import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { TokenRenewal } from './tokenRenewal';

/** Access tokens are renewed this long before they end, in ms, so that none ends on its way. */
const renewalLead = 60_000;

/** Wraps every call that needs a token: the one place that takes one from the store. */
export class AuthenticatedRequests {
  constructor(
    private readonly store: AccountStore,
    private readonly loadRenewal: () => Promise<TokenRenewal>,
    private readonly log: Log,
  ) {}

  /**
   * Runs a call with a valid access token. An expired token is renewed first; one that Zoom refuses
   * (401, code 124) is renewed once and the call is sent again: a refused call was not carried out.
   *
   * @throws {ZoomAuthError} where signing in again is needed
   * @throws whatever the call throws
   */
  async withAccessToken<T>(
    accountId: string,
    call: (accessToken: string, account: Account) => Promise<T>,
  ): Promise<T> {
    const account = await this.currentAccount(accountId);
    try {
      return await call(account.accessToken, account);
    } catch (error) {
      if (!(error instanceof ZoomAuthError) || error.reason === 'appDisabled') {
        throw error;
      }
      this.log.info('Zoom no longer accepts the access token; it is renewed.');
      const renewed = await this.renew(account, error);
      return call(renewed.accessToken, renewed);
    }
  }

  /**
   * The account with an access token that has not ended.
   *
   * @throws {ZoomAuthError} where signing in again is needed
   */
  async currentAccount(accountId: string): Promise<Account> {
    const account = await this.store.get(accountId);
    if (account === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account is not signed in.');
    }
    if (account.ended !== undefined) {
      throw new ZoomAuthError(account.ended, 'The session has ended.');
    }
    return account.expiresAt - renewalLead > Date.now() ? account : this.renew(account);
  }

  private async renew(account: Account, refusal?: ZoomAuthError): Promise<Account> {
    const renewal = await this.loadRenewal();
    return renewal.renew(account, refusal);
  }
}
