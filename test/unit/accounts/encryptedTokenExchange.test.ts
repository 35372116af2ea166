import { createHash } from 'node:crypto';
import {
  copyFile,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
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

  it.each([
    ['a day ago', -25],
    ['tomorrow', 25],
  ])(
    'returns nothing that was written %s, and removes it when it is next used',
    async (_, hours) => {
      await exchange.publish(account(1), account(2));
      const file = await onlyFile();
      const time = new Date(Date.now() + hours * 3_600_000);
      const within = new Date(Date.now() + Math.sign(hours) * 23 * 3_600_000);
      await utimes(file, within, within);
      expect(await exchange.consume(account(1))).toEqual(account(2));
      await utimes(file, time, time);
      expect(await exchange.consume(account(1))).toBeUndefined();
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('removes old entries of other accounts too, when it publishes', async () => {
    await exchange.publish(account(1), account(2));
    const old = await onlyFile();
    const longAgo = new Date(Date.now() - 25 * 3_600_000);
    await utimes(old, longAgo, longAgo);
    await exchange.publish({ ...account(2), id: 'grace' }, { ...account(3), id: 'grace' });
    expect(await readdir(folder)).toHaveLength(1);
    expect(await onlyFile()).not.toBe(old);
  });

  it('removes the files of earlier versions, whose names do not say which account they belong to', async () => {
    await exchange.publish(account(1), account(2));
    const hash = createHash('sha256').update('refresh-0').digest('base64url');
    await copyFile(await onlyFile(), join(folder, hash));
    expect(await exchange.consume(account(1))).toEqual(account(2));
    expect(await readdir(folder)).not.toContain(hash);
  });

  it('removes what was published for an account that signs out, and for no other', async () => {
    const grace = (generation: number) => ({ ...account(generation), id: 'grace' });
    await exchange.publish(account(1), account(2));
    await exchange.publish(account(2), account(3));
    await exchange.publish(grace(1), grace(2));
    await exchange.forget('ada');
    expect(await readdir(folder)).toHaveLength(1);
    expect(await exchange.consume(account(1))).toBeUndefined();
    expect(await exchange.consume(grace(1))).toEqual(grace(2));
  });

  it('does not decrypt an entry for another account', async () => {
    const other = { ...account(1), id: 'grace' };
    // As if a file of one account were given the name of another one’s. The content names this one.
    await exchange.publish({ ...account(1), id: 'ada' }, { ...account(2), id: 'grace' });
    const written = await onlyFile();
    await exchange.publish(other, { ...account(3), id: 'grace' });
    const [name = ''] = (await readdir(folder)).filter((one) => join(folder, one) !== written);
    await rename(written, join(folder, name));
    expect(await exchange.consume(other)).toBeUndefined();
  });

  it('follows entries that lead back to an earlier one no further than once', async () => {
    await exchange.publish(account(1), account(2));
    await exchange.publish(account(2), account(3));
    await exchange.publish(account(3), account(1));
    expect(await exchange.consume(account(1))).toEqual(account(3));
    await exchange.publish(account(3), account(2));
    expect(await exchange.consume(account(1))).toEqual(account(3));
  });

  it('follows no more renewals than there can be in a day', async () => {
    for (let generation = 1; generation <= 110; generation++) {
      await exchange.publish(account(generation), account(generation + 1));
    }
    expect(await exchange.consume(account(1))).toEqual(account(101));
    expect(await exchange.consume(account(101))).toEqual(account(111));
  });

  it.each([0, 27, 28, 300_000])('ignores a file of %d bytes', async (size) => {
    await exchange.publish(account(1), account(2));
    await writeFile(await onlyFile(), Buffer.alloc(size));
    expect(await exchange.consume(account(1))).toBeUndefined();
  });

  it('neither reads nor writes where a link leads', async () => {
    await exchange.publish(account(1), account(2));
    const file = await onlyFile();
    const elsewhere = join(folder, '..', 'elsewhere');
    await rename(file, elsewhere);
    await symlink(elsewhere, file);
    expect(await exchange.consume(account(1))).toBeUndefined();
    const before = await readFile(elsewhere);
    await exchange.publish(account(1), account(3));
    expect(await exchange.consume(account(1))).toEqual(account(3));
    expect(await readFile(elsewhere)).toEqual(before);
  });
});

/** The path of the one entry that there is. */
async function onlyFile(): Promise<string> {
  const [name = ''] = await readdir(folder);
  return join(folder, name);
}
