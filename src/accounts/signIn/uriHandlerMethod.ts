import * as vscode from 'vscode';
import { extensionId } from '../../platform/identifiers';
import type { Settings } from '../../platform/settings';
import type { AuthorizationRequestOptions } from '../../zoom/oauth/authorizationRequest';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { AuthorizationCodeFlow } from './authorizationCodeFlow';
import type { SignInMethod, SignInRequest } from './signInMethod';

/** The answer comes back through VS Code's URI handler, straight or by way of a relay page. */
export class UriHandlerMethod implements SignInMethod {
  constructor(
    private readonly settings: Settings,
    private readonly consent: AuthorizationCodeFlow,
  ) {}

  async signIn({ app, scopes, signal }: SignInRequest): Promise<TokenSet> {
    return this.consent.authorize(app, { ...(await this.redirect()), scopes }, signal);
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
}
