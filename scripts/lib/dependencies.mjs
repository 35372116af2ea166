import { existsSync, rmSync } from 'node:fs';
import { mkdir, readFile, rmdir, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { setTimeout as delay } from 'node:timers/promises';

import { Failure } from './failure.mjs';
import { npm } from './npm.mjs';
import { locksFolder, node24, root } from './paths.mjs';
import { runTool } from './processes.mjs';

/** A lock that its holder has not touched for this long is abandoned. */
const abandonedMilliseconds = 10_000;

/**
 * Installs what package-lock.json says into node_modules, including Node 24. Does nothing if npm's own
 * record of the installed packages matches the lock file.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @throws {Failure} if npm fails or Node 24 is missing afterwards
 */
export async function ensureDependencies(progress) {
  if (await isInstalled()) {
    return;
  }
  await progress.step('Installing the dependencies', () =>
    withInstallLock(async () => {
      if (!(await isInstalled())) {
        await npm(['ci'], { purpose: 'install the dependencies' });
        await requireNode24();
      }
    }),
  );
}

/**
 * Holds a lock while `work` runs. Only Node's own modules are used, since proper-lockfile is one of
 * the packages that `work` installs.
 *
 * @param {() => Promise<void>} work
 */
async function withInstallLock(work) {
  const lock = join(locksFolder, 'install');
  await mkdir(locksFolder, { recursive: true });
  while (!(await tryToMakeFolder(lock))) {
    const touched = await stat(lock).catch(() => undefined);
    if (touched !== undefined && Date.now() - touched.mtimeMs > abandonedMilliseconds) {
      await rmdir(lock).catch(() => {});
    } else {
      await delay(500);
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

async function isInstalled() {
  return existsSync(node24) && (await isInstalledIn(root));
}

/**
 * Whether npm's own record of the packages in a folder matches the folder's lock file.
 *
 * @param {string} folder
 */
export async function isInstalledIn(folder) {
  const [wanted, installed] = await Promise.all([
    readPackages(join(folder, 'package-lock.json')),
    readPackages(join(folder, 'node_modules', '.package-lock.json')),
  ]);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  );
}

/**
 * The packages in a lock file, by their path. npm writes the lock file inside node_modules last, so it
 * is missing after an interrupted install.
 *
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }>>}
 */
async function readPackages(lockFile) {
  const text = await readFile(lockFile, 'utf8').catch(() => '{}');
  return JSON.parse(text).packages ?? {};
}

/**
 * npm treats the package with Node 24 as optional, because each package fits only one platform, so it
 * does not report that it could not install one.
 */
async function requireNode24() {
  const { code, output } = existsSync(node24)
    ? await runTool(node24, ['--version'])
    : { code: 1, output: `${node24} is missing.` };
  if (code !== 0 || !output.startsWith('v24.')) {
    throw new Failure(
      'Node 24 could not be installed from npm, as shown above. Check that npm installs optional packages (npm config get omit), or use Node 24 yourself, then delete node_modules and run the same command again.',
      { details: output },
    );
  }
}
