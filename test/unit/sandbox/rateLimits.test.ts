import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mara, SandboxClient } from './sandboxClient.ts';

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
    expect(Object.fromEntries(refused?.headers ?? [])).toMatchObject({
      'x-ratelimit-category': 'Medium',
      'x-ratelimit-type': 'QPS',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '0',
      'retry-after': '2026-03-01T09:00:01Z',
    });
    await zoom.advance(1000);
    expect((await zoom.api('GET /users/me', token)).status).toBe(200);
  });

  it('are reported with the remaining calls', async () => {
    await zoom.api('GET /users/me', token);
    const { headers } = await zoom.api('GET /users/me', token);
    expect(headers.get('x-ratelimit-remaining')).toBe('78');
  });

  it('apply until midnight UTC when the daily limit is reached', async () => {
    await zoom.control('account', { user: mara, plan: 'free', callsToday: { Medium: 1999 } });
    expect((await zoom.api('GET /users/me/meetings', token)).status).toBe(200);
    const { status, headers, body } = await zoom.api('GET /users/me/meetings', token);
    expect([status, body.code]).toEqual([429, 429]);
    expect(body.message).toContain('maximum daily rate limit');
    expect(headers.get('x-ratelimit-type')).toBe('Daily-limit');
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
