import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { withLock } from './lock.mjs';
import { npm } from './npm.mjs';
import { cacheFolder, inModules, node24, root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Brings node_modules to what package-lock.json says, and Node 24 with it. Does nothing where npm's
 * own record of what is installed agrees with the lock file.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @throws {Failure}
 */
export async function ensureDependencies(progress) {
  if (await isInstalled()) {
    return;
  }
  await withLock(join(cacheFolder, 'dependencies.lock'), async () => {
    if (await isInstalled()) {
      return;
    }
    await progress.step('Installing the dependencies', async () => {
      await npm(['ci'], { purpose: 'install the dependencies' });
      await ensureNode24();
    });
  });
}

async function isInstalled() {
  if (!existsSync(node24)) {
    return false;
  }
  const [wanted, installed] = await Promise.all([
    readPackages(join(root, 'package-lock.json')),
    readPackages(inModules('.package-lock.json')),
  ]);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || optional === true || installed[path]?.version === version,
  );
}

/**
 * The packages that a lock file names, by their path. npm writes the one inside node_modules last
 * of all, so an interrupted install has none.
 *
 * @param {string} lockFile
 * @returns {Promise<Record<string, { version?: string, optional?: boolean }>>}
 */
async function readPackages(lockFile) {
  const text = await readFile(lockFile, 'utf8').catch(() => '{}');
  return JSON.parse(text).packages ?? {};
}

/** The package `node` fetches its binary in an install script, which npm may be told not to run. */
async function ensureNode24() {
  if (!existsSync(node24)) {
    await run(process.execPath, ['installArchSpecificPackage.js'], { cwd: inModules('node') });
  }
  const { code, output } = existsSync(node24)
    ? await run(node24, ['--version'])
    : { code: 1, output: `${node24} is missing.` };
  if (code !== 0) {
    throw new Failure(
      'Node 24 (npm package "node") could not be installed, as shown above. Allow its install script (npm config get ignore-scripts), delete node_modules and run the same command again.',
      { details: output },
    );
  }
}
