import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ApiTransport } from '../../zoom/http/apiTransport';
import { isTransient } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import type { OAuthApp } from '../../zoom/oauth/oauthTypes';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import { regionalApiUrl } from '../../zoom/serverUrl';
import type { User } from '../../zoom/types';
import { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { personalRoomOf } from '../store/personalRoom';
import type { SignInMethod, SignInRequest } from './signInMethod';
import type { SignInMethodId } from './signInMethods';

/** How often the question who signed in is asked at the most. */
const userAttempts = 3;

/** The pause before it is asked again, longer each time, in ms. */
const userPause = 500;

/** Runs one sign-in to an account with tokens. It stores nothing. */
export class SignIn {
  constructor(
    private readonly settings: Settings,
    private readonly registration: OAuthClientSettings,
    private readonly methods: Readonly<Record<SignInMethodId, SignInMethod>>,
    private readonly log: Log,
  ) {}

  /**
   * Signs in one way, and asks Zoom who that was.
   *
   * @throws {ZoomAuthError} where the sign-in ended without a session
   * @throws {ZoomScopeError} where the app may not read its own user
   * @throws the signal's reason when it is aborted
   */
  async signIn(
    method: SignInMethodId,
    request: Omit<SignInRequest, 'app' | 'scopes'>,
  ): Promise<Account> {
    const app = await this.registration.current();
    const configuredApiUrl = this.settings.apiUrl;
    this.log.info(`Signing in: ${method}.`);
    // Whoever asks for a session with fewer scopes gets this one: Zoom keeps one grant for each user
    // and app, so a narrower one would take the others' place.
    const tokens = await this.methods[method].signIn({
      ...request,
      app,
      scopes: this.settings.scopes,
    });
    const apiUrl = regionalApiUrl(configuredApiUrl, tokens.apiUrl);
    const user = await this.whoSignedIn(tokens, apiUrl);
    return {
      ...toAccount(app, apiUrl, tokens, user),
      ...(method === 'serverToServer' ? { serverAccountId: this.settings.accountId } : {}),
    };
  }

  /** The authorisation has just ended any earlier one, so a short fault must not lose it. */
  private async whoSignedIn(tokens: TokenSet, apiUrl: string): Promise<User> {
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
        if (!isTransient(error) || attempt >= userAttempts) {
          throw error;
        }
        await delay(attempt * userPause);
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
