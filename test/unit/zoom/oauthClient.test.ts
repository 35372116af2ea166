import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nodeFetch } from '../../../src/zoom/http/nodeFetch';
import {
  type AuthorizationRequest,
  createAuthorizationRequest,
} from '../../../src/zoom/oauth/authorizationRequest';
import type { OAuthApp } from '../../../src/zoom/oauth/oauthTypes';
import { OAuthClient } from '../../../src/zoom/oauth/oauthClient';
import { SandboxClient } from '../sandbox/sandboxClient.ts';

let zoom: SandboxClient;

beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(() => zoom.control('reset'));
afterAll(() => zoom.close());

const publicApp = (): OAuthApp => ({
  oauthUrl: `${zoom.url}/oauth`,
  clientId: 'sandboxPublicClient',
});
const confidentialApp = (): OAuthApp => ({
  oauthUrl: `${zoom.url}/oauth`,
  clientId: 'sandboxConfidentialClient',
  clientSecret: 'sandboxConfidentialSecret',
});
const serverApp = (): OAuthApp => ({
  oauthUrl: `${zoom.url}/oauth`,
  clientId: 'sandboxServerClient',
  clientSecret: 'sandboxServerSecret',
});
const client = (app: OAuthApp) => new OAuthClient(app, nodeFetch);

async function allow(
  app: OAuthApp,
  redirectUri = 'http://127.0.0.1:49152/callback',
  decision: 'allow' | 'decline' = 'allow',
): Promise<[AuthorizationRequest, URLSearchParams]> {
  const request = await createAuthorizationRequest(app, { redirectUri });
  const back = await zoom.decide(Object.fromEntries(new URL(request.url).searchParams), decision);
  return [request, back.searchParams];
}

/** A fault in which a proxy answers with a page, and asks for credentials. */
const proxyPage = (status: number) => ({
  kind: 'status',
  status,
  headers: { 'content-type': 'text/html', 'www-authenticate': 'Basic realm="proxy"' },
  body: '<html><body>Sign in to the network</body></html>',
});

