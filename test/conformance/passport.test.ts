import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SandboxClient } from '../unit/sandbox/sandboxClient.ts';
import { checkCall, type ClientCall } from './support/clientCalls.ts';
import { agree, registerRedirect, webApp } from './support/webSignIn.ts';
import { redirectZoomTo } from './support/zoomRedirect.ts';

const require = createRequire(import.meta.url);
const name = '@giorgosavgeris/passport-zoom-oauth2';
const callbackURL = 'https://www.larkspur.example/oauth/zoom/callback';

/** The user that the strategy signs in, as the verify callback below makes it. */
interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly profile: { readonly displayName: string; readonly emails: { readonly value: string }[] };
}

type Done = (error: Error | null, user?: SignedIn) => void;
type OAuthDone = (
  error: { statusCode: number } | null,
  result?: string,
  refreshToken?: string,
) => void;

/** The parts of the strategy that Passport and its users call. */
interface Strategy {
  redirect: (url: string) => void;
  success: (user: SignedIn) => void;
  fail: (challenge: unknown) => void;
  error: (error: Error) => void;
  authenticate(request: { query: Readonly<Record<string, string>> }, options?: object): void;
  /** What strategies hand to those who renew tokens or call the API. */
  readonly _oauth2: {
    getOAuthAccessToken(code: string, parameters: object, done: OAuthDone): void;
    get(url: string, accessToken: string, done: OAuthDone): void;
  };
}

type StrategyClass = new (
  options: object,
  verify: (
    accessToken: string,
    refreshToken: string,
    profile: SignedIn['profile'],
    done: Done,
  ) => void,
) => Strategy;

describe(name, () => {
  let zoom: SandboxClient;
  let endRedirect: () => void;
  let strategy: Strategy;
  let signedIn: SignedIn;
  let usedCode = '';

  beforeAll(async () => {
    zoom = await SandboxClient.start();
    endRedirect = redirectZoomTo(zoom.url);
    await registerRedirect(zoom, callbackURL);
    const PassportStrategy = require(name) as StrategyClass;
    strategy = new PassportStrategy(
      { clientID: webApp.clientId, clientSecret: webApp.clientSecret, callbackURL },
      (accessToken, refreshToken, profile, done) => {
        done(null, { accessToken, refreshToken, profile });
      },
    );
  });
  afterAll(async () => {
    endRedirect();
    await zoom.close();
  });

  /** Runs the strategy as Passport does: it ends in one of four ways. */
  function authenticate(query: Readonly<Record<string, string>>): Promise<string | SignedIn> {
    return new Promise((resolve, reject) => {
      strategy.redirect = resolve;
      strategy.success = resolve;
      strategy.error = reject;
      strategy.fail = () => {
        reject(new Error('The sign-in failed.'));
      };
      strategy.authenticate({ query }, {});
    });
  }

  async function signIn(): Promise<void> {
    const back = await agree(zoom, (await authenticate({})) as string);
    usedCode = back.searchParams.get('code') ?? '';
    signedIn = (await authenticate({ code: usedCode })) as SignedIn;
    expect(signedIn.profile).toMatchObject({
      displayName: 'Mara Lindqvist',
      emails: [{ value: 'mara.lindqvist@larkspur.example' }],
    });
  }

  function renew(refreshToken: string): Promise<void> {
    return new Promise((resolve, reject) => {
      strategy._oauth2.getOAuthAccessToken(
        refreshToken,
        { grant_type: 'refresh_token' },
        (error, accessToken = '', newRefreshToken = '') => {
          if (error !== null) {
            reject(new Error(`The renewal ended with ${error.statusCode}.`));
            return;
          }
          expect(newRefreshToken).not.toBe(refreshToken);
          signedIn = { ...signedIn, accessToken, refreshToken: newRefreshToken };
          resolve();
        },
      );
    });
  }

  function get(path: string, accessToken = signedIn.accessToken): Promise<unknown> {
    return new Promise((resolve, reject) => {
      strategy._oauth2.get(`https://api.zoom.us/v2${path}`, accessToken, (error, text = '') => {
        if (error === null) {
          resolve(JSON.parse(text));
        } else {
          reject(new Error(`The call ended with ${error.statusCode}.`));
        }
      });
    });
  }

  it.for<ClientCall>([
    { name: 'authenticate: sign in and read the profile', status: 200, send: signIn },
    {
      name: 'authenticate: a code that was used',
      status: 400,
      send: () => authenticate({ code: usedCode }),
    },
    {
      name: 'getOAuthAccessToken: renew',
      status: 200,
      send: () => renew(signedIn.refreshToken),
    },
    {
      name: 'getOAuthAccessToken: a refresh token that nobody has',
      status: 400,
      send: () => renew('not-a-token'),
    },
    { name: 'get: the user', status: 200, send: () => get('/users/me') },
    { name: 'get: the meetings', status: 200, send: () => get('/users/me/meetings') },
    {
      name: 'get: with a token that nobody has',
      status: 401,
      send: () => get('/users/me', 'none'),
    },
  ])('$name', (call, context) => checkCall(context, zoom, name, call));
});
