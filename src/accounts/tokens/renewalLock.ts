import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { lock } from 'proper-lockfile';
import type { Log } from '../../platform/log';

/** A lock whose holder has not shown itself for so long, in ms, belongs to a dead process. */
const staleAfter = 10_000;

/** How long to wait for another process, in ms, before going on without it. */
const longestWait = 60_000;

/** Lets one process at a time renew an account's tokens: a refresh token works once. */
export class RenewalLock {
  constructor(
    /** Where the locks are; nothing but empty folders is written there. */
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /**
   * Runs `task` while no other process holds the account's lock. A lock that a dead process left
   * behind is taken over. Where files cannot be locked the task runs all the same: one window alone
   * needs no lock.
   */
  async whileLocked<T>(accountId: string, task: () => Promise<T>): Promise<T> {
    const release = await this.acquire(accountId);
    try {
      return await task();
    } finally {
      // A lock that was taken over meanwhile is not ours to release, and what was done stays done.
      await release().catch((error: unknown) => {
        this.log.error(error);
      });
    }
  }

  private async acquire(accountId: string): Promise<() => Promise<void>> {
    const name = createHash('sha256').update(accountId).digest('base64url').slice(0, 16);
    const interval = 100;
    try {
      await mkdir(this.folder, { recursive: true });
      return await lock(path.join(this.folder, name), {
        realpath: false,
        stale: staleAfter,
        retries: {
          retries: longestWait / interval,
          factor: 1,
          minTimeout: interval,
          randomize: true,
        },
        // The work goes on: whoever took the lock over reads the store again before it renews.
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
