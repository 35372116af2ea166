import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { FileLock } from '../../../src/platform/fileLock';
import { TokenRenewal } from '../../../src/accounts/tokens/tokenRenewal';
import { SandboxClient } from '../sandbox/sandboxClient.ts';

/** How long the windows have waited for each other without a lock, in ms; none of it passes. */
const waited = vi.hoisted(() => ({ ms: 0 }));

vi.mock('node:timers/promises', async (importOriginal) => {
  const timers = await importOriginal<{ setTimeout: (...args: unknown[]) => Promise<unknown> }>();
  return {
    ...timers,
    setTimeout: (ms: number, ...others: unknown[]) => {
      if (ms !== 250) {
        return timers.setTimeout(ms, ...others);
      }
      waited.ms += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
});

const log = { info: () => undefined, error: () => undefined };

let zoom: SandboxClient;
let folder: string;
/** The client ID that is set. */
let currentClientId: string;
/** The access tokens that were revoked because they arrived too late. */
let discarded: string[];
/** The ids of the accounts whose end was reported, once per report. */
let ends: string[];

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-renewal-'));
});
beforeEach(async () => {
  ends = [];
  waited.ms = 0;
  currentClientId = 'sandboxPublicClient';
  discarded = [];
  await zoom.control('reset');
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

/** The one account that several windows of a desktop share. */
class SharedStore {
  account: Account | undefined;
  get = () => Promise.resolve(this.account);
  replace = (account: Account, { accessToken }: Pick<Account, 'accessToken'>) => {
    if (this.account?.accessToken === accessToken) {
      this.account = account;
    }
    return Promise.resolve(this.account);
  };
}

async function signIn(store: SharedStore): Promise<Account> {
  const { accessToken, refreshToken } = await zoom.signIn();
  return (store.account = {
    version: 1,
    id: 'mara',
    label: 'mara',
    clientId: 'sandboxPublicClient',
    oauthUrl: `${zoom.url}/oauth`,
    apiUrl: `${zoom.url}/v2`,
    scopes: [],
    accessToken,
    refreshToken,
    expiresAt: 0,
    signedInAt: 0,
  });
}

/** A window with a renewal of its own and the shared store. */
function window(store: Pick<SharedStore, 'get' | 'replace'>, lockFolder = folder): TokenRenewal {
  return new TokenRenewal({
    store,
    oauthClient: {
      forAccount: (clientId, oauthUrl) => Promise.resolve({ clientId, oauthUrl }),
      isReplaced: (clientId) => clientId !== currentClientId,
    },
    lock: new FileLock(lockFolder, log),
    exchange: undefined,
    onSessionEnd: (account) => ends.push(account.id),
    onRenewal: () => undefined,
    revoke: ({ accessToken }) => Promise.resolve(void discarded.push(accessToken)),
    log,
  });
}

async function tokenRequests(): Promise<number> {
  const requests = await zoom.requests();
  return requests.filter(({ route }) => route === 'POST /oauth/token').length;
}

describe('TokenRenewal', () => {
  it('sends one request for many calls in many windows', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    await zoom.control('requests', {}, 'DELETE');
    const windows = [window(store), window(store), window(store)];
    const renewed = await Promise.all(
      windows.flatMap((one) => Array.from({ length: 10 }, () => one.renew(account))),
    );
    expect(await tokenRequests()).toBe(1);
    expect(new Set(renewed.map(({ accessToken }) => accessToken)).size).toBe(1);
    expect(renewed[0]?.accessToken).not.toBe(account.accessToken);
  });

  it('sends one request for a session that has ended, and one window reports it', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    await signIn(new SharedStore());
    await zoom.control('requests', {}, 'DELETE');
    const windows = [window(store), window(store), window(store)];
    const outcomes = await Promise.allSettled(windows.map((one) => one.renew(account)));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(await tokenRequests()).toBe(1);
    expect(ends).toEqual([account.id]);
  });

  it('loses no session except when Zoom’s rotation forces it to', async () => {
    const store = new SharedStore();
    let account = await signIn(store);
    let forced = 0;
    let signInsNeeded = 0;
    let successes = 0;
    // A fixed sequence that looks like chance (Park and Miller's generator).
    let random = 42;
    const kinds = ['none', 'dropBefore', 'dropAfter', 'html', 'status', 'truncate'] as const;
    for (let round = 0; round < 300; round++) {
      random = (random * 48_271) % 2_147_483_647;
      const kind = kinds[random % kinds.length] ?? 'none';
      if (kind !== 'none') {
        const status = kind === 'status' ? { status: 503, body: {} } : {};
        await zoom.control('faults', { route: 'POST /oauth/token', kind, times: 1, ...status });
      }
      // The answer is lost after the token was used up: no client can know the new one.
      forced += kind === 'dropAfter' || kind === 'truncate' ? 1 : 0;
      for (let attempt = 0; attempt < 3 && store.account?.ended === undefined; attempt++) {
        const outcome = await window(store)
          .renew(account)
          .catch((error: unknown) => error);
        if (!(outcome instanceof Error)) {
          account = outcome as Account;
          successes++;
          break;
        }
      }
      if (store.account?.ended !== undefined) {
        signInsNeeded++;
        account = await signIn(store);
      }
    }
    expect(signInsNeeded).toBe(forced);
    expect(successes).toBe(300 - forced);
    expect(forced).toBeGreaterThan(50);
  }, 60_000);

  it('leaves the account unchanged if the app is unknown, so that it can be set up again', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    await zoom.control('faults', {
      route: 'POST /oauth/token',
      kind: 'status',
      status: 400,
      times: 1,
      body: { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    });
    await expect(window(store).renew(account)).rejects.toMatchObject({ reason: 'clientRefused' });
    expect(store.account?.ended).toBeUndefined();
    await expect(window(store).renew(account)).resolves.toMatchObject({ ended: undefined });
  });

  it.each([
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    { reason: 'The app has been disabled by the developer', error: 'invalid_client' },
    { reason: 'unauthorized', error: 'unauthorized_client' },
  ])('ends the session of an app that another one has replaced, if Zoom says %j', async (body) => {
    const store = new SharedStore();
    const account = await signIn(store);
    currentClientId = 'newClient';
    await zoom.control('requests', {}, 'DELETE');
    await zoom.control('faults', { route: 'POST /oauth/token', kind: 'status', status: 400, body });
    for (let command = 0; command < 3; command++) {
      await expect(window(store).renew(account)).rejects.toMatchObject({ reason: 'sessionEnded' });
    }
    expect(await tokenRequests()).toBe(1);
    expect(ends).toEqual([account.id]);
    expect(store.account?.ended).toBe('sessionEnded');
  });

  it('renews the session of an app that another one has replaced, as long as Zoom does', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    currentClientId = 'newClient';
    await expect(window(store).renew(account)).resolves.toMatchObject({ ended: undefined });
  });

  it.each([
    [400, { reason: 'Invalid Token!', error: 'invalid_request' }],
    [400, { reason: 'Invalid Token!', error: 'invalid_token' }],
    [401, { reason: 'Invalid Token!', error: 'invalid_token' }],
    [401, { reason: 'Invalid Token!' }],
  ])(
    'ends the session once if Zoom refuses the token in other words: %i %j',
    async (status, body) => {
      const store = new SharedStore();
      const account = await signIn(store);
      await zoom.control('requests', {}, 'DELETE');
      await zoom.control('faults', { route: 'POST /oauth/token', kind: 'status', status, body });
      for (let command = 0; command < 3; command++) {
        await expect(window(store).renew(account)).rejects.toMatchObject({
          reason: 'sessionEnded',
        });
      }
      expect(await tokenRequests()).toBe(1);
      expect(store.account?.ended).toBe('sessionEnded');
    },
  );

  it.each([
    [401, { 'content-type': 'text/html', 'www-authenticate': 'Basic' }, '<html>Sign in</html>'],
    [407, { 'content-type': 'text/html' }, '<html>Sign in</html>'],
    [403, { 'content-type': 'text/html' }, '<html>Blocked</html>'],
  ])('keeps the session if a proxy answers: %i %j', async (status, headers, body) => {
    const store = new SharedStore();
    const account = await signIn(store);
    const fault = { route: 'POST /oauth/token', kind: 'status', times: 1, status, headers, body };
    await zoom.control('faults', fault);
    await expect(window(store).renew(account)).rejects.toMatchObject({
      name: 'ZoomServerError',
      nextStep: 'checkProxy',
    });
    await expect(window(store).renew(account)).resolves.toMatchObject({ ended: undefined });
  });

  it('sends no request before a rate limit has passed, and keeps the session', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    await zoom.control('requests', {}, 'DELETE');
    await zoom.control('faults', {
      route: 'POST /oauth/token',
      kind: 'status',
      status: 429,
      times: 1,
      headers: { 'retry-after': '40' },
      body: { reason: 'Too many requests' },
    });
    const renewal = window(store);
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      for (let command = 0; command < 3; command++) {
        await expect(renewal.renew(account)).rejects.toMatchObject({
          name: 'ZoomRateLimitError',
          retryAt: new Date(Date.now() + 40_000),
        });
      }
      expect(await tokenRequests()).toBe(1);
      vi.setSystemTime(Date.now() + 39_999);
      await expect(renewal.renew(account)).rejects.toMatchObject({ name: 'ZoomRateLimitError' });
      vi.setSystemTime(Date.now() + 1);
      await expect(renewal.renew(account)).resolves.toMatchObject({ ended: undefined });
      expect(await tokenRequests()).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('returns what another window has stored in place of used tokens', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    const renewed = await window(store).renew(account);
    expect(await window(store).renew(account)).toEqual(renewed);
  });

  it('does not restore an account that was signed out in the meantime', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    store.account = undefined;
    await expect(window(store).renew(account)).rejects.toMatchObject({ reason: 'notSignedIn' });
    expect(store.account).toBeUndefined();
  });

  it('does not undo a sign-out during the request', async () => {
    const store = new SharedStore();
    for (const kind of ['success', 'status'] as const) {
      const account = await signIn(store);
      discarded = [];
      await zoom.control('requests', {}, 'DELETE');
      await zoom.hold('POST /oauth/token');
      if (kind === 'status') {
        await zoom.control('faults', {
          route: 'POST /oauth/token',
          kind,
          status: 400,
          times: 1,
          body: { reason: 'Invalid Token!', error: 'invalid_grant' },
        });
      }
      const signedOut = window(store).renew(account);
      await expect.poll(tokenRequests).toBe(1);
      store.account = undefined;
      await zoom.release();
      await expect(signedOut).rejects.toMatchObject({ reason: 'notSignedIn' });
      expect(store.account).toBeUndefined();
      // Nobody has the new tokens, so they must not be of use to anybody.
      expect(discarded).toHaveLength(kind === 'success' ? 1 : 0);
      await zoom.control('reset');
    }
  });

  it('reports once that a session without a refresh token has ended', async () => {
    const store = new SharedStore();
    const account = { ...(await signIn(store)), refreshToken: undefined };
    store.account = account;
    await expect(window(store).renew(account)).rejects.toMatchObject({ reason: 'sessionEnded' });
    expect(ends).toEqual([account.id]);
  });

  it('does not overwrite a new sign-in', async () => {
    const store = new SharedStore();
    const account = await signIn(store);
    await zoom.control('requests', {}, 'DELETE');
    await zoom.hold('POST /oauth/token');
    const renewing = window(store).renew(account);
    await expect.poll(tokenRequests).toBe(1);
    const signedInAgain = { ...account, accessToken: 'new', refreshToken: 'new', signedInAt: 1 };
    store.account = signedInAgain;
    await zoom.release();
    await expect(renewing).resolves.toEqual(signedInAgain);
    expect(store.account).toEqual(signedInAgain);
  });

  describe('without a lock, because its folder cannot be written', () => {
    const unusable = () => join(folder, 'a-file', 'locks');

    beforeEach(() => writeFile(join(folder, 'a-file'), ''));

    it('renews', async () => {
      const store = new SharedStore();
      const account = await signIn(store);
      const renewed = await window(store, unusable()).renew(account);
      expect(renewed.accessToken).not.toBe(account.accessToken);
      expect(store.account).toEqual(renewed);
    });

    it('waits for the window that has used the refresh token, instead of ending the session', async () => {
      const store = new SharedStore();
      const account = await signIn(store);
      const saving = Promise.withResolvers<undefined>();
      const refused = Promise.withResolvers<undefined>();
      const first = window(
        {
          get: store.get,
          replace: async (renewed, read) => {
            saving.resolve(undefined);
            await refused.promise;
            return store.replace(renewed, read);
          },
        },
        unusable(),
      );
      let reads = 0;
      const second = window(
        {
          get: async () => {
            const found = await store.get();
            // The second read follows the refusal.
            if (++reads === 2) {
              refused.resolve(undefined);
            }
            return found;
          },
          replace: store.replace,
        },
        unusable(),
      );
      const renewing = first.renew(account);
      await saving.promise;
      const renewed = await second.renew(account);
      expect(await renewing).toEqual(renewed);
      expect(renewed.ended).toBeUndefined();
      expect(ends).toEqual([]);
    });

    it('ends a session that no window has renewed', async () => {
      const store = new SharedStore();
      const account = await signIn(store);
      await signIn(new SharedStore());
      await expect(window(store, unusable()).renew(account)).rejects.toMatchObject({
        reason: 'sessionEnded',
      });
      expect(ends).toEqual([account.id]);
      expect(waited.ms).toBe(19 * 250);
    });
  });

  it('releases its lock after a response that is too large, and keeps the session', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests++;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ access_token: 'x'.repeat(1024 * 1024) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const store = new SharedStore();
      const { port } = server.address() as AddressInfo;
      const account = { ...(await signIn(store)), oauthUrl: `http://127.0.0.1:${port}/oauth` };
      store.account = account;
      for (const attempt of [1, 2]) {
        await expect(window(store).renew(account)).rejects.toMatchObject({
          name: 'ZoomServerError',
          reason: 'tooLarge',
        });
        expect(requests).toBe(attempt);
      }
      expect(store.account).toBe(account);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });
});
