import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ApiTransport } from '../../zoom/http/apiTransport';
import { isTransient } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import type { OAuthApp, TokenSet } from '../../zoom/oauth/oauthTypes';
import { regionalApiUrl } from '../../zoom/zoomHosts';
import type { User } from '../../zoom/types';
import { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { personalRoomOf } from '../store/personalRoom';
import type { SignInMethod, SignInMethodId, SignInRequest } from './signInMethods';

/** How often to ask Zoom who signed in, at most. */
const maxAttempts = 3;

/** The delay before the second attempt, in ms; each further one is longer by as much. */
const retryDelay = 500;

/** Signs in and returns an account with its tokens, without storing it. */
export class SignIn {
  constructor(
    private readonly settings: Settings,
    private readonly oauthClient: OAuthClientSettings,
    private readonly methods: Readonly<Record<SignInMethodId, SignInMethod>>,
    private readonly log: Pick<Log, 'info' | 'request'>,
  ) {}

  /**
   * Gets tokens with one method, and asks Zoom whose they are.
   *
   * @throws {ZoomAuthError} if Zoom issues no tokens
   * @throws {ZoomScopeError} if the app may not read its own user
   * @throws the signal's reason when it is aborted
   */
  async signIn(
    method: SignInMethodId,
    request: Omit<SignInRequest, 'app' | 'scopes'>,
  ): Promise<Account> {
    const app = await this.oauthClient.current();
    const configuredApiUrl = this.settings.apiUrl;
    this.log.info(`Signing in with method ${method}.`);
    // Another extension that asks for fewer scopes gets this session too: Zoom keeps one grant for
    // each user and app, so a narrower one would replace it.
    const tokens = await this.methods[method].signIn({
      ...request,
      app,
      scopes: this.settings.scopes,
    });
    const apiUrl = regionalApiUrl(configuredApiUrl, tokens.apiUrl);
    const user = await this.fetchUser(tokens, apiUrl);
    return {
      ...toAccount(app, apiUrl, tokens, user),
      ...(method === 'serverToServer' ? { serverAccountId: this.settings.accountId } : {}),
    };
  }

  /** Retries, because the new grant has ended any earlier one: a brief failure must not lose it. */
  private async fetchUser(tokens: TokenSet, apiUrl: string): Promise<User> {
    const transport = new ApiTransport({
      apiUrl,
      fetch: nodeFetch,
      onRequest: (record) => {
        this.log.request(record);
      },
    });
    const client = new ZoomClient(
      (request) => transport.send(request, tokens.accessToken),
      new URL(apiUrl).host,
    );
    for (let attempt = 1; ; attempt++) {
      try {
        return await client.getUser();
      } catch (error) {
        if (!isTransient(error) || attempt >= maxAttempts) {
          throw error;
        }
        await delay(attempt * retryDelay);
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
    personalRoom: personalRoomOf(user),
    accessToken: tokens.accessToken,
    refreshToken: tokens.refreshToken,
    expiresAt: Date.now() + tokens.expiresIn * 1_000,
    signedInAt: Date.now(),
  };
}
