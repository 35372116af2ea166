import { ZoomScopeError } from '../../zoom/errors';
import type { ScopedRequest } from '../../zoom/http/apiTransport';
import { isRequiredScope, isScopeGranted } from '../../zoom/scopes';
import type { Account } from '../store/account';

/** What identifies a sign-in and what it was granted. */
type GrantedAccount = Pick<Account, 'id' | 'signedInAt' | 'scopes'>;

/**
 * The optional scopes that accounts lack. What reads something with such a scope fails without a
 * request. If a server names no scopes (RFC 6749 §5.1), its first refusal counts until the account signs
 * in again.
 *
 * Requests that change something, or need a scope that everything depends on, are always sent.
 */
export class MissingScopes {
  private readonly refusals = new Map<string, ZoomScopeError>();

  /**
   * Sends a request unless it is known that the account lacks the scope.
   *
   * @throws {ZoomScopeError} if it does
   * @throws whatever `send` throws
   */
  async sendIfGranted<T>(
    account: GrantedAccount,
    { method, scope }: Pick<ScopedRequest, 'method' | 'scope'>,
    send: () => Promise<T>,
  ): Promise<T> {
    if (method !== 'GET' || isRequiredScope(scope)) {
      return send();
    }
    if (account.scopes.length > 0) {
      if (isScopeGranted(account.scopes, scope)) {
        return send();
      }
      throw new ZoomScopeError([scope], { meaning: 'missingScope', nextStep: 'addScope' });
    }
    const key = [account.id, account.signedInAt, scope].join(' ');
    const refusal = this.refusals.get(key);
    if (refusal !== undefined) {
      // Messages are localized in the error object itself, so each failure gets one of its own.
      throw new ZoomScopeError(refusal.scopes, refusal);
    }
    try {
      return await send();
    } catch (error) {
      if (error instanceof ZoomScopeError) {
        this.refusals.set(key, error);
      }
      throw error;
    }
  }
}
