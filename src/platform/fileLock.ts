import { randomUUID } from 'node:crypto';
import { lstat, mkdir, rename, rm, unlink } from 'node:fs/promises';
import * as path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as lockfile from 'proper-lockfile';
import { hashedFileName } from './hashedFileName';
import type { Log } from './log';

/** A lock that its holder has not updated for this long, in ms, belongs to a dead process. */
const staleAfter = 10_000;

/** How long to wait for another process, in ms, before continuing without the lock. */
const longestWait = 60_000;

/** The shortest time between two attempts, in ms. */
const interval = 100;

/**
 * How often locking may fail for another reason than a lock that is held. Windows refuses to create a
 * folder while another process removes it; if the folder cannot be written, no attempt helps.
 */
const maxFailures = 3;

/** Lets one process at a time do something, such as renew tokens with a refresh token that works once. */
export class FileLock {
  constructor(
    /** Contains the locks, which are empty folders. */
    private readonly folder: string,
    private readonly log: Pick<Log, 'info' | 'error'>,
    private readonly lock: typeof lockfile.lock = lockfile.lock,
  ) {}

  /**
   * Runs `task` while no other process holds the lock of that name. A lock that a dead process left
   * behind is taken over, and what cannot be a lock is removed. If locking fails, the task runs anyway,
   * because a single window needs no lock.
   *
   * @param task called with whether it holds the lock
   */
  async whileLocked<T>(name: string, task: (isLocked: boolean) => T | Promise<T>): Promise<T> {
    const release = await this.acquire(name);
    try {
      return await task(release !== undefined);
    } finally {
      // Releasing fails if another process has taken the lock over; the task is done all the same.
      await release?.().catch((error: unknown) => {
        this.log.error(error);
      });
    }
  }

  /** Returns what releases the lock; `undefined` if there is none. */
  private async acquire(name: string): Promise<(() => Promise<void>) | undefined> {
    try {
      await mkdir(this.folder, { recursive: true });
      return await this.lockWhenFree(path.join(this.folder, hashedFileName(name)));
    } catch (error) {
      this.log.error(error);
      this.log.info('Continuing without a lock, because none could be created.');
      return undefined;
    }
  }

  /** @throws if the lock is held for too long, or locking fails for another reason */
  private async lockWhenFree(file: string): Promise<() => Promise<void>> {
    const lockfilePath = `${file}.lock`;
    const giveUpAt = Date.now() + longestWait;
    let failures = 0;
    for (;;) {
      try {
        return await this.lock(file, {
          lockfilePath,
          realpath: false,
          stale: staleAfter,
          // The task continues: the process that took the lock over reads what is stored before it acts.
          onCompromised: (error) => {
            this.log.error(error);
          },
        });
      } catch (error) {
        const isHeld = codeOf(error) === 'ELOCKED' && (await isHeldLock(lockfilePath));
        failures = isHeld ? 0 : failures + 1;
        if (failures >= maxFailures || Date.now() >= giveUpAt) {
          throw error;
        }
        if (!isHeld && (await removeObstacle(lockfilePath))) {
          continue;
        }
      }
      await delay(interval * (1 + Math.random()));
    }
  }
}

/**
 * Whether a lock is what it seems to be: a folder that its holder updates, or released by now. A folder
 * from the future would never become stale.
 */
async function isHeldLock(lockfilePath: string): Promise<boolean> {
  const stats = await lstat(lockfilePath).catch(() => undefined);
  return stats === undefined || (stats.isDirectory() && stats.mtimeMs <= Date.now() + staleAfter);
}

/**
 * Removes what is in the place of a lock and is none: a file, a link, a folder that is not empty, or
 * one from the future.
 *
 * @returns whether something was removed
 */
async function removeObstacle(lockfilePath: string): Promise<boolean> {
  try {
    const stats = await lstat(lockfilePath);
    if (!stats.isDirectory()) {
      // Unlike `rm`, this fails if another process has put its lock there in the meantime.
      await unlink(lockfilePath);
      return true;
    }
    const age = Date.now() - stats.mtimeMs;
    if (Math.abs(age) <= staleAfter) {
      return false;
    }
    // Renamed first, so that of several processes only one removes it.
    const removed = `${lockfilePath}.${randomUUID()}`;
    await rename(lockfilePath, removed);
    await rm(removed, { recursive: true });
    return true;
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
