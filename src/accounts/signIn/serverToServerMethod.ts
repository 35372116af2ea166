import type { Settings } from '../../platform/settings';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { SignInMethod, SignInRequest } from './signInMethod';

/** A server-to-server app signs in for its account, without a browser and without a person. */
export class ServerToServerMethod implements SignInMethod {
  constructor(private readonly settings: Settings) {}

  async signIn({ app, signal }: SignInRequest): Promise<TokenSet> {
    return new OAuthClient(app, nodeFetch).requestAccountToken(this.settings.accountId, signal);
  }
}
