import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import {
  type AuthorizationRequest,
  type AuthorizationRequestOptions,
  createAuthorizationRequest,
} from '../../zoom/oauth/authorizationRequest';
import type { OAuthApp } from '../../zoom/oauth/oauthTypes';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { CallbackHandler } from './callbackHandler';

/** How long a person has for Zoom's pages, in ms; Zoom's own code lives as long. */
const consentTimeout = 5 * 60_000;

/** The part that all ways through the browser share: consent page, answer, exchange. */
export class AuthorizationCodeFlow {
  constructor(
    private readonly callbacks: CallbackHandler,
    private readonly log: Log,
  ) {}

  /**
   * Opens Zoom's consent page and waits for its answer, for five minutes at the most.
   *
   * @param onOpened is told of the request once the page is open
   * @throws {ZoomAuthError} where it ended without tokens
   * @throws the signal's reason when it is aborted
   */
  async authorize(
    app: OAuthApp,
    options: AuthorizationRequestOptions,
    signal: AbortSignal,
    onOpened?: (request: AuthorizationRequest) => void,
  ): Promise<TokenSet> {
    const request = await createAuthorizationRequest(app, options);
    const timeout = AbortSignal.timeout(consentTimeout);
    const answer = this.callbacks.waitFor(request.state, AbortSignal.any([signal, timeout]));
    // Whoever cancels before the page is open leaves nobody to see this promise fail.
    answer.catch(() => undefined);
    await vscode.env.openExternal(vscode.Uri.parse(request.url));
    this.log.info('Waiting for the answer of the consent page.');
    onOpened?.(request);
    let callback: URLSearchParams;
    try {
      callback = await answer;
    } catch (error) {
      throw timeout.aborted && !signal.aborted
        ? new ZoomAuthError('timedOut', 'The consent page gave no answer.')
        : error;
    }
    return new OAuthClient(app, nodeFetch).exchangeCode(request, callback, signal);
  }
}
