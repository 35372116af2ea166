import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Log } from '../../platform/log';
import { type Account, parseAccount } from '../store/account';

/** Zoom's refresh tokens end after 90 days, in ms; what is older helps nobody. */
const usefulFor = 90 * 24 * 3_600_000;

const ivLength = 12;
const tagLength = 16;

/**
 * Hands renewed tokens to windows that have the used ones, where each window has a copy of the
 * secret storage of its own, as in a browser: there, a window does not see what another one stores.
 *
 * What is handed over is sealed with AES-256-GCM under a key derived from the refresh token that it
 * replaces (RFC 5869), so only a window that was signed in before can open it.
 */
export class EncryptedTokenExchange {
  constructor(
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /** Leaves `renewed`, or the account as ended, for windows that still have `used`. */
  async publish(used: Account, renewed: Account): Promise<void> {
    if (used.refreshToken === undefined) {
      return;
    }
    try {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv('aes-256-gcm', keyFrom(used.refreshToken), iv);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(renewed)), cipher.final()]);
      await mkdir(this.folder, { recursive: true, mode: 0o700 });
      await writeFile(
        this.fileFor(used.refreshToken),
        Buffer.concat([iv, cipher.getAuthTag(), sealed]),
        { mode: 0o600 },
      );
      await this.removeOld();
    } catch (error) {
      this.log.error(error);
    }
  }

  /** The newest account that other windows have left for one who has `used`, where there is one. */
  async consume(used: Account): Promise<Account | undefined> {
    let newest: Account | undefined;
    let next = await this.open(used);
    while (next !== undefined) {
      newest = next;
      next = next.ended === undefined ? await this.open(next) : undefined;
    }
    return newest;
  }

  private async open({ id, refreshToken }: Account): Promise<Account | undefined> {
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
    return path.join(this.folder, createHash('sha256').update(refreshToken).digest('base64url'));
  }

  private async removeOld(): Promise<void> {
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name);
      if (Date.now() - (await stat(file)).mtimeMs > usefulFor) {
        await rm(file, { force: true });
      }
    }
  }
}

function keyFrom(refreshToken: string): Buffer {
  return Buffer.from(hkdfSync('sha256', refreshToken, '', 'zoom-meetings handover', 32));
}
