import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SetUpCheck } from '../../../src/accounts/setUp/setUpCheck';
import type { Account } from '../../../src/accounts/store/account';
import { publicClient, SandboxClient, serverBasic } from '../sandbox/sandboxClient.ts';
import { accountParts, expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

let zoom: SandboxClient;
let folder: string;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-check-'));
});
beforeEach(() => zoom.control('reset'));
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

/** The scopes whose features do not work for an account with this access token. */
async function failingScopes(accessToken: string, scopes: readonly string[]): Promise<string[]> {
  const { store, clients } = accountParts(new MemorySecrets(), folder);
  const account: Account = {
    ...expiredAccount(zoom.url, { accessToken, refreshToken: 'unused' }),
    scopes: [...scopes],
    expiresAt: Date.now() + 3_600_000,
  };
  await store.save(account);
  const check = new SetUpCheck(clients);
  const features = await check.checkAccount(account);
  return features.filter(({ ok }) => !ok).map(({ scope }) => scope);
}

const classic = [
  'user:read',
  'user_zak:read',
  'meeting:read',
  'meeting:write',
  'recording:read',
  'meeting_summary:read',
];

describe('SetUpCheck', () => {
  it('finds everything working for a server-to-server app', async () => {
    const fields = { grant_type: 'account_credentials', account_id: 'sandboxAccountId' };
    const { body } = await zoom.token(fields, serverBasic);
    const scopes = String(body.scope).split(' ');
    expect(scopes.every((scope) => scope.endsWith(':admin'))).toBe(true);
    expect(await failingScopes(String(body.access_token), scopes)).toEqual([]);
  });

  it.each([
    ['with classic scopes', classic],
    ['whose scopes Zoom did not name', []],
  ])('finds everything working for an app %s', async (_what, scopes) => {
    await zoom.control(`apps/${publicClient}`, { scopes: classic });
    const { accessToken } = await zoom.signIn();
    expect(await failingScopes(accessToken, scopes)).toEqual([]);
  });

  it('finds what is missing from classic scopes', async () => {
    const scopes = classic.filter((scope) => !scope.startsWith('meeting'));
    await zoom.control(`apps/${publicClient}`, { scopes });
    const { accessToken } = await zoom.signIn();
    const failing = await failingScopes(accessToken, scopes);
    expect(failing).toContain('meeting:delete:meeting');
    expect(failing.every((scope) => scope.startsWith('meeting:'))).toBe(true);
  });
});
