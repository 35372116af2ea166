import { beforeEach, describe, expect, it } from 'vitest';
import { AccountStore, type AccountsChange } from '../../../src/accounts/store/accountStore';
import type { Log } from '../../../src/platform/log';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const ada = {
  ...expiredAccount('https://zoom.example', { accessToken: 'a', refreshToken: 'b' }),
  id: 'ada',
  label: 'ada@example.com',
};
const grace = { ...ada, id: 'grace', label: 'grace@example.com' };

let secrets: MemorySecrets;
let said: string[];
let store: AccountStore;

beforeEach(async () => {
  secrets = new MemorySecrets();
  said = [];
  store = new AccountStore(secrets, {
    info: (message: string) => said.push(message),
  } as unknown as Log);
  await store.save(ada);
  await store.save(grace);
});

describe('AccountStore', () => {
  it.each([
    '',
    '{',
    'null',
    '[]',
    JSON.stringify({ ...ada, version: 2 }),
    JSON.stringify({ ...ada, accessToken: '' }),
    JSON.stringify({ ...ada, expiresAt: 'soon' }),
  ])('forgets an account that cannot be read, says so, and keeps the others: %s', async (json) => {
    const changes: AccountsChange[] = [];
    store.onDidChange((change) => changes.push(change));
    await secrets.store('zoom.account.ada', json);
    expect(await store.list()).toEqual([grace]);
    expect(await store.get('ada')).toBeUndefined();
    expect(await secrets.keys()).toEqual(['zoom.account.grace']);
    expect(said[0]).toMatch(/could not be read/);
    expect(said.join()).not.toContain('refreshToken');
    await expect.poll(() => changes.map(({ removed }) => removed)).toEqual([['ada']]);
    await store.save(ada);
    expect(await store.list()).toEqual([ada, grace]);
  });

  it('tells of what differs only', async () => {
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