describe('OAuthClient', () => {
  it('signs in as a public client, with PKCE and without a secret', async () => {
    const [request, callback] = await allow(publicApp());
    const tokens = await client(publicApp()).exchangeCode(request, callback);
    expect(tokens).toMatchObject({ expiresIn: 3_599, apiUrl: zoom.url });
    expect(tokens.refreshToken).toBeTruthy();
    expect(tokens.scopes).toContain('meeting:write:meeting');
  });

  it('signs in as a confidential client, with Zoom’s form of Basic', async () => {
    const [request, callback] = await allow(
      confidentialApp(),
      'https://relay.larkspur.example/callback',
    );
    await expect(client(confidentialApp()).exchangeCode(request, callback)).resolves.toMatchObject({
      expiresIn: 3_599,
    });
  });

  it('gets another refresh token with each renewal', async () => {
    const [request, callback] = await allow(publicApp());
    const first = await client(publicApp()).exchangeCode(request, callback);
    const second = await client(publicApp()).refresh(first.refreshToken ?? '');
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(client(publicApp()).refresh(first.refreshToken ?? '')).rejects.toMatchObject({
      name: 'ZoomAuthError',
      reason: 'sessionEnded',
    });
  });

  it('reports that the person declined', async () => {
    const [request, callback] = await allow(publicApp(), undefined, 'decline');
    await expect(client(publicApp()).exchangeCode(request, callback)).rejects.toMatchObject({
      reason: 'declined',
    });
  });

  it('rejects a callback with another state without a request', async () => {
    const [request, callback] = await allow(publicApp());
    callback.set('state', 'other');
    await zoom.control('requests', {}, 'DELETE');
    await expect(client(publicApp()).exchangeCode(request, callback)).rejects.toBeInstanceOf(Error);
    expect(await zoom.control('requests', {}, 'GET')).toEqual([]);
  });

  it('rejects codes that were swapped between two sign-ins', async () => {
    const [[first, toFirst], [second, toSecond]] = [
      await allow(publicApp()),
      await allow(publicApp()),
    ];
    const code = toFirst.get('code') ?? '';
    toFirst.set('code', toSecond.get('code') ?? '');
    toSecond.set('code', code);
    for (const [request, callback] of [
      [first, toFirst],
      [second, toSecond],
    ] as const) {
      await expect(client(publicApp()).exchangeCode(request, callback)).rejects.toMatchObject({
        reason: 'codeRefused',
      });
    }
    expect(await zoom.control('state', {}, 'GET')).toMatchObject({ grants: 0 });
  });

  it('reports a client that Zoom does not accept', async () => {
    const [request, callback] = await allow(publicApp());
    for (const app of [
      { ...publicApp(), clientId: 'unknown' },
      { ...confidentialApp(), clientSecret: 'wrong' },
      { ...publicApp(), clientSecret: 'a public client has none' },
    ]) {
      await expect(client(app).exchangeCode(request, callback)).rejects.toMatchObject({
        name: 'ZoomAuthError',
        reason: 'clientRefused',
      });
    }
  });

  it('reports an app that is disabled as that, whatever is requested', async () => {
    const [request, callback] = await allow(publicApp());
    const tokens = await client(publicApp()).exchangeCode(request, callback);
    const device = await client(confidentialApp()).startDeviceAuthorization();
    for (const { clientId } of [publicApp(), confidentialApp(), serverApp()]) {
      await zoom.control(`apps/${clientId}`, { enabled: false });
    }
    for (const attempt of [
      client(publicApp()).refresh(tokens.refreshToken ?? ''),
      client(publicApp()).revoke(tokens.accessToken),
      client(confidentialApp()).startDeviceAuthorization(),
      client(confidentialApp()).pollDeviceAuthorization(device.deviceCode),
      client(serverApp()).requestAccountToken('sandboxAccountId'),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        name: 'ZoomAuthError',
        reason: 'appDisabled',
        nextStep: 'enableApp',
      });
    }
  });

  it.each([
    [{ clientSecret: 'wrong' }, 'sandboxAccountId', 'serverClientUnknown'],
    [{}, 'anotherAccount', 'serverAppRefused'],
  ])('reports a refused server-to-server app as one: %j, %s', async (change, account, meaning) => {
    await expect(
      client({ ...serverApp(), ...change }).requestAccountToken(account),
    ).rejects.toMatchObject({ name: 'ZoomAuthError', reason: 'clientRefused', meaning });
  });

  it('reports an app that may not be used on devices', async () => {
    await zoom.control('apps/sandboxConfidentialClient', { deviceFlow: false });
    await expect(client(confidentialApp()).startDeviceAuthorization()).rejects.toMatchObject({
      meaning: 'grantNotAllowed',
    });
  });

  it('keeps codes and tokens out of what it throws', async () => {
    const [request, callback] = await allow(publicApp());
    const code = callback.get('code') ?? '';
    await client(publicApp()).exchangeCode(request, callback);
    const error: unknown = await client(publicApp())
      .exchangeCode(request, callback)
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ reason: 'codeRefused' });
    expect((error as Error).cause).toBeUndefined();
    expect(JSON.stringify([error, String(error), (error as Error).stack])).not.toContain(code);
  });

  it.each([
    [{ kind: 'html' }, { name: 'ZoomServerError', reason: 'proxyPage' }],
    [proxyPage(401), { name: 'ZoomServerError', reason: 'proxyPage', status: 401 }],
    [proxyPage(407), { name: 'ZoomServerError', reason: 'proxyAuthentication', status: 407 }],
    [
      { kind: 'status', limit: 'perSecond' },
      { name: 'ZoomRateLimitError', limit: 'perSecond', status: 429 },
    ],
    [
      { kind: 'body', body: '' },
      { name: 'ZoomServerError', reason: 'unreadable' },
    ],
    [{ kind: 'body', body: { token_type: 'bearer' } }, { name: 'ZoomServerError' }],
    [
      { kind: 'status', status: 503, body: {} },
      { name: 'ZoomServerError', reason: 'fault' },
    ],
    [{ kind: 'truncate' }, { name: 'ZoomNetworkError', reason: 'interrupted' }],
    [{ kind: 'dropBefore' }, { name: 'ZoomNetworkError', reason: 'interrupted' }],
  ])('reports what went wrong at the token endpoint with %j', async (fault, expected) => {
    const [request, callback] = await allow(publicApp());
    await zoom.control('faults', { route: 'POST /oauth/token', ...fault });
    await expect(client(publicApp()).exchangeCode(request, callback)).rejects.toMatchObject(
      expected,
    );
  });

  it('revokes the grant', async () => {
    for (const [app, redirect] of [
      [publicApp(), undefined],
      [confidentialApp(), 'https://relay.larkspur.example/callback'],
    ] as const) {
      const [request, callback] = await allow(app, redirect);
      const tokens = await client(app).exchangeCode(request, callback);
      await client(app).revoke(tokens.accessToken);
      expect(await zoom.control('state', {}, 'GET')).toMatchObject({ grants: 0 });
    }
  });

  it('waits for a person at another device as RFC 8628 describes', async () => {
    const device = await client(confidentialApp()).startDeviceAuthorization();
    expect(device).toMatchObject({ expiresIn: 900, interval: 5 });
    await expect(
      client(confidentialApp()).pollDeviceAuthorization(device.deviceCode),
    ).resolves.toBe('pending');
    await expect(
      client(confidentialApp()).pollDeviceAuthorization(device.deviceCode),
    ).resolves.toBe('slowDown');
    await zoom.form('/oauth_device', {
      user_code: device.userCode,
      decision: 'allow',
      user: String(
        ((await zoom.control('state', {}, 'GET')) as { users: { id: string }[] }).users[0]?.id,
      ),
    });
    await zoom.advance(60_000);
    await expect(
      client(confidentialApp()).pollDeviceAuthorization(device.deviceCode),
    ).resolves.toMatchObject({
      expiresIn: 3_599,
    });
  });

  it('reports a device code that expired', async () => {
    const device = await client(confidentialApp()).startDeviceAuthorization();
    await zoom.advance(901_000);
    await expect(
      client(confidentialApp()).pollDeviceAuthorization(device.deviceCode),
    ).rejects.toMatchObject({
      name: 'ZoomAuthError',
      reason: 'timedOut',
    });
  });

  it('gets server-to-server tokens, which have no refresh token', async () => {
    const tokens = await client(serverApp()).requestAccountToken('sandboxAccountId');
    expect(tokens.accessToken).toBeTruthy();
    expect(tokens.refreshToken).toBeUndefined();
  });

  it('gets the token of an app for its chatbot, if the app has a secret', async () => {
    const tokens = await client(confidentialApp()).requestAppToken();
    expect(tokens).toMatchObject({ scopes: ['imchat:bot'], refreshToken: undefined });
    await expect(client(publicApp()).requestAppToken()).rejects.toMatchObject({
      name: 'ZoomAuthError',
      meaning: 'grantNotAllowed',
    });
  });
});
