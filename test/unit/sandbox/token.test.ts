import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  clientMara,
  confidentialBasic,
  newPkce,
  publicClient,
  SandboxClient,
  serverBasic,
} from './sandboxClient.ts';

const invalidClient = { reason: 'Invalid client_id or client_secret', error: 'invalid_client' };
const invalidToken = { reason: 'Invalid Token!', error: 'invalid_grant' };
const relayRedirect = 'https://relay.larkspur.example/callback';

let zoom: SandboxClient;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(() => zoom.control('reset'));
afterAll(() => zoom.close());

describe('exchanging a code', () => {
  it("returns all fields of Zoom's token response", async () => {
    const pkce = newPkce();
    const { status, body } = await zoom.exchange(await zoom.code(pkce), pkce);
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 3599, api_url: zoom.url });
    expect(String(body.access_token)).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(String(body.access_token).length).toBeGreaterThan(1050);
    expect(String(body.access_token).length).toBeLessThan(1200);
    expect(String(body.scope).split(' ')).toContain('meeting:write:meeting');
    expect(body.refresh_token).toEqual(expect.any(String));
  });

  it('refuses a parameter that comes twice, whatever its name', async () => {
    for (const name of ['code', '__proto__', 'constructor']) {
      const response = await fetch(`${zoom.url}/oauth/token?${name}=a`, {
        method: 'POST',
        body: new URLSearchParams([[name, 'b']]),
      });
      expect([name, response.status]).toEqual([name, 400]);
      expect(await response.json()).toMatchObject({
        error: 'invalid_request',
        reason: `The parameter ${name} must come once.`,
      });
    }
  });

  it('accepts parameters in the query', async () => {
    const pkce = newPkce();
    const query = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: publicClient,
      code: await zoom.code(pkce),
      redirect_uri: 'http://127.0.0.1:49152/callback',
      code_verifier: pkce.verifier,
    });
    const response = await fetch(`${zoom.url}/oauth/token?${query.toString()}`, { method: 'POST' });
    expect(response.status).toBe(200);
  });

  it('grants the named scopes only', async () => {
    const pkce = newPkce();
    const scope = 'user:read:user meeting:read:meeting';
    const { body } = await zoom.exchange(await zoom.code(pkce, { scope }), pkce);
    expect(body.scope).toBe(scope);
  });

  it('is possible once', async () => {
    const pkce = newPkce();
    const code = await zoom.code(pkce);
    await zoom.exchange(code, pkce);
    const again = await zoom.exchange(code, pkce);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({
      reason: `Invalid authorization code ${code}`,
      error: 'invalid_grant',
    });
  });

  it('is possible for five minutes', async () => {
    const pkce = newPkce();
    const [inTime, late] = [await zoom.code(pkce), await zoom.code(pkce)];
    await zoom.advance(299_999);
    expect((await zoom.exchange(inTime, pkce)).status).toBe(200);
    await zoom.advance(1);
    expect((await zoom.exchange(late, pkce)).body.error).toBe('invalid_grant');
  });

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['a short verifier', { code_verifier: 'x'.repeat(42) }],
    ['another redirect URI', { redirect_uri: 'http://127.0.0.1:49153/callback' }],
  ])('rejects %s', async (_what, extra) => {
    const pkce = newPkce();
    const { status, body } = await zoom.exchange(await zoom.code(pkce), pkce, extra);
    expect(status).toBe(400);
    expect(body.error).toBe('invalid_grant');
  });

  it('treats a challenge without a method as plain', async () => {
    const verifier = 'v'.repeat(50);
    const back = await zoom.decide({
      response_type: 'code',
      client_id: publicClient,
      redirect_uri: 'http://127.0.0.1:49152/callback',
      code_challenge: verifier,
    });
    const code = back.searchParams.get('code') ?? '';
    expect((await zoom.exchange(code, { verifier, challenge: verifier })).status).toBe(200);
  });

  it('authenticates a confidential client by Basic', async () => {
    const back = await zoom.decide({
      response_type: 'code',
      client_id: 'sandboxConfidentialClient',
      redirect_uri: relayRedirect,
    });
    const fields = {
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: relayRedirect,
    };
    expect((await zoom.token(fields, confidentialBasic)).status).toBe(200);
  });

  it.each([
    ['no grant type', {}, 'invalid_request'],
    ['an unknown grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
    ['no code', { grant_type: 'authorization_code' }, 'invalid_request'],
  ])('rejects %s', async (_what, fields, error) => {
    const { status, body } = await zoom.token({ client_id: publicClient, ...fields });
    expect(status).toBe(400);
    expect(body.error).toBe(error);
    expect(body.reason).toEqual(expect.any(String));
  });

  it('ignores a JSON body, but not the query of a request with a JSON content type', async () => {
    const post = (query: string, body: string): Promise<Response> =>
      fetch(`${zoom.url}/oauth/token${query}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: serverBasic },
        body,
      });
    const parameters = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    const inBody = await post('', JSON.stringify(parameters));
    expect(inBody.status).toBe(400);
    expect(await inBody.json()).toMatchObject({ error: 'invalid_request' });
    const query = `?${new URLSearchParams(parameters).toString()}`;
    for (const body of ['', '{}', '{"grant_type":']) {
      expect((await post(query, body)).status).toBe(200);
    }
  });
});

describe('client authentication', () => {
  const fields = { grant_type: 'refresh_token', refresh_token: 'unknown' };

  it.each([
    ['the public one with a header', { ...fields }, `Basic ${btoa(`${publicClient}:`)}`],
    [
      'the public one with a secret',
      { ...fields, client_id: publicClient, client_secret: '' },
      undefined,
    ],
    [
      'the confidential one without a header',
      { ...fields, client_id: 'sandboxConfidentialClient' },
      undefined,
    ],
    ['a wrong secret', { ...fields }, `Basic ${btoa('sandboxConfidentialClient:wrong')}`],
    ['an unknown client', { ...fields, client_id: 'nobody' }, undefined],
    ['a bearer header', { ...fields, client_id: publicClient }, 'Bearer abc'],
    ['two different clients', { ...fields, client_id: publicClient }, confidentialBasic],
  ])('rejects %s', async (_what, given: Record<string, string>, authorization) => {
    const { status, body } = await zoom.token(given, authorization);
    expect(status).toBe(400);
    expect(body).toEqual(invalidClient);
  });

  it.each([
    ['sandboxConfidentialClient', 'sandboxConfidentialSecret', 'invalid_grant'],
    ['sandboxConfidentialClient', 'wrong', 'invalid_client'],
    ['sandboxConfidentialClient', '', 'invalid_client'],
    [publicClient, 'sandboxConfidentialSecret', 'invalid_client'],
  ])('of %s may be in the body, with secret "%s"', async (id, secret, error) => {
    const { body } = await zoom.token({ ...fields, client_id: id, client_secret: secret });
    expect(body.error).toBe(error);
  });

  it('of a server-to-server app may be in the body too', async () => {
    const { status } = await zoom.token({
      grant_type: 'account_credentials',
      account_id: 'sandboxAccountId',
      client_id: 'sandboxServerClient',
      client_secret: 'sandboxServerSecret',
    });
    expect(status).toBe(200);
  });

  it('expects ID and secret in plain base64, without percent-encoding', async () => {
    const secret = 'a+b/c=%';
    await zoom.control('apps/sandboxConfidentialClient', { secret });
    const id = 'sandboxConfidentialClient';
    const plain = await zoom.token(fields, `Basic ${btoa(`${id}:${secret}`)}`);
    expect(plain.body.error).toBe('invalid_grant');
    const encoded = await zoom.token(
      fields,
      `Basic ${btoa(`${id}:${encodeURIComponent(secret)}`)}`,
    );
    expect(encoded.body.error).toBe('invalid_client');
  });
});

describe('refreshing', () => {
  it('rotates the refresh token and rejects it the second time', async () => {
    const { refreshToken } = await zoom.signIn();
    const next = await zoom.refresh(refreshToken);
    expect(next.status).toBe(200);
    expect(next.body.refresh_token).not.toBe(refreshToken);
    const again = await zoom.refresh(refreshToken);
    expect(again.status).toBe(400);
    expect(again.body).toEqual(invalidToken);
    expect((await zoom.refresh(String(next.body.refresh_token))).status).toBe(200);
  });

  it('is possible for 90 days', async () => {
    const { refreshToken } = await zoom.signIn();
    await zoom.advance(90 * 24 * 3600 * 1000);
    expect((await zoom.refresh(refreshToken)).body).toEqual(invalidToken);
  });

  it("rejects another client's token with invalid_client", async () => {
    const { refreshToken } = await zoom.signIn();
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect((await zoom.token(fields, confidentialBasic)).body).toEqual(invalidClient);
  });
});

describe('the scopes of a refresh', () => {
  it('are sent, unless the sandbox is started otherwise', async () => {
    const first = await zoom.refresh((await zoom.signIn()).refreshToken);
    expect(first.body.scope).toContain('meeting:read:meeting');
    await zoom.control('behavior', { refreshedScope: 'omitted' });
    const second = await zoom.refresh(String(first.body.refresh_token));
    expect(second.status).toBe(200);
    expect(second.body).not.toHaveProperty('scope');
    const { status } = await zoom.api('GET /users/me/meetings', String(second.body.access_token));
    expect(status).toBe(200);
  });
});

describe('one grant per user and app', () => {
  it('ends when the same user authorizes the app again', async () => {
    const first = await zoom.signIn();
    const second = await zoom.signIn();
    const old = await zoom.api('GET /users/me', first.accessToken);
    expect([old.status, old.body.code]).toEqual([401, 4741]);
    expect((await zoom.refresh(first.refreshToken)).body).toEqual(invalidToken);
    expect((await zoom.api('GET /users/me', second.accessToken)).status).toBe(200);
  });

  it('remains when another user does', async () => {
    const first = await zoom.signIn();
    await zoom.signIn(clientMara);
    expect((await zoom.api('GET /users/me', first.accessToken)).status).toBe(200);
  });
});

describe('revoking', () => {
  it.each(['query', 'body'])('ends both tokens, with client_id in the %s', async (place) => {
    const { accessToken, refreshToken } = await zoom.signIn();
    const response =
      place === 'query'
        ? await zoom.form(`/oauth/revoke?client_id=${publicClient}`, { token: accessToken })
        : await zoom.form('/oauth/revoke', { client_id: publicClient, token: accessToken });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'success' });
    const call = await zoom.api('GET /users/me', accessToken);
    expect([call.status, call.body.code]).toEqual([401, 124]);
    expect((await zoom.refresh(refreshToken)).body).toEqual(invalidToken);
  });

  it.each(['expired', 'been replaced', 'been revoked'])(
    'rejects a token that has %s, and ends no grant',
    async (state) => {
      const { accessToken } = await zoom.signIn();
      const revoke = () =>
        zoom.form('/oauth/revoke', { client_id: publicClient, token: accessToken });
      if (state === 'expired') await zoom.control('expireAccessTokens');
      else if (state === 'been replaced') await zoom.signIn();
      else await revoke();
      const { grants } = await zoom.control('state', {}, 'GET');
      const response = await revoke();
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ reason: 'Invalid Token!' });
      expect(await zoom.control('state', {}, 'GET')).toMatchObject({ grants });
    },
  );

  it("rejects another client's token", async () => {
    const { accessToken } = await zoom.signIn();
    const response = await zoom.form('/oauth/revoke', { token: accessToken }, confidentialBasic);
    expect(response.status).toBe(400);
    expect((await zoom.api('GET /users/me', accessToken)).status).toBe(200);
  });
});

describe('a disabled app', () => {
  it('gets the same response to every token request', async () => {
    const { refreshToken } = await zoom.signIn();
    await zoom.control(`apps/${publicClient}`, { enabled: false });
    await zoom.control('apps/sandboxServerClient', { enabled: false });
    const server = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    for (const response of [
      await zoom.refresh(refreshToken),
      await zoom.token(server, serverBasic),
    ]) {
      expect(response.status).toBe(400);
      expect(response.body).toEqual({
        reason: 'The app has been disabled by the developer',
        error: 'invalid_client',
      });
    }
  });
});

describe('tokens without a user', () => {
  it('give a server-to-server app access to its account, without a refresh token', async () => {
    const fields = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    const { status, body } = await zoom.token(fields, serverBasic);
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
    expect(body.scope).toContain('meeting:read:list_meetings:admin');
    const token = String(body.access_token);
    const colleague = await zoom.api('GET /users/priya.raman@larkspur.example/meetings', token);
    expect(colleague.status).toBe(200);
    const stranger = await zoom.api(`GET /users/${clientMara}/meetings`, token);
    expect([stranger.status, stranger.body.code]).toEqual([404, 1001]);
  });

  it.each([
    ['another account', { grant_type: 'account_credentials', account_id: 'x' }, serverBasic],
    ['a general app', { grant_type: 'account_credentials', account_id: 'x' }, confidentialBasic],
  ])('rejects %s', async (_what, fields, authorization) => {
    expect((await zoom.token(fields, authorization)).status).toBe(400);
  });

  it('of a server-to-server app are valid together, unless the sandbox is started otherwise', async () => {
    const statuses = async (tokens: string[]): Promise<number[]> =>
      Promise.all(tokens.map(async (token) => (await zoom.api('GET /users/me', token)).status));
    const [first, second] = [await zoom.serverToken(), await zoom.serverToken()];
    expect(await statuses([first, second])).toEqual([200, 200]);
    await zoom.control('behavior', { serverTokens: 'latestOnly' });
    const third = await zoom.serverToken();
    expect(await statuses([first, second, third])).toEqual([401, 401, 200]);
  });

  it('give a chatbot access to nothing but its own API', async () => {
    const { body } = await zoom.token({ grant_type: 'client_credentials' }, confidentialBasic);
    expect(body.scope).toBe('imchat:bot');
    expect(body).not.toHaveProperty('refresh_token');
    const call = await zoom.api('GET /users/me', String(body.access_token));
    expect([call.status, call.body.code]).toEqual([400, 4711]);
  });
});
