import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../platform/log';
import { isSessionEnd, ZoomAuthError, ZoomRateLimitError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import type { EncryptedTokenExchange } from './encryptedTokenExchange';
import type { FileLock } from '../../platform/fileLock';
import { signInLock } from './lockNames';

/**
 * How often and how long to wait, in ms, for the tokens of another window that has renewed at the same
 * time, without a lock. Zoom has sent them by then, so they only have to arrive and be stored.
 */
const [replacementReads, replacementInterval] = [20, 250];

/** What {@link TokenRenewal} needs. */
export interface TokenRenewalDeps {
  store: Pick<AccountStore, 'get' | 'replace'>;
  oauthClient: Pick<OAuthClientSettings, 'forAccount' | 'isReplaced'>;
  lock: FileLock;
  /** Set only if windows do not see each other's secrets. */
  exchange: EncryptedTokenExchange | undefined;
  /** Called when Zoom has ended a session, in the window that got Zoom's answer. */
  onSessionEnd: (account: Account, error: ZoomAuthError) => void;
  /** Called with each account that this window has renewed. */
  onRenewal: (account: Account) => void;
  /** Revokes tokens that arrived after the account was signed out; must not throw. */
  revoke: (account: Account) => Promise<void>;
  log: Pick<Log, 'info'>;
}

/**
 * Renews access tokens. A refresh token of Zoom works once, so each account has at most one renewal
 * at a time in all windows. All callers wait for the same one, and new tokens are stored before they
 * are used.
 */
export class TokenRenewal {
  private readonly running = new Map<string, Promise<Account>>();
  /** The rate limits by account that the token endpoint has named last. */
  private readonly limits = new Map<string, ZoomRateLimitError>();

  constructor(private readonly deps: TokenRenewalDeps) {}

  /**
   * Returns the account with new tokens in place of the given ones, which have expired or were
   * refused.
   *
   * @param refusal the error if Zoom refused the access token
   * @throws {ZoomAuthError} if signing in again is needed; the account is then stored as ended
   * @throws {ZoomRateLimitError}, `ZoomNetworkError` and `ZoomServerError`, which leave the
   *   account unchanged. While a rate limit lasts, no request is sent.
   */
  renew(account: Account, refusal?: ZoomAuthError): Promise<Account> {
    const running = this.running.get(account.id);
    if (running !== undefined) {
      return running;
    }
    const renewal = this.deps.lock
      .whileLocked(account.id, (isLocked) => this.renewLocked(account, refusal, isLocked))
      .finally(() => this.running.delete(account.id));
    this.running.set(account.id, renewal);
    return renewal;
  }

  /** The previous holder of the lock may have renewed the tokens, so the store is read again first. */
  private async renewLocked(
    used: Account,
    refusal: ZoomAuthError | undefined,
    isLocked: boolean,
  ): Promise<Account> {
    const { store, exchange, log } = this.deps;
    const stored = await store.get(used.id);
    if (stored === undefined) {
      throw new ZoomAuthError('notSignedIn', 'The account was signed out.');
    }
    if (stored.ended !== undefined) {
      throw sessionEndError(stored.ended);
    }
    if (stored.accessToken !== used.accessToken) {
      return stored;
    }
    const published = await exchange?.consume(stored);
    if (published !== undefined) {
      const replacement = toReplacement(await store.replace(published, stored), published);
      if (replacement !== undefined) {
        return replacement;
      }
      if (published.ended !== undefined) {
        throw sessionEndError(published.ended);
      }
      log.info('Another window has renewed the access token.');
      return published;
    }
    const limit = this.limits.get(stored.id);
    if (limit !== undefined && limit.retryAt.getTime() > Date.now()) {
      throw limit;
    }
    let tokens: TokenSet | undefined;
    try {
      tokens = await this.requestTokens(stored);
    } catch (error) {
      if (error instanceof ZoomRateLimitError) {
        this.limits.set(stored.id, error);
      }
      if (!this.isFinal(error, stored)) {
        throw error;
      }
      const replacement = isLocked ? undefined : await this.waitForReplacement(stored);
      return replacement ?? this.endSession(stored, refusal);
    }
    if (tokens === undefined) {
      return this.endSession(stored, refusal);
    }
    const renewed = applyTokens(stored, tokens);
    const current = await store.replace(renewed, stored);
    if (current === undefined) {
      await this.deps.revoke(renewed);
    }
    const replacement = toReplacement(current, renewed);
    if (replacement !== undefined) {
      return replacement;
    }
    await exchange?.publish(stored, renewed);
    log.info('Renewed the access token.');
    this.deps.onRenewal(renewed);
    return renewed;
  }

  /**
   * Whether a failed renewal ends the session. A refused grant does. An app that Zoom refuses can be set
   * up again, unless another one has taken its place: then only signing in to that one helps.
   */
  private isFinal(error: unknown, { clientId }: Account): boolean {
    if (!(error instanceof ZoomAuthError)) {
      return false;
    }
    const isAppRefused = error.nextStep === 'checkApp' || error.nextStep === 'enableApp';
    return isSessionEnd(error) || (isAppRefused && this.deps.oauthClient.isReplaced(clientId));
  }

  private async readReplacement(stored: Account): Promise<Account | undefined> {
    return toReplacement(await this.deps.store.get(stored.id), stored);
  }

  /** Waits for another window to store the tokens for which it has used the refresh token. */
  private async waitForReplacement(stored: Account): Promise<Account | undefined> {
    for (let read = 1; read < replacementReads; read++) {
      const replacement = await this.readReplacement(stored);
      if (replacement !== undefined) {
        return replacement;
      }
      await delay(replacementInterval);
    }
    return this.readReplacement(stored);
  }

  private async requestTokens(account: Account): Promise<TokenSet | undefined> {
    const { refreshToken, serverAccountId } = account;
    const client = new OAuthClient(
      await this.deps.oauthClient.forAccount(account.clientId, account.oauthUrl),
      nodeFetch,
    );
    if (serverAccountId !== undefined) {
      return client.requestAccountToken(serverAccountId);
    }
    return refreshToken === undefined ? undefined : client.refresh(refreshToken);
  }

  /**
   * Keeps the account and marks it as ended, so that the person can sign in again with one click.
   *
   * @returns what has replaced the account. The tokens may have ended because of a sign-in that has not
   *   stored its own yet.
   */
  private async endSession(account: Account, refusal: ZoomAuthError | undefined): Promise<Account> {
    const replacement = await this.deps.lock.whileLocked(signInLock, () =>
      this.readReplacement(account),
    );
    if (replacement !== undefined) {
      return replacement;
    }
    const reason = refusal?.reason === 'anotherSignIn' ? 'anotherSignIn' : 'sessionEnded';
    const ended: Account = { ...account, ended: reason };
    const other = toReplacement(await this.deps.store.replace(ended, account), ended);
    if (other !== undefined) {
      return other;
    }
    await this.deps.exchange?.publish(account, ended);
    const error = sessionEndError(reason);
    this.deps.onSessionEnd(ended, error);
    throw error;
  }
}

/**
 * What is stored instead of `expected`: the tokens of another window or of a new sign-in, which must not be
 * overwritten; `undefined` if nothing is.
 *
 * @param current what is stored now
 * @throws {ZoomAuthError} `notSignedIn` if the account was signed out, which is not undone
 */
function toReplacement(current: Account | undefined, expected: Account): Account | undefined {
  if (current === undefined) {
    throw new ZoomAuthError('notSignedIn', 'The account was signed out.');
  }
  return current.accessToken === expected.accessToken ? undefined : current;
}

/**
 * The account with new tokens. A renewal that names no scopes keeps the previous ones, and one that
 * gives no refresh token leaves the previous one valid (RFC 6749 §6).
 */
function applyTokens(account: Account, tokens: TokenSet): Account {
  return {
    ...account,
    scopes: tokens.scopes ?? account.scopes,
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? account.refreshToken,
    expiresAt: Date.now() + tokens.expiresIn * 1_000,
    ended: undefined,
  };
}

function sessionEndError(reason: NonNullable<Account['ended']>): ZoomAuthError {
  return new ZoomAuthError(reason, 'The session has expired.');
}
