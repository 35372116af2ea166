import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { hashedFileName } from '../../platform/hashedFileName';
import type { Log } from '../../platform/log';

/** How long a claim is kept, in ms: longer than the earliest reminder comes before its meeting. */
const maxAge = 3 * 24 * 3_600_000;

/**
 * Decides which of several windows shows a reminder: the one that creates an empty file first. The
 * file's name is a hash, so nothing about a meeting is written to disk.
 */
export class ReminderClaims {
  constructor(
    /** Shared by all windows. */
    private readonly folder: string,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /**
   * Claims a name for this window.
   *
   * @returns whether this is the first claim of that name in any window; `true` too if no file can
   *   be written, because a duplicate reminder is better than none
   */
  async claim(name: string): Promise<boolean> {
    // If this fails, so does writing the file, which is handled below.
    await mkdir(this.folder, { recursive: true }).catch(() => undefined);
    try {
      await writeFile(this.fileFor(name), '', { flag: 'wx' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
        return false;
      }
      this.log.error(error);
      return true;
    }
  }

  /** Returns whether any window has claimed a name. */
  async isClaimed(name: string): Promise<boolean> {
    return access(this.fileFor(name)).then(
      () => true,
      () => false,
    );
  }

  /** Removes claims that are older than any reminder could be. */
  async removeOld(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.folder, name);
        // Another window may be removing it too.
        const written = await stat(file).catch(() => undefined);
        if (written !== undefined && Date.now() - written.mtimeMs > maxAge) {
          await rm(file, { force: true });
        }
      }),
    );
  }

  private fileFor(name: string): string {
    return path.join(this.folder, hashedFileName(name));
  }
}
