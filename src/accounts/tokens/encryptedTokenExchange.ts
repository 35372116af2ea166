import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { hashedFileName } from '../../platform/hashedFileName';
import type { Log } from '../../platform/log';
import { readSmallFile } from '../../platform/readSmallFile';
import { type Account, parseAccount } from '../store/account';

/**
 * How long an entry can be used, in ms: a day. Until then, whoever has a used refresh token and the
 * folder can decrypt the current one. A hidden window may renew hours after the others.
 */
const entryLifetime = 24 * 3_600_000;

/** The most renewals that are followed: more than windows need in the lifetime of an entry. */
const maxRenewals = 100;

const algorithm = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

/** The size of the largest entry, in bytes. An account with its tokens has a few thousand. */
const maxEntrySize = 256 * 1024;

/** Separates the hashes in the name of an entry; base64url does not contain it. */
const separator = '.';

/**
 * Passes renewed tokens to windows that still have the used ones. In a browser, each window has its
 * own copy of the secret storage and does not see what other windows store.
 *
 * The tokens are encrypted with AES-256-GCM. The key is derived from the refresh token that they
 * replace (RFC 5869), so only a window that has that token can decrypt them. The account is
 * authenticated with them, so an entry is of no use for another one.
 */
export class EncryptedTokenExchange {
  constructor(
    private readonly folder: string,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /** Writes the renewed or ended account for windows that still have `used`; failures are logged. */
  async publish(used: Account, renewed: Account): Promise<void> {
    await this.removeOld();
    if (used.refreshToken === undefined) {
      return;
    }
    try {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv(algorithm, keyFrom(used.refreshToken), iv);
      cipher.setAAD(Buffer.from(used.id));
      const encrypted = Buffer.concat([cipher.update(JSON.stringify(renewed)), cipher.final()]);
      const file = this.fileFor(used.id, used.refreshToken);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await rm(file, { force: true });
      // A new file: the content must not go where a link leads, nor to a file with other permissions.
      await writeFile(file, Buffer.concat([iv, cipher.getAuthTag(), encrypted]), {
        flag: 'wx',
        mode: 0o600,
      });
    } catch (error) {
      this.log.error(error);
    }
  }

  /** The latest account that other windows have published for `used`; `undefined` if there is none. */
  async consume(used: Account): Promise<Account | undefined> {
    await this.removeOld();
    const followed = new Set([used.refreshToken]);
    let newest: Account | undefined;
    let next = await this.readNext(used);
    while (next !== undefined && followed.size <= maxRenewals) {
      if (next.ended !== undefined) {
        return next;
      }
      if (followed.has(next.refreshToken)) {
        break;
      }
      newest = next;
      followed.add(next.refreshToken);
      next = await this.readNext(next);
    }
    return newest;
  }

  /** Removes what was published for an account that signs out; failures are logged. */
  async forget(accountId: string): Promise<void> {
    const prefix = hashedFileName(accountId) + separator;
    await this.removeFiles((name) => name.startsWith(prefix));
  }

  /** What replaced an account's refresh token; `undefined` if nothing readable did. */
  private async readNext({ id, refreshToken }: Account): Promise<Account | undefined> {
    if (refreshToken === undefined) {
      return undefined;
    }
    try {
      const file = await readSmallFile(this.fileFor(id, refreshToken), maxEntrySize);
      if (file === undefined || !isCurrent(file.writtenAt)) {
        return undefined;
      }
      const { content } = file;
      if (content.length <= ivLength + tagLength) {
        return undefined;
      }
      const decipher = createDecipheriv(
        algorithm,
        keyFrom(refreshToken),
        content.subarray(0, ivLength),
        { authTagLength: tagLength },
      );
      decipher.setAAD(Buffer.from(id));
      decipher.setAuthTag(content.subarray(ivLength, ivLength + tagLength));
      const json = Buffer.concat([
        decipher.update(content.subarray(ivLength + tagLength)),
        decipher.final(),
      ]).toString();
      const account = parseAccount(json);
      if (account?.id !== id) {
        return undefined;
      }
      return account.refreshToken !== refreshToken || account.ended !== undefined
        ? account
        : undefined;
    } catch {
      return undefined;
    }
  }

  private fileFor(accountId: string, refreshToken: string): string {
    const name = hashedFileName(accountId) + separator + hashedFileName(refreshToken);
    return path.join(this.folder, name);
  }

  /** Removes what cannot be used any more. Names without a separator are those of earlier versions. */
  private removeOld(): Promise<void> {
    return this.removeFiles(async (name, file) => {
      // Another window may be removing it too.
      const stats = await lstat(file).catch(() => undefined);
      return !name.includes(separator) || stats === undefined || !isCurrent(stats.mtimeMs);
    });
  }

  private async removeFiles(
    isUnwanted: (name: string, file: string) => boolean | Promise<boolean>,
  ): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const file = path.join(this.folder, name);
      try {
        if (await isUnwanted(name, file)) {
          await rm(file, { force: true, recursive: true });
        }
      } catch (error) {
        this.log.error(error);
      }
    }
  }
}

/** Whether an entry can still be used. One from the future would otherwise never get too old. */
function isCurrent(writtenAt: number): boolean {
  return Math.abs(Date.now() - writtenAt) <= entryLifetime;
}

function keyFrom(refreshToken: string): Buffer {
  return Buffer.from(hkdfSync('sha256', refreshToken, '', 'zoom-meetings token exchange', 32));
}
