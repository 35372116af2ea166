import { afterEach, describe, expect, it, vi } from 'vitest';
import { type ApiRequestRecord, ApiTransport } from '../../../src/zoom/http/apiTransport';
import {
  ZoomAuthError,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomRateLimitError,
  ZoomScopeError,
  ZoomServerError,
  ZoomValidationError,
} from '../../../src/zoom/errors';
import type { HttpRequestInit } from '../../../src/zoom/http/nodeFetch';

interface Sent {
  url: string;
  init: HttpRequestInit;
}

function transportReturning(status: number, body: unknown, headers: Record<string, string> = {}) {
  const sent: Sent[] = [];
  const records: ApiRequestRecord[] = [];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const transport = new ApiTransport({
    apiUrl: 'https://api.zoom.us/v2',
    fetch: (url, init) => {
      sent.push({ url, init });
      return Promise.resolve(new Response(status === 204 ? null : text, { status, headers }));
    },
    onRequest: (record) => records.push(record),
  });
  const send = () =>
    transport.send(
      {
        kind: 'getMeeting',
        method: 'GET',
        path: '/meetings/85012345678',
        route: '/meetings/{meetingId}',
      },
      'secret-token',
    );
  return { transport, send, sent, records };
}

afterEach(() => {
  vi.useRealTimers();
});

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('Expected a failure.');
    },
    (error: unknown) => error,
  );
}

