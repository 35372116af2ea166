import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import type { RenewalLock } from './renewalLock';
import type { EncryptedTokenExchange } from './encryptedTokenExchange';
import { applyTokens } from './applyTokens';

/**
 * Renews access tokens. Zoom's refresh tokens work once, so there is one renewal at a time for each
 * account, in this window and in all others; everybody waits for the same one, and what it gives is
 * stored before it is used.
 */
export class TokenRenewal {
  private readonly running = new Map<string, Promise<Account>>();

  constructor(
    private readonly store: AccountStore,
    private readonly registration: OAuthClientSettings,
    private readonly lock: RenewalLock,
    /** Only where windows do not see each other's secrets. */
    private readonly handover: EncryptedTokenExchange | undefined,
    /** Is told when Zoom has ended a session, in the one window that heard of it. */
    private readonly onEnd: (account: Account, error: ZoomAuthError) => void,
    private readonly log: Log,
  ) {}

  /**
   * Gives the account with other tokens than the given ones, which are used up or refused.
   *
   * @param refusal what Zoom said of the access token, where it said something
   * @throws {ZoomAuthError} where signing in again is needed; the account is then marked so
   * @throws {ZoomNetworkError} and {@link ZoomServerError}, which leave the account as it is
   */
  renew(account: Account, refusal?: ZoomAuthError): Promise<Account> {
    const running = this.running.get(account.id);
    if (running !== undefined) {
      return running;
    }
    const renewal = this.lock
      .whileLocked(account.id, () => this.renewLocked(account, refusal))
      .finally(() => this.running.delete(account.id));
    this.running.set(account.id, renewal);
    return renewal;
  }

  /** Whoever had the lock before may have renewed already, so the store is read again first. */
  private async renewLocked(used: Account, refusal: ZoomAuthError | undefined): Promise<Account> {
    const stored = await this.store.get(used.id);
    if (stored === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account was signed out.');
    }
    if (stored.ended !== undefined) {
      throw sessionEnd(stored.ended);
    }
    if (stored.accessToken !== used.accessToken) {
      return stored;
    }
    const handedOver = await this.handover?.consume(stored);
    if (handedOver !== undefined) {
      await this.store.save(handedOver);
      if (handedOver.ended !== undefined) {
        throw sessionEnd(handedOver.ended);
      }
      this.log.info('Another window has renewed the access token.');
      return handedOver;
    }
    try {
      const tokens = await this.ask(stored);
      if (tokens === undefined) {
        return await this.end(stored, refusal);
      }
      const meanwhile = await this.otherThan(stored);
      if (meanwhile !== undefined) {
        return meanwhile;
      }
      const renewed = applyTokens(stored, tokens);
      await this.store.save(renewed);
      await this.handover?.publish(stored, renewed);
      this.log.info('The access token was renewed.');
      return renewed;
    } catch (error) {
      // Only a refused grant is an end. An app that Zoom does not know can be set up again.
      if (!(error instanceof ZoomAuthError) || error.reason !== 'codeRefused') {
        throw error;
      }
      return (await this.otherThan(stored)) ?? (await this.end(stored, refusal));
    }
  }

  /**
   * What took the place of `stored` while Zoom was asked: another window's tokens or a new sign-in,
   * which are not written over; `undefined` where it is still the same.
   *
   * @throws {ZoomAuthError} `notSignedIn` where it was signed out, which is not undone
   */
  private async otherThan(stored: Account): Promise<Account | undefined> {
    const now = await this.store.get(stored.id);
    if (now === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account was signed out.');
    }
    return now.accessToken === stored.accessToken ? undefined : now;
  }

  private async ask(account: Account): Promise<TokenSet | undefined> {
    const { refreshToken, serverAccountId } = account;
    const client = new OAuthClient(
      await this.registration.forAccount(account.clientId, account.oauthUrl),
      nodeFetch,
    );
    if (serverAccountId !== undefined) {
      return client.requestAccountToken(serverAccountId);
    }
    return refreshToken === undefined ? undefined : client.refresh(refreshToken);
  }

  /** Keeps the account, visibly ended, so that one click brings it back. */
  private async end(account: Account, refusal: ZoomAuthError | undefined): Promise<never> {
    const reason = refusal?.reason === 'anotherSignIn' ? 'anotherSignIn' : 'sessionEnded';
    const ended: Account = { ...account, ended: reason };
    await this.store.save(ended);
    await this.handover?.publish(account, ended);
    const error = sessionEnd(reason);
    this.onEnd(ended, error);
    throw error;
  }
}

function sessionEnd(reason: NonNullable<Account['ended']>): ZoomAuthError {
  return new ZoomAuthError(reason, 'The session has ended.');
}
