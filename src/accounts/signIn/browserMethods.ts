import * as vscode from 'vscode';
import { extensionId } from '../../platform/identifiers';
import type { Settings } from '../../platform/settings';
import type { AuthorizationRequestOptions } from '../../zoom/oauth/authorizationRequest';
import { LoopbackListener } from '../../zoom/oauth/loopbackListener';
import type { Account } from '../store/account';
import { loopbackRedirect } from '../store/oauthClientSettings';
import type { AuthorizationCodeFlow } from './authorizationCodeFlow';
import type { CallbackUrlPrompt } from './callbackUrlPrompt';
import type { PendingCallbacks } from './pendingCallbacks';
import type { SignInMethod, SignInRequest } from './signInMethods';

/** Receives the callback through VS Code's URI handler, directly or through a relay page. */
export class UriHandlerMethod implements SignInMethod {
  constructor(
    private readonly settings: Settings,
    private readonly flow: AuthorizationCodeFlow,
  ) {}

  async signIn(request: SignInRequest): Promise<Account> {
    return this.flow.authorize(request, await this.redirect());
  }

  /**
   * The redirect is constant, because Zoom compares it with a list. With a relay page, `state` says
   * how to return to this window.
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
}

/** Receives the callback on a local port that is open during the sign-in (RFC 8252 §7.3). */
export class LoopbackMethod implements SignInMethod {
  constructor(
    private readonly flow: AuthorizationCodeFlow,
    private readonly pending: PendingCallbacks,
  ) {}

  async signIn(request: SignInRequest): Promise<Account> {
    const listener = await LoopbackListener.start({
      deliver: (callback) => this.pending.deliver(callback),
      labels: {
        language: vscode.env.language,
        doneTitle: vscode.l10n.t('You’re signed in'),
        doneText: vscode.l10n.t('You can close this page and return to your editor.'),
        failedTitle: vscode.l10n.t('You’re not signed in'),
        failedText: vscode.l10n.t('Your editor says why. You can close this page.'),
        unexpectedTitle: vscode.l10n.t('No sign-in is in progress'),
        unexpectedText: vscode.l10n.t('Sign in again from your editor.'),
        openEditor: vscode.l10n.t('Open Editor'),
      },
      editorUri: `${vscode.env.uriScheme}://`,
    });
    try {
      return await this.flow.authorize(request, { redirectUri: listener.redirectUri });
    } finally {
      listener.dispose();
    }
  }
}

/** The person pastes the URL of the callback, whether or not the browser could open it. */
export class ManualMethod implements SignInMethod {
  constructor(
    private readonly settings: Settings,
    private readonly flow: AuthorizationCodeFlow,
    private readonly callbackUrlPrompt: CallbackUrlPrompt,
  ) {}

  async signIn(request: SignInRequest): Promise<Account> {
    const dismissal = new AbortController();
    request.report(vscode.l10n.t('Paste the URL that your browser shows after Zoom’s page.'));
    return this.flow.authorize(
      { ...request, signal: AbortSignal.any([request.signal, dismissal.signal]) },
      { redirectUri: this.settings.redirectUrl ?? loopbackRedirect },
      ({ state }) => {
        void this.callbackUrlPrompt.promptFor(state).then((isPasted) => {
          if (!isPasted) {
            dismissal.abort();
          }
        });
      },
    );
  }
}
