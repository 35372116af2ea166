import * as vscode from 'vscode';
import { extensionId } from '../platform/identifiers';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { ApiTransport } from '../zoom/apiTransport';
import { ZoomAuthError, ZoomNetworkError } from '../zoom/errors';
import { nodeFetch } from '../zoom/nodeFetch';
import {
  type AuthorizationRequestOptions,
  createAuthorizationRequest,
} from '../zoom/oauth/authorizationRequest';
import type { OAuthApp } from '../zoom/oauth/oauthApp';
import { OAuthClient } from '../zoom/oauth/oauthClient';
import type { TokenSet } from '../zoom/oauth/tokenSet';
import type { User } from '../zoom/types';
import { ZoomClient } from '../zoom/zoomClient';
import type { Account } from './account';
import type { CallbackHandler } from './callbackHandler';
import type { ClientRegistration } from './clientRegistration';

/** How long a person has for Zoom's pages, in ms; Zoom's own code lives as long. */
const consentTimeout = 5 * 60_000;

/** How often the question who signed in is asked again when the network fails. */
const userAttempts = 3;

/** Runs one sign-in from the browser to an account with tokens. It stores nothing. */
export class SignIn {
  constructor(
    private readonly settings: Settings,
    private readonly registration: ClientRegistration,
    private readonly callbacks: CallbackHandler,
    private readonly log: Log,
  ) {}

  /**
   * Opens Zoom's consent page and waits for its answer, for five minutes at the most.
   *
   * @param scopes scopes that the caller needs; empty: what the settings name, or what the app has
   * @throws {ZoomAuthError} where the sign-in ended without a session
   * @throws {ZoomScopeError} where the app may not read its own user
   * @throws the signal's reason when it is aborted
   */
  async run(scopes: readonly string[], signal: AbortSignal): Promise<Account> {
    const app = await this.registration.current();
    const { apiUrl } = this.settings;
    const request = await createAuthorizationRequest(app, {
      ...(await this.redirect()),
      scopes: scopes.length > 0 ? scopes : this.settings.scopes,
    });
    const timeout = AbortSignal.timeout(consentTimeout);
    const answer = this.callbacks.waitFor(request.state, AbortSignal.any([signal, timeout]));
    // Whoever cancels before the page is open leaves nobody to see this promise fail.
    answer.catch(() => undefined);
    await vscode.env.openExternal(vscode.Uri.parse(request.url));
    this.log.info('Waiting for the answer of the consent page.');
    let callback: URLSearchParams;
    try {
      callback = await answer;
    } catch (error) {
      throw timeout.aborted && !signal.aborted
        ? new ZoomAuthError('timedOut', 'The consent page gave no answer.')
        : error;
    }
    const tokens = await new OAuthClient(app, nodeFetch).exchangeCode(request, callback, signal);
    const user = await this.whoSignedIn(tokens, apiUrl);
    return toAccount(app, apiUrl, tokens, user);
  }

  /**
   * The redirect is constant, because Zoom matches it against a list. Where a relay page stands
   * between, the way back to this very window travels in `state`.
   */
  private async redirect(): Promise<AuthorizationRequestOptions> {
    const callback = vscode.Uri.parse(`${vscode.env.uriScheme}://${extensionId}/callback`);
    const { redirectUrl } = this.settings;
    if (redirectUrl === undefined && vscode.env.uiKind === vscode.UIKind.Desktop) {
      return { redirectUri: callback.toString(true) };
    }
    const external = (await vscode.env.asExternalUri(callback)).toString(true);
    return redirectUrl === undefined
      ? { redirectUri: external }
      : { redirectUri: redirectUrl, forwardTo: external };
  }

  /** The authorisation has just ended any earlier one, so a short fault must not lose it. */
  private async whoSignedIn(tokens: TokenSet, apiUrl: string): Promise<User> {
    const transport = new ApiTransport({
      apiUrl,
      fetch: nodeFetch,
      onRequest: (record) => this.log.request(record),
    });
    const client = new ZoomClient(
      (request) => transport.send(request, tokens.accessToken),
      new URL(apiUrl).host,
    );
    for (let attempt = 1; ; attempt++) {
      try {
        return await client.getUser();
      } catch (error) {
        if (!(error instanceof ZoomNetworkError) || attempt >= userAttempts) {
          throw error;
        }
      }
    }
  }
}

function toAccount(app: OAuthApp, apiUrl: string, tokens: TokenSet, user: User): Account {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  return {
    version: 1,
    id: user.id,
    label: user.email ?? user.display_name ?? (name === '' ? user.id : name),
    clientId: app.clientId,
    oauthUrl: app.oauthUrl,
    apiUrl,
    scopes: tokens.scopes ?? [],
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    expiresAt: Date.now() + tokens.expiresIn * 1_000,
    signedInAt: Date.now(),
  };
}
