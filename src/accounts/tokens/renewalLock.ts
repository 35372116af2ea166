import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { lock } from 'proper-lockfile';
import { hashedFileName } from '../../platform/hashedFileName';
import type { Log } from '../../platform/log';

/** A lock that its holder has not updated for this long, in ms, belongs to a dead process. */
const staleAfter = 10_000;

/** How long to wait for another process, in ms, before continuing without the lock. */
const longestWait = 60_000;

/** Lets one process at a time renew the tokens of an account, because a refresh token works once. */
export class RenewalLock {
  constructor(
    /** Contains the locks, which are empty folders. */
    private readonly folder: string,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /**
   * Runs `task` while no other process holds the account's lock. A lock that a dead process left
   * behind is taken over. If locking fails, the task runs anyway, because a single window needs no
   * lock.
   */
  async whileLocked<T>(accountId: string, task: () => Promise<T>): Promise<T> {
    const release = await this.acquire(accountId);
    try {
      return await task();
    } finally {
      // Releasing fails if another process has taken the lock over; the task is done all the same.
      await release().catch((error: unknown) => {
        this.log.error(error);
      });
    }
  }

  private async acquire(accountId: string): Promise<() => Promise<void>> {
    const interval = 100;
    try {
      await mkdir(this.folder, { recursive: true });
      return await lock(path.join(this.folder, hashedFileName(accountId)), {
        realpath: false,
        stale: staleAfter,
        retries: {
          retries: longestWait / interval,
          factor: 1,
          minTimeout: interval,
          randomize: true,
        },
        // The task continues: the process that took the lock over reads the store before it renews.
        onCompromised: (error) => {
          this.log.error(error);
        },
      });
    } catch (error) {
      this.log.error(error);
      return () => Promise.resolve();
    }
  }
}
