import { rmSync } from 'node:fs';
import { mkdir, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

import { locksFolder } from './paths.mjs';

/** A lock that its holder has not touched for this long is abandoned. */
const abandonedMilliseconds = 10_000;

/**
 * Holds a lock while `work` installs packages, so that two processes never do it at once. Only Node's
 * own modules are used, since proper-lockfile is one of those packages.
 *
 * @param {string} name
 * @param {() => Promise<void>} work
 * @param {() => void} [onWait] called if another process holds the lock
 */
export async function withInstallLock(name, work, onWait = () => {}) {
  const lock = join(locksFolder, name);
  await mkdir(locksFolder, { recursive: true });
  if (!(await tryToMakeFolder(lock))) {
    onWait();
    while (!(await tryToMakeFolder(lock))) {
      const touched = await stat(lock).catch(() => undefined);
      if (touched !== undefined && Date.now() - touched.mtimeMs > abandonedMilliseconds) {
        await rmdir(lock).catch(() => {});
      } else {
        await delay(500);
      }
    }
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => {});
  }, 1_000).unref();
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.on('exit', release);
  try {
    await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    release();
  }
}

/** @param {string} path */
async function tryToMakeFolder(path) {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}
