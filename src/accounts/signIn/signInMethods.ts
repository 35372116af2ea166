import type { OAuthApp, TokenSet } from '../../zoom/oauth/oauthTypes';
import type { Account } from '../store/account';

/** The name of a sign-in method, as in the setting `zoom.signIn.method`. */
export type SignInMethodId = 'uriHandler' | 'loopback' | 'manual' | 'deviceCode' | 'serverToServer';

/** What a sign-in method is called with. */
export interface SignInRequest {
  app: OAuthApp;
  /** Scopes to request on the consent page; empty for all scopes of the app. */
  scopes: readonly string[];
  signal: AbortSignal;
  /** Shows the person what to do, next to the Cancel button. */
  report: (message: string) => void;
  /**
   * Completes the sign-in: finds out whose the tokens are, and stores the account. Until that is done,
   * no other sign-in gets tokens, because those of the same person would end these.
   *
   * @param requestTokens returns the tokens, or a word for why there are none yet
   * @returns the account, or that word
   */
  complete: <Pending extends string>(
    requestTokens: () => Promise<TokenSet | Pending>,
  ) => Promise<Account | Pending>;
}

/** One way to get tokens for a Zoom app. */
export interface SignInMethod {
  /**
   * Gets tokens, and passes them to {@link SignInRequest.complete}.
   *
   * @throws {ZoomAuthError} if Zoom issues no tokens
   * @throws the signal's reason when it is aborted
   */
  signIn(request: SignInRequest): Promise<Account>;
}

/** What determines which methods are available. */
export interface SignInEnvironment {
  /** VS Code runs on a desktop, so the operating system knows its URI scheme. */
  isDesktop: boolean;
  /** The extension runs on the same machine as the browser, so both mean the same 127.0.0.1. */
  isBesideBrowser: boolean;
  /** A relay page forwards Zoom's callback to the editor. */
  hasRelay: boolean;
  /** The client is a confidential one. */
  hasSecret: boolean;
  /** The account id of a server-to-server app is set. */
  hasAccountId: boolean;
}

/**
 * The methods that can work, most likely first.
 *
 * - Zoom accepts loopback redirects only for public clients, and custom schemes only for apps with
 *   the Meeting SDK enabled, so loopback precedes the URI handler without a relay.
 * - The device flow and server-to-server need a secret.
 * - Pasting the callback URL works everywhere.
 */
export function availableMethods({
  isDesktop,
  isBesideBrowser,
  hasRelay,
  hasSecret,
  hasAccountId,
}: SignInEnvironment): SignInMethodId[] {
  const rules: [SignInMethodId, boolean][] = [
    ['serverToServer', hasSecret && hasAccountId],
    ['uriHandler', hasRelay],
    ['loopback', isBesideBrowser && !hasSecret],
    ['uriHandler', isDesktop && !hasRelay],
    ['deviceCode', hasSecret],
    ['manual', true],
  ];
  return rules.flatMap(([method, isAvailable]) => (isAvailable ? [method] : []));
}
