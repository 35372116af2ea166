import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { root } from './paths.mjs';
import { runTool } from './processes.mjs';

/**
 * Copies the sample files to `target` and, if git is installed, commits them in a new repository there.
 * An existing workspace is left as it is.
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

/** @param {string} folder */
async function commitAll(folder) {
  const author = ['-c', 'user.name=Samples', '-c', 'user.email=samples@localhost'];
  const unsigned = ['-c', 'commit.gpgsign=false', '-c', 'core.hooksPath='];
  for (const args of [
    ['init', '--quiet', '--initial-branch=main'],
    ['add', '--all'],
    [...author, ...unsigned, 'commit', '--quiet', '--message=Samples'],
  ]) {
    // Without git, the workspace is an ordinary folder.
    await runTool('git', args, { cwd: folder });
  }
}
