import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
} from 'oauth4webapi';
import type { OAuthApp } from './oauthApp';

/** One pending authorisation: what goes to the browser, and what the answer is held against. */
export interface AuthorizationRequest {
  /** The consent page's address. */
  url: string;
  /** The whole `state` that the callback must carry. */
  state: string;
  redirectUri: string;
  /** The PKCE secret of this request (RFC 7636 §4.1). */
  codeVerifier: string;
}

/** What {@link createAuthorizationRequest} needs. */
export interface AuthorizationRequestOptions {
  redirectUri: string;
  /** Scopes to name at the consent page; empty: what the app was given. */
  scopes?: readonly string[];
  /**
   * Where a relay page at the redirect forwards to. It travels in `state` behind the nonce, because
   * Zoom matches the redirect itself against a list.
   */
  forwardTo?: string;
}

/**
 * Makes an authorisation request with a fresh `state` and PKCE verifier, 256 bits each.
 *
 * `code_challenge_method` is always sent: Zoom takes `plain` where it is missing.
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
