import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { lock } from 'proper-lockfile';

import { locksFolder } from './paths.mjs';

/**
 * Takes a lock that no other process holds. When this process exits, the lock is released; if it is
 * killed, the lock counts as abandoned after `stale` milliseconds, ten seconds by default.
 *
 * @param {string} name
 * @param {Pick<import('proper-lockfile').LockOptions, 'retries' | 'stale'>} [options]
 * @returns {Promise<() => Promise<void>>} releases the lock
 * @throws an error with the code `ELOCKED` if another process holds it after all retries
 */
export async function acquireLock(name, options = {}) {
  await mkdir(locksFolder, { recursive: true });
  const lockfilePath = join(locksFolder, name);
  return lock(lockfilePath, { lockfilePath, realpath: false, onCompromised: () => {}, ...options });
}

/**
 * Holds a lock while `work` runs, so that two processes never do it at once.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @param {() => void} [onWait] called if another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(name, work, onWait = () => {}) {
  const release = await acquireLock(name).catch((error) => {
    if (!isLocked(error)) {
      throw error;
    }
    onWait();
    return acquireLock(name, { retries: { forever: true, factor: 1, minTimeout: 500 } });
  });
  try {
    return await work();
  } finally {
    await release().catch(() => {});
  }
}

/**
 * Whether a lock could not be taken because another process holds it.
 *
 * @param {unknown} error
 */
export function isLocked(error) {
  return error instanceof Error && 'code' in error && error.code === 'ELOCKED';
}
