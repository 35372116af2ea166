import * as vscode from 'vscode';
import { ZoomAuthError, ZoomError } from '../../zoom/errors';

/**
 * What Zoom says about a client ID: `public` needs no secret, `other` is an ordinary one or one that
 * Zoom does not know, `unknown` means that Zoom could not be asked.
 */
export type ClientKind = 'public' | 'other' | 'unknown';

/** How long to wait for Zoom's answer, in ms: a person is waiting too. */
const checkTimeout = 10_000;

/** Whether a text can be a client ID, and so can be shown as it is. */
export function isClientId(text: string): boolean {
  return /^[\w-]{8,128}$/.test(text);
}

/** Says what a client ID looks like. */
export function invalidClientId(): string {
  return vscode.l10n.t(
    'A client ID has at least 8 characters and contains only letters, digits, hyphens and underscores.',
  );
}

/**
 * A sentence about why a typed text is not a client ID; `undefined` if it can be one. Zoom's client IDs
 * have 22 characters and its secrets 32, and a secret must not end up in the settings.
 */
export function clientIdProblem(typed: string): string | undefined {
  const text = typed.trim();
  if (/^[A-Za-z0-9]{32}$/.test(text)) {
    return vscode.l10n.t(
      'This looks like a client secret. Enter the client ID, which is above it on Zoom’s page.',
    );
  }
  return isClientId(text) ? undefined : invalidClientId();
}

/**
 * Asks Zoom's token endpoint once whether a client ID needs a secret.
 *
 * @param app the client ID, and the base URL of the OAuth endpoints
 * @throws {ZoomAuthError} `appDisabled` if its developer has disabled the app
 * @throws the signal's reason when it is aborted
 */
export async function checkClientId(
  app: { oauthUrl: string; clientId: string },
  signal: AbortSignal,
): Promise<ClientKind> {
  const [{ OAuthClient }, { nodeFetch }] = await Promise.all([
    import(/* webpackChunkName: "signIn" */ '../../zoom/oauth/oauthClient'),
    import(/* webpackChunkName: "signIn" */ '../../zoom/http/nodeFetch'),
  ]);
  const timeout = AbortSignal.timeout(checkTimeout);
  try {
    const client = new OAuthClient(app, nodeFetch);
    return (await client.isPublicClient(AbortSignal.any([signal, timeout]))) ? 'public' : 'other';
  } catch (error) {
    const isUnanswered =
      timeout.aborted || (error instanceof ZoomError && !(error instanceof ZoomAuthError));
    if (isUnanswered && !signal.aborted) {
      return 'unknown';
    }
    throw error;
  }
}
