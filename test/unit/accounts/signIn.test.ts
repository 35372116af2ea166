import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as lockfile from 'proper-lockfile';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignIn } from '../../../src/accounts/signIn/signIn';
import type { SignInMethod } from '../../../src/accounts/signIn/signInMethods';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { FileLock } from '../../../src/platform/fileLock';
import type { TokenSet } from '../../../src/zoom/oauth/oauthTypes';
import { mara, publicClient, SandboxClient } from '../sandbox/sandboxClient.ts';
import { accountParts } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';
import { SilentLog } from '../support/silentLog.ts';

const log = new SilentLog();

let zoom: SandboxClient;
let folder: string;
let secrets: MemorySecrets;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-sign-in-'));
});
beforeEach(async () => {
  secrets = new MemorySecrets();
  await zoom.control('reset');
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

async function getTokens(): Promise<TokenSet> {
  const tokens = await zoom.signIn();
  return { ...tokens, expiresIn: 3_600, scopes: [], apiUrl: undefined };
}

/** The routes that were called. */
async function requestedRoutes(): Promise<string[]> {
  return (await zoom.requests()).map(({ route }) => route);
}

/** A lock of all windows that reports that a window has to wait for another one. */
function lockThatReports(onWaiting: () => void): FileLock {
  return new FileLock(join(folder, 'locks'), log, (file, options) =>
    lockfile.lock(file, options).catch((error: unknown) => {
      onWaiting();
      throw error;
    }),
  );
}

/**
 * Signs in in a window of its own; all windows share the secrets.
 *
 * @param onWaiting called when it waits for another sign-in
 */
function signIn(onWaiting: () => void = () => undefined) {
  const method: SignInMethod = { signIn: ({ complete }) => complete<never>(getTokens) };
  const app = { clientId: publicClient, oauthUrl: `${zoom.url}/oauth` };
  const signing = new SignIn({
    settings: { apiUrl: `${zoom.url}/v2`, scopes: [], accountId: '' },
    oauthClient: { current: () => Promise.resolve(app) },
    methods: {
      uriHandler: method,
      loopback: method,
      manual: method,
      deviceCode: method,
      serverToServer: method,
    },
    store: new AccountStore(secrets, log),
    lock: lockThatReports(onWaiting),
    log,
  });
  const { signal } = new AbortController();
  return signing.signIn('loopback', { signal, report: () => undefined });
}

/** Whether Zoom accepts the stored tokens. */
async function isUsable(): Promise<boolean> {
  const { store, clients } = accountParts(secrets, folder);
  const [account] = await store.list();
  const client = account && (await clients.clientFor(account));
  return (await client?.getUser())?.email === mara;
}

describe('Signing in', () => {
  it.each([
    ['Invalid access token.', 124],
    ['Access token is expired.', 124],
  ])('succeeds although the API refuses the new token at first: %s', async (message, code) => {
    await zoom.control('faults', {
      route: 'GET /v2/users/:userId',
      kind: 'status',
      status: 401,
      times: 2,
      body: { code, message },
    });
    expect(await signIn()).toMatchObject({ label: mara });
    expect(await isUsable()).toBe(true);
  });

  it('fails if the API goes on refusing the token, and stores nothing', async () => {
    await zoom.control('faults', {
      route: 'GET /v2/users/:userId',
      kind: 'status',
      status: 401,
      body: { code: 124, message: 'Invalid access token.' },
    });
    await expect(signIn()).rejects.toMatchObject({ name: 'ZoomAuthError', status: 401 });
    expect(await secrets.keys()).toEqual([]);
  });

  it('gives the second account of an address the host of its server', async () => {
    const first = { ...(await signIn()), id: 'gov', oauthUrl: 'https://zoomgov.com/oauth' };
    secrets = new MemorySecrets();
    await accountParts(secrets, folder).store.save(first);
    expect((await signIn()).label).toBe(`${mara} (${new URL(zoom.url).host})`);
  });

  it('succeeds twice if one person signs in twice at once', async () => {
    await zoom.hold('GET /v2/users/:userId');
    await zoom.control('requests', {}, 'DELETE');
    const first = signIn();
    await expect.poll(requestedRoutes).toContain('GET /v2/users/:userId');
    const waiting = Promise.withResolvers<undefined>();
    const second = signIn(() => waiting.resolve(undefined));
    await Promise.race([waiting.promise, second]);
    await zoom.release();
    const accounts = await Promise.all([first, second]);
    expect(accounts.map(({ label }) => label)).toEqual([mara, mara]);
    expect(await isUsable()).toBe(true);
  });

  it('does not end the session that it replaces while its tokens are not stored yet', async () => {
    await signIn();
    const waiting = Promise.withResolvers<undefined>();
    const lock = lockThatReports(() => waiting.resolve(undefined));
    const { store, clients } = accountParts(secrets, folder, lock);
    const [first] = await store.list();
    if (first === undefined) throw new Error('Nobody is signed in.');
    await zoom.hold('GET /v2/users/:userId');
    await zoom.control('requests', {}, 'DELETE');
    const again = signIn();
    await expect.poll(requestedRoutes).toContain('GET /v2/users/:userId');
    const client = await clients.clientFor(first);
    const listing = client.listMeetings('upcoming').next();
    // The tokens of the first sign-in are no longer accepted, nor renewed.
    await Promise.race([waiting.promise, listing]);
    await zoom.release();
    await expect(listing).resolves.toMatchObject({ done: false });
    await again;
    expect((await store.get(first.id))?.ended).toBeUndefined();
  });
});
