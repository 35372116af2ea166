import type { OAuthApp } from '../../zoom/oauth/oauthTypes';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';

/** What a sign-in is run with. */
export interface SignInRequest {
  app: OAuthApp;
  /** Scopes to name at the consent page; empty: what the app was given. */
  scopes: readonly string[];
  signal: AbortSignal;
  /** Tells the person what to do now, beside the button that cancels. */
  report: (message: string) => void;
}

/** One way from a client ID to tokens. */
export interface SignInMethod {
  /**
   * @throws {ZoomAuthError} where it ended without tokens
   * @throws the signal's reason when it is aborted
   */
  signIn(request: SignInRequest): Promise<TokenSet>;
}
