import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { env, Uri } from 'vscode';
import { DeviceCodeMethod } from '../../../src/accounts/signIn/confidentialMethods';
import { expiredAccount } from '../support/accountParts.ts';

/** How long the method has waited before each poll, in ms. No time passes. */
const { delays } = vi.hoisted(() => ({ delays: [] as number[] }));
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number, _value: unknown, { signal }: { signal: AbortSignal }) => {
    delays.push(ms);
    return signal.aborted ? Promise.reject(signal.reason as Error) : Promise.resolve();
  },
}));

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
  delays.length = 0;
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
  let polls = 0;
  const server = createServer((request, response) => {
    if (request.url === '/oauth/token') {
      const answer = answers[Math.min(polls, answers.length - 1)];
      polls++;
      answer?.(response);
      return;
    }
    json(200, {
      device_code: 'device',
      user_code: 'ABCD-1234',
      verification_uri: `${origin}/oauth_device`,
      expires_in: expiresIn,
      interval: 1,
    })(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.spyOn(Uri, 'parse').mockImplementation((uri) => uri as never);
  vi.spyOn(env, 'openExternal').mockResolvedValue(true);
  const result: unknown = await new DeviceCodeMethod()
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
    expect(polls).toBe(5);
  });

  it('waits longer with each failure, a minute longer at most, and as before after an answer', async () => {
    const pending = refuse('authorization_pending');
    await signIn([...Array.from({ length: 6 }, () => drop), pending, tokens]);
    expect(delays).toEqual([1, 6, 11, 21, 41, 61, 61, 1].map((seconds) => seconds * 1_000));
  });

  it.each([
    ['access_denied', 'declined'],
    ['expired_token', 'timedOut'],
    ['invalid_client', 'clientRefused'],
  ])('ends with %s', async (error, reason) => {
    const { result, polls } = await signIn([drop, refuse(error)]);
    expect(result).toMatchObject({ name: 'ZoomAuthError', reason });
    expect(polls).toBe(2);
  });

  it('names the failure if Zoom cannot be reached until the code expires', async () => {
    const { result } = await signIn([drop], { expiresIn: 0.2 });
    expect(result).toMatchObject({ name: 'ZoomNetworkError' });
  });

  it('can be canceled while Zoom cannot be reached', async () => {
    const dismissal = new AbortController();
    const dismiss: Respond = (response) => {
      dismissal.abort();
      drop(response);
    };
    const { result, polls } = await signIn([drop, drop, dismiss], { signal: dismissal.signal });
    expect(result).toMatchObject({ name: 'AbortError' });
    expect(polls).toBe(3);
  });
});
