import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { withInstallLock } from './installLock.mjs';
import { npm } from './npm.mjs';
import { node24, root } from './paths.mjs';
import { runTool } from './processes.mjs';

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
  await progress.step(
    'Installing the dependencies',
    () =>
      withInstallLock('install', async () => {
        if (!(await isInstalled())) {
          await npm(['ci'], { purpose: 'install the dependencies' });
          await requireNode24();
        }
      }),
    await countPackages(root, 'package-lock.json'),
  );
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
 * Returns a function that says how far npm is with the packages of a lock file, such as "12 of 300
 * packages". Packages that are not for every platform are not counted.
 *
 * @param {string} folder
 * @param {string} lockFile its name in the folder
 * @param {{ omitDev?: boolean }} [options] `omitDev` leaves out packages that are for development only
 * @returns {Promise<() => string>}
 */
export async function countPackages(folder, lockFile, { omitDev = false } = {}) {
  const packages = Object.entries(await readPackages(join(folder, lockFile)))
    .filter(([path, { optional, dev }]) => path !== '' && !optional && !(omitDev && dev))
    .map(([path]) => join(folder, path, 'package.json'));
  return () => {
    const count = packages.filter((path) => existsSync(path)).length;
    return count === 0
      ? `looking up ${packages.length} packages`
      : `${count} of ${packages.length} packages`;
  };
}

/**
 * The packages in a lock file, by their path. npm writes the lock file inside node_modules last, so it
 * is missing after an interrupted install.
 *
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean, dev?: boolean }>>}
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
