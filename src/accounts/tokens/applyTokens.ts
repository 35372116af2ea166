import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { Account } from '../store/account';

/**
 * The account with new tokens. A renewal that names no scopes leaves them as they were, and one
 * that gives no refresh token leaves the old one good (RFC 6749 §6).
 */
export function applyTokens(account: Account, tokens: TokenSet): Account {
  return {
    ...account,
    scopes: tokens.scopes ?? account.scopes,
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken ?? account.refreshToken,
    expiresAt: Date.now() + tokens.expiresIn * 1_000,
    ended: undefined,
  };
}
