import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { AuthorizationCodeFlow } from './authorizationCodeFlow';
import type { CallbackUrlPrompt } from './callbackUrlPrompt';
import type { SignInMethod, SignInRequest } from './signInMethod';

/** The redirect that one registration makes good for the loopback listener and a relay alike. */
const loopbackRedirect = 'http://127.0.0.1/callback';

/** The person pastes the address that the browser ended on, whether or not a page was there. */
export class ManualMethod implements SignInMethod {
  constructor(
    private readonly settings: Settings,
    private readonly consent: AuthorizationCodeFlow,
    private readonly paste: CallbackUrlPrompt,
  ) {}

  async signIn({ app, scopes, signal, report }: SignInRequest): Promise<TokenSet> {
    const cancelled = new AbortController();
    report(vscode.l10n.t('Paste the address that the browser ends on.'));
    return this.consent.authorize(
      app,
      { redirectUri: this.settings.redirectUrl ?? loopbackRedirect, scopes },
      AbortSignal.any([signal, cancelled.signal]),
      ({ state }) => {
        void this.paste.prompt(state).then((isPasted) => {
          if (!isPasted) {
            cancelled.abort();
          }
        });
      },
    );
  }
}