describe('ApiTransport', () => {
  it('sends the token in the Authorization header and nowhere else', async () => {
    const { transport, sent } = transportReturning(200, {});
    await transport.send(
      {
        kind: 'createMeeting',
        method: 'POST',
        path: '/users/me/meetings',
        route: '/users/me/meetings',
        query: { page_size: 300, next_page_token: undefined },
        body: { topic: 'Stand-up' },
      },
      'secret-token',
    );
    expect(sent).toHaveLength(1);
    expect(sent[0]?.url).toBe('https://api.zoom.us/v2/users/me/meetings?page_size=300');
    expect(sent[0]?.init.headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'content-type': 'application/json',
    });
    expect(sent[0]?.init.body).toBe('{"topic":"Stand-up"}');
  });

  it('returns undefined for an empty response', async () => {
    await expect(transportReturning(204, '').send()).resolves.toBeUndefined();
  });

  it('reports how long the body of a successful response is', async () => {
    const lengths: number[] = [];
    const sendWith = (status: number, body: unknown) =>
      transportReturning(status, body).transport.send(
        {
          kind: 'listMeetings',
          method: 'GET',
          path: '/users/me/meetings',
          route: '',
          onBody: (length) => lengths.push(length),
        },
        'secret-token',
      );
    await sendWith(200, '{"meetings":[]}');
    await expect(sendWith(500, 'oops')).rejects.toThrow();
    expect(lengths).toEqual([15]);
  });

  it('reports the route to the log, never the query or the token', async () => {
    const { send, records } = transportReturning(200, {}, { 'x-zm-trackingid': 'WEB_1' });
    await send();
    expect(records).toMatchObject([
      { method: 'GET', route: '/meetings/{meetingId}', status: 200, trackingId: 'WEB_1' },
    ]);
    expect(JSON.stringify(records)).not.toContain('secret-token');
  });

  it.each([
    [401, { code: 124, message: 'Access token is expired.' }, ZoomAuthError],
    [400, { code: 124, message: 'Invalid access token.' }, ZoomAuthError],
    [400, { code: 300, message: 'Validation Failed.' }, ZoomValidationError],
    [404, { code: 300, message: 'The next page token is invalid.' }, ZoomValidationError],
    [404, { code: 3001, message: 'Meeting does not exist.' }, ZoomNotFoundError],
    [400, { code: 1001, message: 'User does not exist.' }, ZoomNotFoundError],
    [400, { code: 200, message: 'Only available for paid accounts.' }, ZoomPermissionError],
    [400, { code: 3161, message: 'Not allowed to host.' }, ZoomPermissionError],
    [403, { code: 403, message: 'has not permitted access to the resource' }, ZoomPermissionError],
    [403, { message: 'No permission' }, ZoomPermissionError],
    [403, '', ZoomPermissionError],
    [403, '\n<!doctype html><title>Blocked</title>', ZoomServerError],
    [500, { code: 500, message: 'oops' }, ZoomServerError],
    [502, '<html>Bad gateway</html>', ZoomServerError],
    [400, '<html>Proxy</html>', ZoomServerError],
    [302, '', ZoomServerError],
  ])('throws for %i %j: %o', async (status, body, kind) => {
    const error = await failure(transportReturning(status, body).send());
    expect(error).toBeInstanceOf(kind);
    expect(error).toMatchObject({ status });
  });

  it('distinguishes a newer sign-in from an expired session', async () => {
    const error = await failure(
      transportReturning(401, { code: 4741, message: 'The token has been revoked.' }).send(),
    );
    expect(error).toMatchObject({ name: 'ZoomAuthError', reason: 'anotherSignIn', code: 4741 });
  });

  it('names the scope that is enough, by the new code and by the old one', async () => {
    const message =
      'Invalid access token, does not contain scopes:[meeting:write:meeting, meeting:write:meeting:admin].';
    for (const code of [4711, 4700]) {
      const error = await failure(transportReturning(400, { code, message }).send());
      expect(error).toBeInstanceOf(ZoomScopeError);
      expect(error).toMatchObject({ scopes: ['meeting:write:meeting'] });
    }
  });

  it('returns the fields of an invalid request', async () => {
    const error = await failure(
      transportReturning(400, {
        code: 300,
        message: 'Validation Failed.',
        errors: [{ field: 'duration', message: 'Too long.' }, 7, null],
      }).send(),
    );
    expect(error).toMatchObject({ fields: [{ field: 'duration', message: 'Too long.' }] });
  });

  it('reads when a daily limit resets, which Zoom sends as a date', async () => {
    vi.setSystemTime('2026-03-02T10:00:00Z');
    const inAnHour = new Date('2026-03-02T11:00:00Z');
    const error = await failure(
      transportReturning(
        429,
        { code: 429, message: 'You have reached the maximum daily rate limit for this API.' },
        { 'x-ratelimit-type': 'Daily-limit', 'retry-after': inAnHour.toISOString() },
      ).send(),
    );
    expect(error).toBeInstanceOf(ZoomRateLimitError);
    expect(error).toMatchObject({ limit: 'daily', retryAt: inAnHour });
  });

  it('recognizes a daily limit by its message if headers are missing, and resets it at midnight UTC', async () => {
    vi.setSystemTime('2026-03-02T10:00:00Z');
    const error = await failure(
      transportReturning(429, {
        code: 429,
        message:
          'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this user.',
      }).send(),
    );
    expect(error).toMatchObject({ limit: 'daily', retryAt: new Date('2026-03-03T00:00:00Z') });
  });

  it('accepts a Retry-After in seconds too', async () => {
    const before = Date.now();
    const { transport, sent } = transportReturning(
      429,
      { code: 429, message: 'per-second' },
      { 'x-ratelimit-type': 'QPS', 'retry-after': '3' },
    );
    const error = await failure(
      transport.send(
        { kind: 'createMeeting', method: 'POST', path: '/users/me/meetings', route: '' },
        'secret-token',
      ),
    );
    expect(error).toBeInstanceOf(ZoomRateLimitError);
    const { limit, retryAt } = error as ZoomRateLimitError;
    expect(limit).toBe('perSecond');
    expect(retryAt.getTime()).toBeGreaterThanOrEqual(before + 3_000);
    expect(retryAt.getTime()).toBeLessThanOrEqual(Date.now() + 3_000);
    expect(sent).toHaveLength(1);
  });

  it('retries a request that only reads after a per-second limit', async () => {
    const limited = () =>
      new Response(JSON.stringify({ code: 429, message: 'per-second' }), {
        status: 429,
        headers: { 'x-ratelimit-type': 'QPS', 'retry-after': '0' },
      });
    const responses = [limited(), limited(), new Response('{"id":1}')];
    const transport = new ApiTransport({
      apiUrl: 'https://api.zoom.us/v2',
      fetch: () => Promise.resolve(responses.shift() ?? limited()),
    });
    await expect(
      transport.send(
        { kind: 'getUser', method: 'GET', path: '/users/me', route: '/users/me' },
        'secret-token',
      ),
    ).resolves.toEqual({ id: 1 });
    expect(responses).toEqual([]);
  });

  it('does not retry after a daily limit', async () => {
    const { send, sent } = transportReturning(
      429,
      { code: 429, message: 'daily' },
      { 'x-ratelimit-type': 'Daily-limit', 'retry-after': new Date().toISOString() },
    );
    expect(await failure(send())).toMatchObject({ limit: 'daily' });
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['<html>Sign in to Wi-Fi</html>', 'proxyPage'],
    ['Sign in to Wi-Fi', 'unreadable'],
  ])('reports a 200 without JSON as what it is: %s', async (body, reason) => {
    const error = await failure(transportReturning(200, body).send());
    expect(error).toMatchObject({ name: 'ZoomServerError', reason });
  });

  it('removes secrets in Zoom’s messages from the error', async () => {
    const error = await failure(
      transportReturning(400, {
        code: 3000,
        message:
          'Cannot open https://zoom.us/j/850?pwd=abcDEF123 with zak=eyJhbGciOi.eyJhdWQ and eyJ0eXAi.abc',
      }).send(),
    );
    expect((error as Error).message).not.toMatch(/abcDEF123|eyJ/);
  });
});
