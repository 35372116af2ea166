import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { hashedFileName } from '../../platform/hashedFileName';
import type { Log } from '../../platform/log';
import { type Account, parseAccount } from '../store/account';

/** How long a refresh token is valid at Zoom, in ms: 90 days. Older files are of no use. */
const refreshTokenLifetime = 90 * 24 * 3_600_000;

const ivLength = 12;
const tagLength = 16;

/**
 * Passes renewed tokens to windows that still have the used ones. In a browser, each window has its
 * own copy of the secret storage and does not see what other windows store.
 *
 * The tokens are encrypted with AES-256-GCM. The key is derived from the refresh token that they
 * replace (RFC 5869), so only a window that has that token can decrypt them.
 */
export class EncryptedTokenExchange {
  constructor(
    private readonly folder: string,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /** Writes the renewed or ended account for windows that still have `used`; failures are logged. */
  async publish(used: Account, renewed: Account): Promise<void> {
    if (used.refreshToken === undefined) {
      return;
    }
    try {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', keyFrom(used.refreshToken), iv);
      const encrypted = Buffer.concat([cipher.update(JSON.stringify(renewed)), cipher.final()]);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(
        this.fileFor(used.refreshToken),
        Buffer.concat([iv, cipher.getAuthTag(), encrypted]),
        { mode: 0o600 },
      );
      await this.removeOld();
    } catch (error) {
      this.log.error(error);
    }
  }

  /** The latest account that other windows have published for `used`; `undefined` if there is none. */
  async consume(used: Account): Promise<Account | undefined> {
    let newest: Account | undefined;
    let next = await this.readNext(used);
    while (next !== undefined) {
      newest = next;
      next = next.ended === undefined ? await this.readNext(next) : undefined;
    }
    return newest;
  }

  /** What replaced an account's refresh token; `undefined` if nothing readable did. */
  private async readNext({ id, refreshToken }: Account): Promise<Account | undefined> {
    if (refreshToken === undefined) {
      return undefined;
    }
    try {
      const content = await readFile(this.fileFor(refreshToken));
      const decipher = createDecipheriv(
        'aes-256-gcm',
        keyFrom(refreshToken),
        content.subarray(0, ivLength),
      );
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

  private fileFor(refreshToken: string): string {
    return path.join(this.folder, hashedFileName(refreshToken));
  }

  private async removeOld(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name);
      if (Date.now() - (await stat(file)).mtimeMs > refreshTokenLifetime) {
        await rm(file, { force: true });
      }
    }
  }
}

function keyFrom(refreshToken: string): Buffer {
  // The label is part of the key, so files of earlier versions depend on it.
  return Buffer.from(hkdfSync('sha256', refreshToken, '', 'zoom-meetings handover', 32));
}
