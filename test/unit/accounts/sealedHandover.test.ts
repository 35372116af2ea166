import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { EncryptedTokenExchange } from '../../../src/accounts/tokens/encryptedTokenExchange';
import type { Log } from '../../../src/platform/log';

let folder: string;
let handover: EncryptedTokenExchange;

const account = (generation: number): Account => ({
  version: 1,
  id: 'ada',
  label: 'ada@example.com',
  clientId: 'client',
  oauthUrl: 'https://zoom.us/oauth',
  apiUrl: 'https://api.zoom.us/v2',
  scopes: ['user:read:user'],
  accessToken: `access-${generation}`,
  refreshToken: `refresh-${generation}`,
  expiresAt: generation,
  signedInAt: 0,
});

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'zoom-meetings-handover-')), 'handover');
  handover = new EncryptedTokenExchange(folder, { error: () => undefined } as unknown as Log);
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('SealedHandover', () => {
  it('gives renewed tokens to whoever has the used ones', async () => {
    await handover.publish(account(1), account(2));
    expect(await handover.consume(account(1))).toEqual(account(2));
    expect(await handover.consume(account(2))).toBeUndefined();
  });

  it('leads over several renewals to the newest', async () => {
    await handover.publish(account(1), account(2));
    await handover.publish(account(2), account(3));
    await handover.publish(account(3), account(4));
    expect(await handover.consume(account(1))).toEqual(account(4));
  });

  it('tells that the session has ended, after however many renewals', async () => {
    const ended: Account = { ...account(2), ended: 'anotherSignIn' };
    await handover.publish(account(1), account(2));
    await handover.publish(account(2), ended);
    expect(await handover.consume(account(1))).toEqual(ended);
    expect(await handover.consume(account(2))).toEqual(ended);
  });

  it('says nothing to others, and leaves nothing readable', async () => {
    await handover.publish(account(1), account(2));
    expect(await handover.consume({ ...account(1), refreshToken: 'guessed' })).toBeUndefined();
    expect(await handover.consume({ ...account(1), id: 'somebody else' })).toBeUndefined();
    const [name = ''] = await readdir(folder);
    const content = (await readFile(join(folder, name))).toString('latin1');
    expect(name + content).not.toMatch(/refresh-|access-|ada/);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });

  it('takes nothing that was changed on the way', async () => {
    await handover.publish(account(1), account(2));
    const [name = ''] = await readdir(folder);
    const content = await readFile(join(folder, name));
    content.writeUInt8(content.readUInt8(40) ^ 1, 40);
    await writeFile(join(folder, name), content);
    expect(await handover.consume(account(1))).toBeUndefined();
  });

  it.each(['', 'rubbish'])('takes nothing from a file that holds “%s”', async (content) => {
    await handover.publish(account(1), account(2));
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), content);
    expect(await handover.consume(account(1))).toBeUndefined();
    await handover.publish(account(1), account(3));
    expect(await handover.consume(account(1))).toEqual(account(3));
  });

  it('clears away what is older than any refresh token', async () => {
    await handover.publish(account(1), account(2));
    const [old = ''] = await readdir(folder);
    const longAgo = new Date(Date.now() - 91 * 24 * 3_600_000);
    await utimes(join(folder, old), longAgo, longAgo);
    await handover.publish(account(2), account(3));
    expect(await readdir(folder)).not.toContain(old);
  });
});
