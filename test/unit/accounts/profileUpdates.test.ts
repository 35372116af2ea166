import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { ProfileUpdates } from '../../../src/accounts/clients/profileUpdates';
import { FileLock } from '../../../src/platform/fileLock';
import { mara, SandboxClient } from '../sandbox/sandboxClient.ts';
import { accountParts, expiredAccount, type AccountParts } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined, error: () => undefined };
const twoDays = 48 * 3_600_000;

let zoom: SandboxClient;
let folder: string;
let parts: AccountParts;
let profiles: ProfileUpdates;
let account: Account;

beforeAll(async () => {
  zoom = await SandboxClient.start();
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-profiles-'));
});
beforeEach(async () => {
  await zoom.control('reset');
  parts = accountParts(new MemorySecrets(), folder);
  profiles = new ProfileUpdates({
    ...parts,
    lock: new FileLock(join(folder, 'locks'), log),
    log,
  });
  account = {
    ...expiredAccount(zoom.url, await zoom.signIn()),
    label: 'old@example.com',
    expiresAt: Date.now() + 3_600_000,
    signedInAt: Date.now() - twoDays,
  };
  const [user] = (await zoom.control('state', {}, 'GET')).users as { id: string; email: string }[];
  account.id = user?.email === mara ? user.id : '';
  await parts.store.save(account);
  await zoom.control('requests', {}, 'DELETE');
});
afterAll(async () => {
  await zoom.close();
  await rm(folder, { recursive: true });
});

describe('ProfileUpdates', () => {
  it('takes over a new email address, once a day', async () => {
    const changes: string[][] = [];
    parts.store.onDidChange(({ renamed }) => changes.push(renamed));
    await profiles.updateIfOld(account);
    const updated = await parts.store.get(account.id);
    expect(updated).toMatchObject({ label: mara, accessToken: account.accessToken });
    expect(updated?.personalRoom).toBeDefined();
    expect(changes).toEqual([[account.id]]);
    await profiles.updateIfOld(updated ?? account);
    await profiles.updateIfOld({ ...account, signedInAt: Date.now() });
    expect(await zoom.requests()).toHaveLength(1);
  });

  it('gives no account the label of another one', async () => {
    const other = { ...account, id: 'other', label: mara };
    await parts.store.save(other);
    await profiles.updateIfOld(account);
    expect((await parts.store.get('other'))?.label).toBe(mara);
    const { host } = new URL(zoom.url);
    expect((await parts.store.get(account.id))?.label).toBe(`${mara} (${host})`);
  });

  it('keeps the tokens that were renewed meanwhile', async () => {
    await zoom.hold('GET /v2/users/:userId');
    const updating = profiles.updateIfOld(account);
    await expect.poll(async () => (await zoom.requests()).length).toBe(1);
    await parts.store.save({ ...account, accessToken: 'renewed' });
    await zoom.release();
    await updating;
    expect(await parts.store.get(account.id)).toMatchObject({
      label: mara,
      accessToken: 'renewed',
    });
  });

  it('changes nothing if the account has signed out, or Zoom names another user or fails', async () => {
    await zoom.control('faults', {
      route: 'GET /v2/users/:userId',
      kind: 'body',
      body: { id: 'another', email: 'another@example.com' },
      times: 1,
    });
    await profiles.updateIfOld(account);
    await zoom.control('faults', { route: 'GET /v2/users/:userId', kind: 'html', times: 1 });
    await profiles.updateIfOld(account);
    expect(await parts.store.list()).toEqual([account]);
    await zoom.hold('GET /v2/users/:userId');
    await zoom.control('requests', {}, 'DELETE');
    const updating = profiles.updateIfOld(account);
    await expect.poll(async () => (await zoom.requests()).length).toBe(1);
    await parts.store.delete(account.id);
    await zoom.release();
    await updating;
    expect(await parts.store.list()).toEqual([]);
  });
});
