import { createHash } from 'node:crypto';
import { access, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import type { Log } from '../../platform/log';

/** How long a claim counts, in ms: longer than the earliest reminder comes before its meeting. */
const usefulFor = 3 * 24 * 3_600_000;

/**
 * Lets one of several windows have something to itself, by an empty file that only one of them can
 * create. Its name is a hash, so nothing of a meeting is written.
 */
export class ReminderClaims {
  constructor(
    /** Shared by all windows. */
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /**
   * @returns whether this is the first claim of that name in any window; `true` too where no file
   *   can be written: a reminder too many is better than none
   */
  async claim(name: string): Promise<boolean> {
    // Where the folder cannot be made, the file cannot be written, which is seen to below.
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

  /** Whether any window has claimed it. */
  async isClaimed(name: string): Promise<boolean> {
    return access(this.fileFor(name)).then(
      () => true,
      () => false,
    );
  }

  /** Removes the claims that are of no use any more. */
  async removeOld(): Promise<void> {
    const names = await readdir(this.folder).catch(() => []);
    await Promise.all(
      names.map(async (name) => {
        const file = path.join(this.folder, name);
        // Another window may be removing it too.
        const written = await stat(file).catch(() => undefined);
        if (written !== undefined && Date.now() - written.mtimeMs > usefulFor) {
          await rm(file, { force: true });
        }
      }),
    );
  }

  private fileFor(name: string): string {
    return path.join(this.folder, createHash('sha256').update(name).digest('base64url'));
  }
}
