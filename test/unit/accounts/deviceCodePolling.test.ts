import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { env, Uri } from 'vscode';
import { DeviceCodeMethod } from '../../../src/accounts/signIn/confidentialMethods';
import { expiredAccount } from '../support/accountParts.ts';

type Respond = (response: ServerResponse) => unknown;

const json =
  (status: number, body: object): Respond =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const refuse = (error: string) => json(400, { reason: error, error });
const tokens = json(200, {
  access_token: 'access',
  refresh_token: 'refresh',
  token_type: 'bearer',
});
const drop: Respond = (response) => response.destroy();
const proxyPage: Respond = (response) => response.writeHead(502).end('<html>');
const portalPage: Respond = (response) => response.writeHead(200).end('<html>');

const closers: (() => void)[] = [];

afterEach(() => {
  closers.splice(0).forEach((close) => {
    close();
  });
  vi.restoreAllMocks();
});

/** Signs in at a server that answers the polls like this, the last answer again and again. */
async function signIn(
  answers: readonly Respond[],
  { expiresIn = 900, signal = neverAborted } = {},
) {
  const polls: number[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/oauth/token') {
      const answer = answers[Math.min(polls.length, answers.length - 1)];
      polls.push(performance.now());
      answer?.(response);
      return;
    }
    json(200, {
      device_code: 'device',
      user_code: 'ABCD-1234',
      verification_uri: `${origin}/oauth_device`,
      expires_in: expiresIn,
      interval: 0.001,
    })(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.spyOn(Uri, 'parse').mockImplementation((uri) => uri as never);
  vi.spyOn(env, 'openExternal').mockResolvedValue(true);
  const result: unknown = await new DeviceCodeMethod(20)
    .signIn({
      app: { oauthUrl: `${origin}/oauth`, clientId: 'id', clientSecret: 'secret' },
      scopes: [],
      signal,
      report: () => undefined,
      complete: async (requestTokens) => {
        const answer = await requestTokens();
        return typeof answer === 'string'
          ? answer
          : expiredAccount(origin, { accessToken: answer.accessToken, refreshToken: '' });
      },
    })
    .catch((error: unknown) => error);
  return { result, polls };
}

const neverAborted = new AbortController().signal;

describe('Polling a device authorization', () => {
  it.each([
    ['a connection that breaks', drop],
    ['a server error', json(503, {})],
    ['a page of a proxy', proxyPage],
    ['a page of a captive portal', portalPage],
  ])('continues after %s', async (_what, failure) => {
    const pending = refuse('authorization_pending');
    const { result, polls } = await signIn([pending, failure, failure, pending, tokens]);
    expect(result).toMatchObject({ accessToken: 'access' });
    expect(polls).toHaveLength(5);
  });

  it('waits twice as long after each failure, and as before after an answer', async () => {
    const pending = refuse('authorization_pending');
    const { polls } = await signIn([drop, drop, drop, pending, tokens]);
    const delays = polls.slice(1).map((time, index) => time - (polls[index] ?? 0));
    [20, 40, 80].forEach((expected, index) => {
      // Timers may fire a millisecond early.
      expect(delays[index]).toBeGreaterThan(expected - 2);
    });
    expect(delays[3]).toBeLessThan(60);
  });

  it.each([
    ['access_denied', 'declined'],
    ['expired_token', 'timedOut'],
    ['invalid_client', 'clientRefused'],
  ])('ends with %s', async (error, reason) => {
    const { result, polls } = await signIn([drop, refuse(error)]);
    expect(result).toMatchObject({ name: 'ZoomAuthError', reason });
    expect(polls).toHaveLength(2);
  });

  it('names the failure if Zoom cannot be reached until the code expires', async () => {
    const { result } = await signIn([drop], { expiresIn: 0.2 });
    expect(result).toMatchObject({ name: 'ZoomNetworkError' });
  });

  it('can be canceled while Zoom cannot be reached', async () => {
    const { result, polls } = await signIn([drop], { signal: AbortSignal.timeout(100) });
    expect(result).toMatchObject({ name: 'AbortError' });
    expect(polls.length).toBeLessThan(5);
  });
});
