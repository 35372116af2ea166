import type { CommandProgress } from '../../platform/commandProgress';
import type { Log } from '../../platform/log';
import { isTokenRefused, ZoomAuthError } from '../../zoom/errors';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { TokenRenewal } from './tokenRenewal';

/** Access tokens are renewed this long before they expire, in ms, so that none expires in transit. */
const renewalLead = 60_000;

/** Sends requests with access tokens. Nothing else reads a token from the store to use it. */
export class AuthenticatedRequests {
  /** The access tokens by account that Zoom refused although they were new. */
  private readonly refusedNewTokens = new Map<string, string>();

  constructor(
    private readonly store: Pick<AccountStore, 'get'>,
    private readonly loadRenewal: () => Promise<Pick<TokenRenewal, 'renew'>>,
    private readonly log: Pick<Log, 'info'>,
    private readonly progress: Pick<CommandProgress, 'waitFor'>,
  ) {}

  /**
   * Sends a request with a valid access token. An expired token is renewed first. If Zoom refuses the
   * token (401, code 124), it is renewed and the request is sent once more, which is safe because
   * Zoom does not execute a request that it refuses. If Zoom refuses the new token too, another one
   * would not help, so no further request renews it before it expires.
   *
   * @param request gets the signal that is aborted when a person cancels the command that it is part of
   * @throws {ZoomAuthError} if signing in again is needed
   * @throws whatever the request throws
   */
  withAccessToken<T>(
    accountId: string,
    request: (accessToken: string, account: Account, signal?: AbortSignal) => Promise<T>,
  ): Promise<T> {
    return this.progress.waitFor((signal) =>
      this.sendWithToken(accountId, (accessToken, account) =>
        request(accessToken, account, signal),
      ),
    );
  }

  /**
   * The account with an access token that has not expired.
   *
   * @throws {ZoomAuthError} if signing in again is needed
   */
  async currentAccount(accountId: string): Promise<Account> {
    const account = await this.store.get(accountId);
    if (account === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account is not signed in.');
    }
    if (account.ended !== undefined) {
      throw new ZoomAuthError(account.ended, 'The session has expired.');
    }
    return account.expiresAt - renewalLead > Date.now() ? account : this.renew(account);
  }

  private async sendWithToken<T>(
    accountId: string,
    request: (accessToken: string, account: Account) => Promise<T>,
  ): Promise<T> {
    const account = await this.currentAccount(accountId);
    try {
      return await request(account.accessToken, account);
    } catch (error) {
      if (!isTokenRefused(error) || this.refusedNewTokens.get(accountId) === account.accessToken) {
        throw error;
      }
      this.log.info('Zoom refused the access token. Renewing it.');
      const renewed = await this.renew(account, error);
      try {
        return await request(renewed.accessToken, renewed);
      } catch (failure) {
        if (isTokenRefused(failure)) {
          this.refusedNewTokens.set(accountId, renewed.accessToken);
        }
        throw failure;
      }
    }
  }

  private async renew(account: Account, refusal?: ZoomAuthError): Promise<Account> {
    const renewal = await this.loadRenewal();
    return renewal.renew(account, refusal);
  }
}
