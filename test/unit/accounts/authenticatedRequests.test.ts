import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ZoomClient } from '../../../src/zoom/zoomClient';
import { SandboxClient } from '../sandbox/sandboxClient.ts';
import { type AccountParts, accountParts, expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const userRoute = 'GET /v2/users/:userId';
const noScope = 'Invalid access token, does not contain scopes';

let zoom: SandboxClient;
let folder: string;
let parts: AccountParts;
let client: ZoomClient;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-requests-'));
});
beforeEach(async () => {
  await zoom.control('reset');
  parts = accountParts(new MemorySecrets(), folder);
  const account = {
    ...expiredAccount(zoom.url, await zoom.signIn()),
    expiresAt: Date.now() + 3_600_000,
  };
  await parts.store.save(account);
  client = await parts.clients.clientFor(account);
  await zoom.control('requests', {}, 'DELETE');
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

/** Sends a request three times. */
async function tryThrice(): Promise<unknown[]> {
  const failures: unknown[] = [];
  for (let attempt = 0; attempt < 3; attempt++) {
    failures.push(await client.getUser().catch((error: unknown) => error));
  }
  return failures;
}

/** How many requests the API and the token endpoint have received. */
async function countRequests(): Promise<{ api: number; token: number }> {
  const routes = (await zoom.requests()).map(({ route }) => route);
  return {
    api: routes.filter((route) => route === userRoute).length,
    token: routes.filter((route) => route === 'POST /oauth/token').length,
  };
}

async function hasEnded(): Promise<boolean> {
  return (await parts.store.get('user'))?.ended !== undefined;
}

describe('A request that Zoom refuses', () => {
  it.each([
    [401, { code: 1010, message: 'User not found on this account.' }, 'ZoomPermissionError'],
    [401, { code: 200, message: 'No permission.' }, 'ZoomPermissionError'],
    [401, { message: 'Unauthorized' }, 'ZoomPermissionError'],
    [400, { code: 4700, message: `${noScope}.` }, 'ZoomScopeError'],
    [401, { code: 4700, message: `${noScope}:[user:read:user].` }, 'ZoomScopeError'],
    [400, { code: 4711, message: `${noScope}:[user:read:user].` }, 'ZoomScopeError'],
    [401, { code: 4717, message: 'The app has been disabled.' }, 'ZoomAuthError'],
    [404, { code: 2300, message: 'This API endpoint is not recognized.' }, 'ZoomServerError'],
  ])('with %i %j is sent once, and costs no token', async (status, body, name) => {
    await zoom.control('faults', { route: userRoute, kind: 'status', status, body });
    for (const failure of await tryThrice()) {
      expect(failure).toMatchObject({ name, status });
    }
    expect(await countRequests()).toEqual({ api: 3, token: 0 });
    expect(await hasEnded()).toBe(false);
  });

  it('for an expired token is sent again with a new one', async () => {
    await zoom.control('expireAccessTokens');
    await expect(client.getUser()).resolves.toMatchObject({ display_name: 'Mara Lindqvist' });
    expect(await countRequests()).toEqual({ api: 2, token: 1 });
  });

  it('for a new token too costs no further one', async () => {
    const body = { code: 124, message: 'Invalid access token.' };
    await zoom.control('faults', { route: userRoute, kind: 'status', status: 401, body });
    for (const failure of await tryThrice()) {
      expect(failure).toMatchObject({ name: 'ZoomAuthError', status: 401 });
    }
    expect(await countRequests()).toEqual({ api: 4, token: 1 });
    await zoom.control('faults', {}, 'DELETE');
    await expect(client.getUser()).resolves.toMatchObject({ display_name: 'Mara Lindqvist' });
  });

  it('names the scope that the app of this token can have', async () => {
    await zoom.control('apps/sandboxPublicClient', { scopes: ['user:read:user'] });
    await zoom.signIn();
    const { accessToken, refreshToken } = await zoom.signIn();
    const account = await parts.store.get('user');
    if (account === undefined) throw new Error('There is no account.');
    await parts.store.save({ ...account, accessToken, refreshToken, scopes: ['user:read:user'] });
    await expect(client.getMeeting(100_000_000)).rejects.toMatchObject({
      name: 'ZoomScopeError',
      scopes: ['meeting:read:meeting'],
    });
  });
});
