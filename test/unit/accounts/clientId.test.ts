import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkClientId, clientIdProblem } from '../../../src/accounts/setUp/clientId';
import { SandboxClient } from '../sandbox/sandboxClient.ts';

let zoom: SandboxClient;

beforeAll(async () => {
  zoom = await SandboxClient.start();
});
beforeEach(() => zoom.control('reset'));
afterAll(() => zoom.close());

const check = (clientId: string, signal = new AbortController().signal) =>
  checkClientId({ clientId, oauthUrl: `${zoom.url}/oauth` }, signal);

describe('clientIdProblem', () => {
  it.each(['gBJbWx7zSpKTr_PIgmBuoA', ' sandboxPublicClient\n', 'Ab-d_fGhIjKlMnOpQrStUv'])(
    'accepts %j',
    (text) => {
      expect(clientIdProblem(text)).toBeUndefined();
    },
  );

  it.each(['', 'short', 'not an id', 'https://marketplace.zoom.us/develop', '{"clientId":"abc"}'])(
    'says what an ID looks like for %j',
    (text) => {
      expect(clientIdProblem(text)).toMatch(/at least 8 characters/);
    },
  );

  it('recognizes a secret that was pasted by mistake', () => {
    expect(clientIdProblem('Q3xv7Kp0WmZt9LrB2NyE5HsD8FgJ4AcU')).toMatch(/client secret/);
  });
});

describe('checkClientId', () => {
  it.each([
    ['sandboxPublicClient', 'public'],
    ['sandboxConfidentialClient', 'other'],
    ['sandboxServerClient', 'other'],
    ['nobodyHasThisClientId', 'other'],
  ])('finds out that %s is %s, with one request', async (clientId, kind) => {
    await zoom.control('requests', {}, 'DELETE');
    expect(await check(clientId)).toBe(kind);
    expect((await zoom.requests()).map(({ route }) => route)).toEqual(['POST /oauth/token']);
  });

  it.each([
    ['is not reached', { kind: 'dropBefore' }],
    ['has a fault', { kind: 'status', status: 503 }],
    ['is hidden by a captive portal', { kind: 'html' }],
  ])('does not know if Zoom %s', async (_what, fault) => {
    await zoom.control('faults', { route: 'POST /oauth/token', ...fault });
    expect(await check('sandboxPublicClient')).toBe('unknown');
  });

  it('says that the app is disabled', async () => {
    await zoom.control('apps/sandboxPublicClient', { enabled: false });
    await expect(check('sandboxPublicClient')).rejects.toMatchObject({ reason: 'appDisabled' });
  });

  it('stops when the person leaves the question', async () => {
    const left = new AbortController();
    left.abort();
    await expect(check('sandboxPublicClient', left.signal)).rejects.toThrow();
  });
});
