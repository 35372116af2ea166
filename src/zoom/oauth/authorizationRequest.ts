import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi';
import type { OAuthApp } from './oauthTypes';

/** One pending authorization: what the browser opens, and what the callback must match. */
export interface AuthorizationRequest {
  /** The consent page. */
  url: string;
  /** The whole `state` that the callback must have. */
  state: string;
  redirectUri: string;
  /** The PKCE secret of this request (RFC 7636 §4.1). */
  codeVerifier: string;
}

/** What {@link createAuthorizationRequest} needs. */
export interface AuthorizationRequestOptions {
  redirectUri: string;
  /** The scopes to request; empty for all that the app has. */
  scopes?: readonly string[];
  /**
   * The URL that a relay page at `redirectUri` forwards to. It follows the nonce in `state`, because
   * Zoom matches the redirect URI itself against a list.
   */
  forwardTo?: string;
}

/**
 * Creates an authorization request with a new `state` and PKCE verifier, 256 random bits each.
 *
 * `code_challenge_method` is always sent: without it, Zoom assumes `plain`.
 */
export async function createAuthorizationRequest(
  app: OAuthApp,
  options: AuthorizationRequestOptions,
): Promise<AuthorizationRequest> {
  const nonce = generateRandomState();
  const state =
    options.forwardTo === undefined
      ? nonce
      : `${nonce}.${Buffer.from(options.forwardTo).toString('base64url')}`;
  const codeVerifier = generateRandomCodeVerifier();
  const url = new URL(`${app.oauthUrl}/authorize`);
  url.search = new URLSearchParams({
    response_type: 'code',
    client_id: app.clientId,
    redirect_uri: options.redirectUri,
    state,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    ...(options.scopes?.length ? { scope: options.scopes.join(' ') } : {}),
  }).toString();
  return { url: url.href, state, redirectUri: options.redirectUri, codeVerifier };
}
