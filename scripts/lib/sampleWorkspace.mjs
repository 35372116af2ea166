import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { root } from './paths.mjs';
import { run } from './run.mjs';

/**
 * Copies the sample files to `target` and, where git is installed, makes that a repository in which
 * they are committed. A workspace that is already there is left as it is.
 *
 * @param {string} target
 */
export async function ensureSampleWorkspace(target) {
  if (existsSync(target)) {
    return;
  }
  const partial = `${target}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(dirname(target), { recursive: true });
  await cp(join(root, 'samples'), partial, { recursive: true });
  await commitAll(partial);
  await rename(partial, target);
}

/**
 * @param {string} folder
 */
async function commitAll(folder) {
  const author = ['-c', 'user.name=Samples', '-c', 'user.email=samples@localhost'];
  const unsigned = ['-c', 'commit.gpgsign=false', '-c', 'core.hooksPath='];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...author, ...unsigned, 'commit', '--quiet', '--message=Samples'],
  ]) {
    // Without git, or where it fails, the workspace is a folder like any other.
    await run('git', args, { cwd: folder });
  }
}
