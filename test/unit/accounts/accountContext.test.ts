import { expect, it } from 'vitest';
import { AccountContext } from '../../../src/accounts/accountContext';
import type { ContextKeySetter } from '../../../src/platform/contextKeySetter';
import type { Settings } from '../../../src/platform/settings';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { MemorySecrets } from '../support/memorySecrets.ts';
import { SilentLog } from '../support/silentLog.ts';

const noEvent = () => ({ dispose: () => undefined });

/** Returns the context keys in the order in which a window sets them. */
async function keysSet(secrets: MemorySecrets): Promise<unknown[]> {
  const keys: unknown[] = [];
  const context = new AccountContext(
    new AccountStore(secrets, new SilentLog()),
    { clientId: 'abc', onDidChange: noEvent } as Partial<Settings> as Settings,
    {
      set: (key: string, value: unknown) => {
        keys.push([key, value]);
      },
    } as Partial<ContextKeySetter> as ContextKeySetter,
  );
  await context.update().catch(() => undefined);
  context.dispose();
  return keys;
}

it('says that the accounts are known once it has said which there are', async () => {
  expect(await keysSet(new MemorySecrets())).toEqual([
    ['zoom.hasClientId', true],
    ['zoom.signedIn', false],
    ['zoom.accountsKnown', true],
  ]);
});

it('lets a person sign in although their accounts cannot be read', async () => {
  const secrets = new MemorySecrets();
  secrets.keys = () => Promise.reject(new Error('The keyring is locked.'));
  expect((await keysSet(secrets)).at(-1)).toEqual(['zoom.accountsKnown', true]);
});
