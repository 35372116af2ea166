import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientMara, items, mara, newPkce, SandboxClient } from './sandboxClient.ts';

let zoom: SandboxClient;
let token: string;
beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(async () => {
  await zoom.control('reset');
  token = (await zoom.signIn()).accessToken;
  await zoom.control('requests', {}, 'DELETE');
});
afterAll(() => zoom.close());

const createRoute = 'POST /v2/users/:userId/meetings';

async function meetingCount(): Promise<number> {
  return Number((await zoom.control('state', {}, 'GET')).meetings);
}

describe('faults', () => {
  function create(): Promise<unknown> {
    return zoom.api('POST /users/me/meetings', token, { topic: 'Maybe' });
  }

  it('close the connection before a request is handled', async () => {
    const before = await meetingCount();
    await zoom.control('faults', { route: createRoute, kind: 'dropBefore', times: 1 });
    await expect(create()).rejects.toThrow();
    expect(await meetingCount()).toBe(before);
    await expect(create()).resolves.toMatchObject({ status: 201 });
  });

  it('close the connection after a request is handled', async () => {
    const before = await meetingCount();
    await zoom.control('faults', { route: createRoute, kind: 'dropAfter', times: 1 });
    await expect(create()).rejects.toThrow();
    expect(await meetingCount()).toBe(before + 1);
  });

  it('use up a refresh token when the response is dropped', async () => {
    const { refreshToken } = await zoom.signIn();
    await zoom.control('faults', { route: 'POST /oauth/token', kind: 'dropAfter', times: 1 });
    await expect(zoom.refresh(refreshToken)).rejects.toThrow();
    expect((await zoom.refresh(refreshToken)).body.error).toBe('invalid_grant');
  });

  it('truncate a response', async () => {
    await zoom.control('faults', { route: 'GET /v2/users/:userId', kind: 'truncate', times: 1 });
    const response = await fetch(`${zoom.url}/v2/users/me`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it("replace a response with a proxy's page", async () => {
    await zoom.control('faults', { route: 'POST /oauth/token', kind: 'html', times: 2 });
    for (const status of [200, 200]) {
      const response = await zoom.form('/oauth/token', {});
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('text/html');
    }
    expect((await zoom.form('/oauth/token', {})).status).toBe(400);
  });

  it('set any status with headers and body until cleared', async () => {
    await zoom.control('faults', {
      route: '*',
      kind: 'status',
      status: 503,
      headers: { 'x-reason': 'maintenance' },
      body: { code: 5, message: 'Later.' },
    });
    for (const call of ['GET /users/me', 'GET /users/me/meetings', 'GET /users/me']) {
      const { status, headers, body } = await zoom.api(call, token);
      expect([status, headers.get('x-reason'), body.code]).toEqual([503, 'maintenance', 5]);
    }
    await zoom.control('faults', {}, 'DELETE');
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
  });

  it.each([
    ['perSecond', 'QPS', '2026-03-01T09:00:01Z'],
    ['daily', 'Daily-limit', '2026-03-02T00:00:00Z'],
  ])("imitate Zoom's 429 (%s)", async (limit, type, retryAfter) => {
    const route = 'GET /v2/users/:userId/meetings';
    await zoom.control('behavior', { rateLimitHeaders: 'all' });
    await zoom.control('faults', { route, kind: 'status', status: 429, limit, times: 1 });
    const { status, headers } = await zoom.api('GET /users/me/meetings', token);
    expect(status).toBe(429);
    expect(headers.get('x-ratelimit-type')).toBe(type);
    expect(headers.get('retry-after')).toBe(retryAfter);
  });

  it('replace a body with JSON or with text', async () => {
    const route = 'GET /v2/users/:userId';
    await zoom.control('faults', { route, kind: 'body', body: { topic: null }, times: 1 });
    expect((await zoom.api('GET /users/me', token)).body).toEqual({ topic: null });
    await zoom.control('faults', { route, kind: 'body', body: '{"id":', times: 1 });
    await expect(zoom.api('GET /users/me', token)).rejects.toThrow(SyntaxError);
  });

  it('delay a response in combination with another fault', async () => {
    const route = 'GET /v2/users/:userId';
    await zoom.control('faults', { route, kind: 'latency', ms: 1, times: 1 });
    await zoom.control('faults', { route, kind: 'status', status: 500, body: {}, times: 1 });
    expect((await zoom.api('GET /users/me', token)).status).toBe(500);
    expect(await zoom.control('faults', {}, 'GET')).toEqual([]);
  });

  it('hold a request that has another fault too', async () => {
    const route = 'GET /v2/users/:userId';
    await zoom.control('faults', { route, kind: 'hold', times: 1 });
    await zoom.control('faults', { route, kind: 'status', status: 500, body: {}, times: 1 });
    await zoom.control('requests', {}, 'DELETE');
    const held = zoom.api('GET /users/me', token);
    await expect.poll(async () => (await zoom.requests()).length).toBe(1);
    expect(await zoom.control('faults', {}, 'GET')).toEqual([]);
    await zoom.control('faults', {}, 'DELETE');
    expect((await held).status).toBe(500);
  });

  it('hold a request until they are cleared', async () => {
    const route = 'GET /v2/users/:userId';
    await zoom.control('faults', { route, kind: 'hold', times: 1 });
    await zoom.control('requests', {}, 'DELETE');
    const held = zoom.api('GET /users/me', token);
    await expect.poll(async () => (await zoom.requests()).length).toBe(1);
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
    expect((await zoom.requests()).map(({ status }) => status)).toEqual([null, 200]);
    await zoom.control('faults', {}, 'DELETE');
    expect((await held).status).toBe(200);
  });

  it.each([
    [{ route: 'GET /v2/nothing', kind: 'html' }],
    [{ route: createRoute, kind: 'explode' }],
    [{ route: createRoute, kind: 'html', time: 1 }],
  ])('are rejected when they can never apply: %j', async (fault) => {
    await expect(zoom.control('faults', fault)).rejects.toThrow('400');
  });
});

describe('the request log', () => {
  it('contains calls, routes and statuses in order, without secrets', async () => {
    await zoom.api('GET /users/me/meetings?next_page_token=secret', token);
    await zoom.code(newPkce());
    await zoom.api('GET /users/me', undefined);
    const entries = await zoom.requests();
    expect(entries.map(({ route, path, status }) => [route, path, status])).toEqual([
      ['GET /v2/users/:userId/meetings', '/v2/users/me/meetings', 400],
      ['GET /oauth/authorize', '/oauth/authorize', 200],
      ['POST /oauth/authorize', '/oauth/authorize', 302],
      ['GET /v2/users/:userId', '/v2/users/me', 401],
    ]);
    expect(JSON.stringify(entries)).not.toContain('secret');
    expect(entries[0]?.at).toBe('2026-03-01T09:00:00.000Z');
  });

  it('contains a call whose connection was dropped', async () => {
    await zoom.control('faults', { route: createRoute, kind: 'dropBefore', times: 1 });
    await expect(zoom.api('POST /users/me/meetings', token, {})).rejects.toThrow();
    const [entry] = await zoom.requests();
    expect(entry).toMatchObject({ route: createRoute, status: null });
  });
});

describe('changes in the web portal', () => {
  it('add meetings, live ones and invitations', async () => {
    const { id } = await zoom.control('meetings', {
      hostedBy: clientMara,
      invited: [mara],
      live: true,
      topic: 'Surprise',
      start_time: '2026-03-01T10:00:00Z',
    });
    const { body } = await zoom.api('GET /users/me/upcoming_meetings', token);
    const item = items(body, 'meetings').find((meeting) => meeting.id === id);
    expect(item).toMatchObject({ topic: 'Surprise', is_host: false });
    const client = await zoom.signIn(clientMara);
    const own = await zoom.api(`GET /meetings/${String(id)}`, client.accessToken);
    expect(own.body).toMatchObject({ status: 'started', creation_source: 'web_portal' });
  });

  it('remove meetings', async () => {
    const { id } = await zoom.control('meetings', { hostedBy: mara });
    await zoom.control(`meetings/${String(id)}`, {}, 'DELETE');
    expect((await zoom.api(`GET /meetings/${String(id)}`, token)).body.code).toBe(3001);
  });
});

describe('what is not known about Zoom', () => {
  it('can be chosen until a reset, by known names and choices only', async () => {
    const initial = await zoom.control('behavior');
    const changed = await zoom.control('behavior', { serverZak: 'refused' });
    expect(changed).toEqual({ ...initial, serverZak: 'refused' });
    expect((await zoom.control('state', {}, 'GET')).behavior).toEqual(changed);
    await expect(zoom.control('behavior', { serverZak: 'maybe' })).rejects.toThrow('400');
    await expect(zoom.control('behavior', { zak: 'refused' })).rejects.toThrow('400');
    expect((await zoom.control('reset')).behavior).toEqual(initial);
  });
});

describe('resetting', () => {
  it('restores tokens, faults, apps, meetings and the log', async () => {
    await zoom.control('apps/sandboxPublicClient', { enabled: false });
    await zoom.control('faults', { route: '*', kind: 'html' });
    await zoom.control('clock', { now: '2030-01-01T00:00:00Z' });
    const state = await zoom.control('reset');
    expect(state).toMatchObject({
      now: '2026-03-01T09:00:00.000Z',
      grants: 0,
      faults: 0,
      requests: 0,
    });
    expect((await zoom.api('GET /users/me', token)).body.code).toBe(124);
    await zoom.signIn();
  });
});
