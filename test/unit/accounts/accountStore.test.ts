import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountStore, type AccountsChange } from '../../../src/accounts/store/accountStore';
import { FileLock } from '../../../src/platform/fileLock';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';
import { SilentLog } from '../support/silentLog.ts';

const ada = {
  ...expiredAccount('https://zoom.example', { accessToken: 'a', refreshToken: 'b' }),
  id: 'ada',
  label: 'ada@example.com',
};
const grace = { ...ada, id: 'grace', label: 'grace@example.com' };

let secrets: MemorySecrets;
let logged: string[];
let folder: string;
let store: AccountStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-store-'));
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => rm(folder, { recursive: true }));

/** What lets one window at a time write. */
function lock<T>(task: () => Promise<T>): Promise<T> {
  return new FileLock(folder, new SilentLog()).whileLocked('accounts', task);
}

beforeEach(async () => {
  secrets = new MemorySecrets();
  logged = [];
  store = new AccountStore(secrets, { info: (message) => logged.push(message) });
  await store.save(ada);
  await store.save(grace);
});

describe('AccountStore', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    JSON.stringify({ ...ada, version: 0 }),
    JSON.stringify({ ...ada, version: '2' }),
    JSON.stringify({ ...ada, ended: 1 }),
    JSON.stringify({ ...ada, ended: 'appRemoved', accessToken: '' }),
    JSON.stringify({ ...ada, accessToken: '' }),
    JSON.stringify({ ...ada, expiresAt: 'soon' }),
  ])('removes an account that cannot be read, logs it, and keeps the others: %s', async (json) => {
    const changes: AccountsChange[] = [];
    store.onDidChange((change) => changes.push(change));
    await secrets.store('zoom.account.ada', json);
    expect(await store.list()).toEqual([grace]);
    expect(await store.get('ada')).toBeUndefined();
    expect(await secrets.keys()).toEqual(['zoom.account.grace']);
    expect(logged[0]).toMatch(/could not be read/);
    expect(logged.join()).not.toContain('refreshToken');
    await expect.poll(() => changes.map(({ removed }) => removed)).toEqual([['ada']]);
    await store.save(ada);
    expect(await store.list()).toEqual([ada, grace]);
  });

  it.each([
    JSON.stringify({ ...ada, version: 2 }),
    JSON.stringify({ version: 3, sealed: 'a' }),
    JSON.stringify({ ...ada, ended: 'appRemoved' }),
  ])('leaves alone what a newer version has stored, and logs it once: %s', async (json) => {
    await secrets.store('zoom.account.ada', json);
    for (const one of [store, new AccountStore(secrets, { info: () => undefined })]) {
      expect(await one.list()).toEqual([grace]);
      expect(await one.get('ada')).toBeUndefined();
      await one.save(grace);
    }
    expect(await secrets.get('zoom.account.ada')).toBe(json);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatch(/newer version/);
  });

  it('replaces what a newer version has stored when the person signs in', async () => {
    await secrets.store('zoom.account.ada', JSON.stringify({ version: 2 }));
    await store.save(ada);
    expect(await store.list()).toEqual([ada, grace]);
  });

  describe.each([
    ['a window of its own', () => new AccountStore(secrets, { info: () => undefined }, lock)],
    ['the same window', () => store],
  ])('whose writes meet those of %s', (_window, open) => {
    const renewed = { ...ada, accessToken: 'c' };

    beforeEach(() => {
      store = new AccountStore(secrets, { info: () => undefined }, lock);
    });

    it('never restores an account that is removed between its reading and its writing', async () => {
      let removing: Promise<unknown> | undefined;
      await store.list();
      const get = secrets.get.bind(secrets);
      vi.spyOn(secrets, 'get').mockImplementation(async (key) => {
        const value = await get(key);
        if (removing === undefined) {
          removing = open().delete('ada');
          // A removal that did not wait would be done by then.
          for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
        }
        return value;
      });
      await store.replace(renewed, ada);
      await expect(removing).resolves.toEqual(renewed);
      expect(await store.list()).toEqual([grace]);
    });

    it('replaces only the tokens that were read', async () => {
      const signedInAgain = { ...ada, accessToken: 'd' };
      await open().save(signedInAgain);
      expect(await store.replace(renewed, ada)).toEqual(signedInAgain);
      expect(await store.list()).toEqual([signedInAgain, grace]);
      expect(await store.replace(renewed, signedInAgain)).toEqual(renewed);
      expect(await store.get('ada')).toEqual(renewed);
      await open().delete('ada');
      expect(await store.replace(ada, renewed)).toBeUndefined();
      expect(await store.list()).toEqual([grace]);
    });
  });

  it('goes on writing after a write that failed', async () => {
    vi.spyOn(secrets, 'store').mockRejectedValueOnce(new Error('locked keyring'));
    await expect(store.save(ada)).rejects.toThrow('locked keyring');
    await store.delete('ada');
    expect(await store.list()).toEqual([grace]);
  });

  it('fires only for what differs', async () => {
    const changes: AccountsChange[] = [];
    store.onDidChange((change) => changes.push(change));
    await store.save(ada);
    await store.save({ ...ada, accessToken: 'c', expiresAt: 1 });
    await store.save({ ...ada, ended: 'sessionEnded' });
    await expect
      .poll(() => changes.map(({ renewed, ended }) => [renewed, ended]))
      .toEqual([
        [['ada'], []],
        [[], ['ada']],
      ]);
  });
});
