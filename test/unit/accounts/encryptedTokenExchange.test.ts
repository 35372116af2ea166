import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { EncryptedTokenExchange } from '../../../src/accounts/tokens/encryptedTokenExchange';

let folder: string;
let exchange: EncryptedTokenExchange;

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
  folder = join(await mkdtemp(join(tmpdir(), 'zoom-meetings-exchange-')), 'exchange');
  exchange = new EncryptedTokenExchange(folder, { error: () => undefined });
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

describe('EncryptedTokenExchange', () => {
  it('returns the renewed tokens for the used ones', async () => {
    await exchange.publish(account(1), account(2));
    expect(await exchange.consume(account(1))).toEqual(account(2));
    expect(await exchange.consume(account(2))).toBeUndefined();
  });

  it('follows several renewals to the latest one', async () => {
    await exchange.publish(account(1), account(2));
    await exchange.publish(account(2), account(3));
    await exchange.publish(account(3), account(4));
    expect(await exchange.consume(account(1))).toEqual(account(4));
  });

  it('returns that the session has ended, after any number of renewals', async () => {
    const ended: Account = { ...account(2), ended: 'anotherSignIn' };
    await exchange.publish(account(1), account(2));
    await exchange.publish(account(2), ended);
    expect(await exchange.consume(account(1))).toEqual(ended);
    expect(await exchange.consume(account(2))).toEqual(ended);
  });

  it('returns nothing for other tokens, and writes nothing readable', async () => {
    await exchange.publish(account(1), account(2));
    expect(await exchange.consume({ ...account(1), refreshToken: 'guessed' })).toBeUndefined();
    expect(await exchange.consume({ ...account(1), id: 'somebody else' })).toBeUndefined();
    const [name = ''] = await readdir(folder);
    const content = (await readFile(join(folder, name))).toString('latin1');
    expect(name + content).not.toMatch(/refresh-|access-|ada/);
    expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
  });

  it('ignores a file that was changed', async () => {
    await exchange.publish(account(1), account(2));
    const [name = ''] = await readdir(folder);
    const content = await readFile(join(folder, name));
    content.writeUInt8(content.readUInt8(40) ^ 1, 40);
    await writeFile(join(folder, name), content);
    expect(await exchange.consume(account(1))).toBeUndefined();
  });

  it.each(['', 'invalid'])('ignores a file with the content “%s”', async (content) => {
    await exchange.publish(account(1), account(2));
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), content);
    expect(await exchange.consume(account(1))).toBeUndefined();
    await exchange.publish(account(1), account(3));
    expect(await exchange.consume(account(1))).toEqual(account(3));
  });

  it('removes files that are older than any refresh token', async () => {
    await exchange.publish(account(1), account(2));
    const [old = ''] = await readdir(folder);
    const longAgo = new Date(Date.now() - 91 * 24 * 3_600_000);
    await utimes(join(folder, old), longAgo, longAgo);
    await exchange.publish(account(2), account(3));
    expect(await readdir(folder)).not.toContain(old);
  });
});
