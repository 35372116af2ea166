import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { FileLock } from '../../../src/platform/fileLock';
import { Revocation } from '../../../src/accounts/tokens/revocation';
import type { ActionableError } from '../../../src/platform/actionableError';
import { SandboxClient } from '../sandbox/sandboxClient.ts';
import { expiredAccount } from '../support/accountParts.ts';

const log = { info: () => undefined, error: () => undefined };

let zoom: SandboxClient;
let folder: string;
let shown: ActionableError[];
let revocation: Revocation;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-revocation-'));
});
beforeEach(async () => {
  await zoom.control('reset');
  shown = [];
  revocation = new Revocation({
    oauthClient: { forAccount: (clientId, oauthUrl) => Promise.resolve({ clientId, oauthUrl }) },
    lock: new FileLock(folder, log),
    errors: {
      show: (error) => {
        shown.push(error as ActionableError);
        return Promise.resolve();
      },
    },
    log,
  });
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

const grants = async () => (await zoom.control('state', {}, 'GET')).grants;
const routes = async () => (await zoom.requests()).map(({ route }) => route);

/** An account whose access token is valid by this machine's clock. */
async function signIn(): Promise<Account> {
  const account = expiredAccount(zoom.url, await zoom.signIn());
  await zoom.control('requests', {}, 'DELETE');
  return { ...account, expiresAt: Date.now() + 3_600_000 };
}

describe('Revocation', () => {
  it('revokes a valid access token with one request', async () => {
    await revocation.revoke(await signIn());
    expect(await grants()).toBe(0);
    expect(await routes()).toEqual(['POST /oauth/revoke']);
    expect(shown).toEqual([]);
  });

  it('renews an expired access token, and revokes the new one', async () => {
    const account = await signIn();
    await zoom.control('expireAccessTokens');
    await revocation.revoke({ ...account, expiresAt: Date.now() - 1 });
    expect(await grants()).toBe(0);
    expect(await routes()).toEqual(['POST /oauth/token', 'POST /oauth/revoke']);
    expect(shown).toEqual([]);
  });

  it('renews an access token that Zoom does not accept, though it has not expired here', async () => {
    const account = await signIn();
    await zoom.control('expireAccessTokens');
    await revocation.revoke(account);
    expect(await grants()).toBe(0);
    expect(await routes()).toEqual([
      'POST /oauth/revoke',
      'POST /oauth/token',
      'POST /oauth/revoke',
    ]);
    expect(shown).toEqual([]);
  });

  it.each([
    ['POST /oauth/token', { kind: 'dropBefore' }],
    ['POST /oauth/token', { kind: 'status', status: 503, body: {} }],
    [
      'POST /oauth/token',
      { kind: 'status', status: 400, body: { reason: 'no', error: 'invalid_client' } },
    ],
    ['POST /oauth/revoke', { kind: 'dropBefore' }],
    ['POST /oauth/revoke', { kind: 'html' }],
  ])(
    'says that the app still has access, and where to remove it, if %s fails: %j',
    async (route, fault) => {
      const account = await signIn();
      await zoom.control('expireAccessTokens');
      await zoom.control('faults', { route, ...fault });
      await revocation.revoke({ ...account, expiresAt: 0, label: '[Ada](command:x)' });
      expect(await grants()).toBe(1);
      expect(shown.map(({ message }) => message)).toEqual([
        expect.stringMatching(/couldn’t be revoked/),
      ]);
      expect(shown[0]?.message).not.toContain('](command:');
      expect(shown[0]?.actions).toHaveLength(1);
    },
  );

  it('says nothing about a grant that has already ended', async () => {
    const account = await signIn();
    await zoom.signIn();
    await revocation.revoke({ ...account, expiresAt: 0 });
    expect(await grants()).toBe(1);
    expect(shown).toEqual([]);
  });

  it('sends nothing for an expired token of a server-to-server app, which has no grant', async () => {
    const tokens = { accessToken: await zoom.serverToken(), refreshToken: '' };
    await zoom.control('requests', {}, 'DELETE');
    await revocation.revoke({ ...expiredAccount(zoom.url, tokens), refreshToken: undefined });
    expect(await routes()).toEqual([]);
    expect(shown).toEqual([]);
  });
});
