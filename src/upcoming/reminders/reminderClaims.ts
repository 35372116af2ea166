import { rmSync } from 'node:fs';
import { access, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { hashedFileName } from '../../platform/hashedFileName';
import { isProcessRunning } from '../../platform/isProcessRunning';
import type { Log } from '../../platform/log';

/** How long a claim is kept, in ms: longer than the earliest reminder comes before its meeting. */
const maxAge = 3 * 24 * 3_600_000;

/** The process of a window, which tells whether another one still runs. */
export interface WindowProcess {
  readonly id: number;
  isRunning(id: number): boolean;
}

/**
 * Decides which of several windows shows a reminder: the one that creates a file first. The file's name
 * is a hash, so nothing about a meeting is written to disk.
 */
export class ReminderClaims {
  /** What this window holds although no file could be written for it. */
  private readonly heldWithoutFile = new Set<string>();

  constructor(
    /** Shared by all windows. */
    private readonly folder: string,
    private readonly log: Pick<Log, 'error'>,
    private readonly process: WindowProcess = ownProcess,
  ) {}

  /**
   * Claims a name for this window.
   *
   * @returns whether this is the first claim of that name in any window; `true` too if no file can
   *   be written, because a duplicate reminder is better than none
   */
  async claim(name: string): Promise<boolean> {
    return (await this.create(this.fileFor(name), '')) !== 'exists';
  }

  /**
   * Holds a name for this window until it is released. If the window that holds it was closed, another
   * one can hold it.
   *
   * @returns whether this window holds the name now; `true` too if no file can be written
   */
  async hold(name: string): Promise<boolean> {
    const file = this.heldFile(name);
    const created = await this.create(file, this.ownId);
    if (created !== 'exists') {
      if (created === 'failed') {
        this.heldWithoutFile.add(name);
      }
      return true;
    }
    const holder = await this.holder(name);
    if (holder === this.ownId) {
      return true;
    }
    // Another window may be about to write its number.
    if (holder === '' || this.process.isRunning(Number(holder))) {
      return false;
    }
    // Of the windows that are left, one succeeds the one that was closed.
    if (!(await this.claim(`${name} after ${holder}`))) {
      return false;
    }
    await writeFile(file, this.ownId);
    return true;
  }

  /** Returns whether this window still holds a name: another one may have released it. */
  async isHeld(name: string): Promise<boolean> {
    return this.heldWithoutFile.has(name) || (await this.holder(name)) === this.ownId;
  }

  /** Releases a name, whichever window holds it. */
  async release(name: string): Promise<void> {
    this.heldWithoutFile.delete(name);
    await rm(this.heldFile(name), { force: true }).catch((error: unknown) => {
      this.log.error(error);
    });
  }

  /** The same at once, for a window that closes: what it starts is not completed any more. */
  releaseNow(name: string): void {
    try {
      rmSync(this.heldFile(name), { force: true });
    } catch (error) {
      this.log.error(error);
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

  private get ownId(): string {
    return String(this.process.id);
  }

  private async create(file: string, content: string): Promise<'created' | 'exists' | 'failed'> {
    // If this fails, so does writing the file, which is handled below.
    await mkdir(this.folder, { recursive: true }).catch(() => undefined);
    try {
      await writeFile(file, content, { flag: 'wx' });
      return 'created';
    } catch (error) {
      if (hasCode(error, 'EEXIST')) {
        return 'exists';
      }
      this.log.error(error);
      return 'failed';
    }
  }

  /** The number of the process that holds a name; empty if there is none or it cannot be read. */
  private holder(name: string): Promise<string> {
    return readFile(this.heldFile(name), 'utf8').catch(() => '');
  }

  private heldFile(name: string): string {
    return this.fileFor(`${name} held`);
  }

  private fileFor(name: string): string {
    return path.join(this.folder, hashedFileName(name));
  }
}

const ownProcess: WindowProcess = {
  id: process.pid,
  isRunning: isProcessRunning,
};

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
