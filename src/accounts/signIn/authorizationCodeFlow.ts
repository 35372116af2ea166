import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import {
  type AuthorizationRequest,
  type AuthorizationRequestOptions,
  createAuthorizationRequest,
} from '../../zoom/oauth/authorizationRequest';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { Account } from '../store/account';
import type { CallbackHandler } from './callbackHandler';
import type { SignInRequest } from './signInMethods';

/** How long a person has on Zoom's pages, in ms; Zoom's authorization code is valid as long. */
const consentTimeout = 5 * 60_000;

/** The steps that all methods in the browser share: consent page, callback, exchange of the code. */
export class AuthorizationCodeFlow {
  constructor(
    private readonly callbacks: Pick<CallbackHandler, 'waitFor'>,
    private readonly log: Pick<Log, 'info'>,
  ) {}

  /**
   * Opens Zoom's consent page, waits for the callback for up to five minutes, exchanges the code and
   * completes the sign-in.
   *
   * @param onOpened called with the request once the page is open
   * @throws {ZoomAuthError} if Zoom issues no tokens
   * @throws the signal's reason when it is aborted
   */
  async authorize(
    { app, scopes, signal, complete }: SignInRequest,
    redirect: Omit<AuthorizationRequestOptions, 'scopes'>,
    onOpened?: (request: AuthorizationRequest) => void,
  ): Promise<Account> {
    const request = await createAuthorizationRequest(app, { ...redirect, scopes });
    const timeout = AbortSignal.timeout(consentTimeout);
    const waiting = this.callbacks.waitFor(request.state, AbortSignal.any([signal, timeout]));
    // If the sign-in is canceled before the page is open, nobody awaits this promise.
    waiting.catch(() => undefined);
    await vscode.env.openExternal(vscode.Uri.parse(request.url));
    this.log.info('Waiting for the callback of the consent page.');
    onOpened?.(request);
    let callback: URLSearchParams;
    try {
      callback = await waiting;
    } catch (error) {
      throw timeout.aborted && !signal.aborted
        ? new ZoomAuthError('timedOut', 'No callback arrived in time.')
        : error;
    }
    return complete<never>(() =>
      new OAuthClient(app, nodeFetch).exchangeCode(request, callback, signal),
    );
  }
}
