import { beforeEach, describe, expect, it } from 'vitest';
import { AccountStore, type AccountsChange } from '../../../src/accounts/store/accountStore';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const ada = {
  ...expiredAccount('https://zoom.example', { accessToken: 'a', refreshToken: 'b' }),
  id: 'ada',
  label: 'ada@example.com',
};
const grace = { ...ada, id: 'grace', label: 'grace@example.com' };

let secrets: MemorySecrets;
let logged: string[];
let store: AccountStore;

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
