import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ApiTransport } from '../../zoom/http/apiTransport';
import { isTokenRefused, isTransient } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import type { OAuthApp, TokenSet } from '../../zoom/oauth/oauthTypes';
import { regionalApiUrl } from '../../zoom/zoomHosts';
import type { User } from '../../zoom/types';
import { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import { accountLabel, userName } from '../store/accountName';
import type { AccountStore } from '../store/accountStore';
import type { OAuthClientSettings } from '../store/oauthClientSettings';
import { personalRoomOf } from '../store/personalRoom';
import type { FileLock } from '../../platform/fileLock';
import { signInLock } from '../tokens/lockNames';
import type { SignInMethod, SignInMethodId, SignInRequest } from './signInMethods';

/** How often to ask Zoom who signed in, at most. */
const maxAttempts = 3;

/** The delay before the second attempt, in ms; each further one is longer by as much. */
const retryDelay = 500;

/** What {@link SignIn} needs. */
export interface SignInDeps {
  settings: Pick<Settings, 'apiUrl' | 'scopes' | 'accountId'>;
  oauthClient: Pick<OAuthClientSettings, 'current'>;
  methods: Readonly<Record<SignInMethodId, SignInMethod>>;
  store: Pick<AccountStore, 'list' | 'save'>;
  lock: FileLock;
  log: Pick<Log, 'info' | 'request'>;
}

/** Signs in, and stores the account before anything else is done with it. */
export class SignIn {
  constructor(private readonly deps: SignInDeps) {}

  /**
   * Gets tokens with one method, asks Zoom whose they are, and stores them.
   *
   * @throws {ZoomAuthError} if Zoom issues no tokens
   * @throws {ZoomScopeError} if the app may not read its own user
   * @throws the signal's reason when it is aborted
   */
  async signIn(
    method: SignInMethodId,
    request: Pick<SignInRequest, 'signal' | 'report'>,
  ): Promise<Account> {
    const { settings, oauthClient, methods, log } = this.deps;
    const app = await oauthClient.current();
    const configuredApiUrl = settings.apiUrl;
    log.info(`Signing in with method ${method}.`);
    return methods[method].signIn({
      ...request,
      app,
      // Another extension that asks for fewer scopes gets this session too: Zoom keeps one grant for
      // each user and app, so a narrower one would replace it.
      scopes: settings.scopes,
      complete: (requestTokens) =>
        this.deps.lock.whileLocked(signInLock, async () => {
          request.signal.throwIfAborted();
          const tokens = await requestTokens();
          if (typeof tokens === 'string') {
            return tokens;
          }
          const apiUrl = regionalApiUrl(configuredApiUrl, tokens.apiUrl);
          const user = await this.fetchUser(tokens, apiUrl);
          const account: Account = {
            ...toAccount(app, apiUrl, tokens, user),
            label: accountLabel(
              userName(user),
              { id: user.id, oauthUrl: app.oauthUrl },
              await this.deps.store.list(),
            ),
            ...(method === 'serverToServer' ? { serverAccountId: settings.accountId } : {}),
          };
          await this.deps.store.save(account);
          log.info('Signed in.');
          return account;
        }),
    });
  }

  /**
   * Retries, because the new grant has ended any earlier one: a brief failure must not lose it. Zoom's
   * API may also refuse a token that was issued a moment ago.
   */
  private async fetchUser(tokens: TokenSet, apiUrl: string): Promise<User> {
    const transport = new ApiTransport({
      apiUrl,
      fetch: nodeFetch,
      grantedScopes: tokens.scopes,
      onRequest: (record) => {
        this.deps.log.request(record);
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
        const mayPass = isTransient(error) || isTokenRefused(error);
        if (!mayPass || attempt >= maxAttempts) {
          throw error;
        }
        await delay(attempt * retryDelay);
      }
    }
  }
}

/** The account without its label, which depends on the other accounts. */
function toAccount(
  app: OAuthApp,
  apiUrl: string,
  tokens: TokenSet,
  user: User,
): Omit<Account, 'label'> {
  return {
    version: 1,
    id: user.id,
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
