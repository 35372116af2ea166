import { mkdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

const beatMilliseconds = 5_000;
/** A lock without a beat for this long is abandoned, whatever its owner file says. */
const abandonedMilliseconds = 300_000;
/** Time enough to write the owner file after the folder was made. */
const namelessMilliseconds = 10_000;

/**
 * Holds a lock while `work` runs, so that two processes never do it at once. The lock is a folder
 * (made exclusively by the file system) with its owner's process id in it; one whose owner died is
 * taken over.
 *
 * @template T
 * @param {string} path the folder to make
 * @param {() => Promise<T>} work
 * @param {{ wait?: boolean, onWait?: () => void }} [options] `wait: false` throws a `LockTaken`
 *   at once; `onWait` is called when waiting begins
 * @returns {Promise<T>}
 */
export async function withLock(path, work, { wait = true, onWait = () => {} } = {}) {
  await mkdir(dirname(path), { recursive: true });
  let waited = false;
  while (!(await acquire(path))) {
    if (!wait) {
      throw new LockTaken(await owner(path));
    }
    if (!waited) {
      waited = true;
      onWait();
    }
    await delay(500);
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, beatMilliseconds);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(path, { recursive: true, force: true });
  }
}

/** Somebody else holds the lock; `pid` is that process, where it is known. */
export class LockTaken extends Error {
  /** @param {{ pid: number } | undefined} holder */
  constructor(holder) {
    super('The lock is taken.');
    this.pid = holder?.pid;
  }
}

/** @param {string} path */
async function acquire(path) {
  if (!(await makeFolder(path))) {
    await removeIfStale(path);
    if (!(await makeFolder(path))) {
      return false;
    }
  }
  await writeFile(join(path, 'owner.json'), JSON.stringify({ pid: process.pid, host: hostname() }));
  return true;
}

/**
 * Only the holder of a second lock may remove a stale one, and looks again first: else the slower
 * of two rescuers would remove the lock that the faster one has just taken.
 *
 * @param {string} path
 */
async function removeIfStale(path) {
  const rescue = `${path}.rescue`;
  if (!(await isStale(path)) || !(await makeFolder(rescue))) {
    const rescueAge = await age(rescue);
    if (rescueAge !== undefined && rescueAge > namelessMilliseconds) {
      await rmdir(rescue).catch(() => {});
    }
    return;
  }
  try {
    if (await isStale(path)) {
      await rm(path, { recursive: true, force: true });
    }
  } finally {
    await rmdir(rescue).catch(() => {});
  }
}

/** @param {string} path */
async function isStale(path) {
  const sinceBeat = await age(path);
  if (sinceBeat === undefined) {
    return false;
  }
  const holder = await owner(path);
  if (holder === undefined) {
    return sinceBeat > namelessMilliseconds;
  }
  const dead = holder.host === hostname() && !isAlive(holder.pid);
  return dead || sinceBeat > abandonedMilliseconds;
}

/**
 * @param {string} path
 * @returns {Promise<{ pid: number, host: string } | undefined>}
 */
async function owner(path) {
  try {
    return JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} path */
async function age(path) {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** @param {string} path */
async function makeFolder(path) {
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
