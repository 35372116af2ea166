import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientMara, mara, SandboxClient, type ApiResponse } from './sandboxClient.ts';

describe('rate limits', () => {
  let zoom: SandboxClient;
  let token: string;
  beforeAll(async () => {
    zoom = await SandboxClient.start();
  });
  beforeEach(async () => {
    await zoom.control('reset');
    token = (await zoom.signIn()).accessToken;
  });
  afterAll(() => zoom.close());

  it('are 80 light and 60 medium calls a second for a Business account', async () => {
    const light = Array.from({ length: 81 }, () => zoom.api('GET /users/me', token));
    const statuses = (await Promise.all(light)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(80);
    const medium = Array.from({ length: 61 }, () => zoom.api('GET /users/me/meetings', token));
    const responses = await Promise.all(medium);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(60);
    const refused = responses.find(({ status }) => status === 429);
    expect(refused?.body).toEqual({
      code: 429,
      message: 'You have reached the maximum per-second rate limit for this API. Try again later.',
    });
    expect(limitHeaders(refused)).toEqual({
      'x-ratelimit-category': 'Medium',
      'retry-after': '2026-03-01T09:00:01Z',
    });
    await zoom.advance(1000);
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
  });

  it('are reported as a category, or in full if the sandbox is started so', async () => {
    expect(limitHeaders(await zoom.api('GET /users/me', token))).toEqual({
      'x-ratelimit-category': 'Light',
    });
    await zoom.control('behavior', { rateLimitHeaders: 'all' });
    expect(limitHeaders(await zoom.api('GET /users/me', token))).toEqual({
      'x-ratelimit-category': 'Light',
      'x-ratelimit-type': 'QPS',
      'x-ratelimit-limit': '80',
      'x-ratelimit-remaining': '78',
    });
    await zoom.control('account', { user: mara, plan: 'free', callsToday: { Medium: 2000 } });
    expect(limitHeaders(await zoom.api('GET /users/me/meetings', token))).toEqual({
      'x-ratelimit-category': 'Medium',
      'x-ratelimit-type': 'Daily-limit',
      'x-ratelimit-limit': '2000',
      'x-ratelimit-remaining': '0',
      'retry-after': '2026-03-02T00:00:00Z',
    });
  });

  it('have code 4001 for calls per second on endpoints that document it', async () => {
    await zoom.control('account', { user: mara, plan: 'free' });
    const refusals = async (call: string): Promise<unknown[]> => {
      const calls = Array.from({ length: 5 }, () => zoom.api(call, token, '{}'));
      const responses = await Promise.all(calls);
      return responses.filter(({ status }) => status === 429).map(({ body }) => body.code);
    };
    expect(await refusals('PATCH /meetings/4157702938')).toEqual([4001]);
    expect(await refusals('PUT /meetings/4157702938/status')).toEqual(Array(5).fill(429));
  });

  it('depend on the plan of each account', async () => {
    await zoom.control('account', { user: mara, plan: 'free' });
    const { accessToken } = await zoom.signIn(clientMara);
    const accepted = async (accountToken: string): Promise<number> => {
      const calls = Array.from({ length: 6 }, () => zoom.api('GET /users/me', accountToken));
      return (await Promise.all(calls)).filter(({ status }) => status === 200).length;
    };
    expect([await accepted(token), await accepted(accessToken)]).toEqual([4, 6]);
  });

  it('apply until midnight UTC when the daily limit is reached', async () => {
    await zoom.control('account', { user: mara, plan: 'free', callsToday: { Medium: 1999 } });
    expect((await zoom.api('GET /users/me/meetings', token)).status).toBe(200);
    const { status, headers, body } = await zoom.api('GET /users/me/meetings', token);
    expect([status, body.code]).toEqual([429, 429]);
    expect(body.message).toContain('maximum daily rate limit');
    expect(headers.get('retry-after')).toBe('2026-03-02T00:00:00Z');
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
    await zoom.advance(15 * 3_600_000);
    const { accessToken } = await zoom.signIn();
    expect((await zoom.api('GET /users/me/meetings', accessToken)).status).toBe(200);
  });

  it('allow a host 100 creations and updates a day', async () => {
    await zoom.control('account', { user: mara, meetingWritesToday: 98 });
    const { body } = await zoom.api('POST /users/me/meetings', token, {});
    const path = `PATCH /meetings/${String(body.id)}`;
    expect((await zoom.api(path, token, { topic: 'A' })).status).toBe(204);
    const refused = await zoom.api(path, token, { topic: 'B' });
    expect(refused.status).toBe(429);
    expect(refused.body.message).toContain(
      'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests',
    );
    expect(refused.headers.get('retry-after')).toBe('2026-03-02T00:00:00Z');
    expect((await zoom.api('POST /users/me/meetings', token, {})).status).toBe(429);
    await zoom.advance(15 * 3_600_000);
    const { accessToken } = await zoom.signIn();
    expect((await zoom.api('POST /users/me/meetings', accessToken, {})).status).toBe(201);
  });
});

function limitHeaders(response: ApiResponse | undefined): Record<string, string> {
  return Object.fromEntries(
    [...(response?.headers ?? [])].filter(([name]) => /ratelimit|retry/.test(name)),
  );
}
