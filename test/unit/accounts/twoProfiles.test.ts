import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SandboxClient } from '../sandbox/sandboxClient.ts';
import { accountParts, expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

it('shows one profile of VS Code that the sign-in of another has ended its session', async () => {
  const zoom = await SandboxClient.start();
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-profiles-'));
  const profile = (name: string) => accountParts(new MemorySecrets(), join(folder, name));
  const [first, second] = [profile('first'), profile('second')];
  const signIn = async ({ store }: typeof first) => {
    const account = expiredAccount(zoom.url, await zoom.signIn());
    await store.save({ ...account, expiresAt: Date.now() + 3_600_000 });
    return account;
  };
  const call = async ({ clients }: typeof first) => (await clients.clientFor(account)).getUser();
  const tokenRequests = async () =>
    (await zoom.requests()).filter(({ route }) => route === 'POST /oauth/token').length;
  const account = await signIn(first);
  try {
    await signIn(second);
    await zoom.control('requests', {}, 'DELETE');
    for (let attempt = 0; attempt < 3; attempt++) {
      await expect(call(first)).rejects.toMatchObject({ reason: 'anotherSignIn' });
    }
    expect(await tokenRequests()).toBe(1);
    expect((await first.store.list()).map(({ ended }) => ended)).toEqual(['anotherSignIn']);
    expect(await call(second)).toMatchObject({ email: account.label });

    await signIn(first);
    expect(await call(first)).toMatchObject({ email: account.label });
    await expect(call(second)).rejects.toMatchObject({ reason: 'anotherSignIn' });
  } finally {
    await zoom.close();
    await rm(folder, { recursive: true });
  }
});
