/** One way to sign in, by the names of the setting `zoom.signIn.method`. */
export type SignInMethodId = 'uriHandler' | 'loopback' | 'manual' | 'deviceCode' | 'serverToServer';

/** What decides which ways are open. */
export interface SignInEnvironment {
  /** VS Code runs on a desktop, so that the system knows its URI scheme. */
  isDesktop: boolean;
  /** This code runs on the machine whose browser opens, so that 127.0.0.1 is the same for both. */
  isBesideBrowser: boolean;
  /** A relay page stands between Zoom and the editor. */
  hasRelay: boolean;
  /** The client is a confidential one. */
  hasSecret: boolean;
  /** The account id of a server-to-server app is set. */
  hasAccountId: boolean;
}

/**
 * The ways that can work, the likeliest first.
 *
 * - Zoom takes loopback redirects from public clients only, and custom schemes only from apps with
 *   the Meeting SDK switched on, so loopback comes before the bare URI handler.
 * - The device flow and server-to-server want a secret.
 * - Pasting the address works everywhere.
 */
export function availableMethods(surroundings: SignInEnvironment): SignInMethodId[] {
  const { isDesktop, isBesideBrowser, hasRelay, hasSecret, hasAccountId } = surroundings;
  const rules: [SignInMethodId, boolean][] = [
    ['serverToServer', hasSecret && hasAccountId],
    ['uriHandler', hasRelay],
    ['loopback', isBesideBrowser && !hasSecret],
    ['uriHandler', isDesktop && !hasRelay],
    ['deviceCode', hasSecret],
    ['manual', true],
  ];
  return rules.flatMap(([method, isOpen]) => (isOpen ? [method] : []));
}
