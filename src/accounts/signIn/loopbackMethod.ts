import * as vscode from 'vscode';
import { LoopbackListener } from '../../zoom/oauth/loopbackListener';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { AuthorizationCodeFlow } from './authorizationCodeFlow';
import type { PendingCallbacks } from './pendingCallbacks';
import type { SignInMethod, SignInRequest } from './signInMethod';

/** The answer comes back to a port of this machine that is open while it is waited for (RFC 8252 §7.3). */
export class LoopbackMethod implements SignInMethod {
  constructor(
    private readonly consent: AuthorizationCodeFlow,
    private readonly pending: PendingCallbacks,
  ) {}

  async signIn({ app, scopes, signal }: SignInRequest): Promise<TokenSet> {
    const listener = await LoopbackListener.start({
      deliver: (callback) => this.pending.deliver(callback),
      labels: {
        language: vscode.env.language,
        doneTitle: vscode.l10n.t('You are back at your editor'),
        doneText: vscode.l10n.t('Zoom has answered. You can close this page.'),
        unexpectedTitle: vscode.l10n.t('No sign-in waits for this'),
        unexpectedText: vscode.l10n.t('Start signing in again from your editor.'),
        openEditor: vscode.l10n.t('Go to the editor'),
      },
      editorUri: `${vscode.env.uriScheme}://`,
    });
    try {
      return await this.consent.authorize(
        app,
        { redirectUri: listener.redirectUri, scopes },
        signal,
      );
    } finally {
      listener.dispose();
    }
  }
}
