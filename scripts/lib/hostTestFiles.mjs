import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { inModules, root } from './paths.mjs';
import { run, runNode } from './run.mjs';

/** Where the tests of test/host are compiled to; those below `windows` want several windows. */
export const compiledTests = join(root, 'out', 'host');

/**
 * Compiles the tests of test/host.
 *
 * @returns {Promise<string[]>} the compiled test files
 * @throws {Failure} where they do not compile
 */
export async function compileHostTests() {
  await rm(join(root, 'out'), { recursive: true, force: true });
  const tsc = inModules('typescript', 'bin', 'tsc');
  const { code, output } = await runNode([tsc, '-p', 'test/host/tsconfig.json']);
  if (code !== 0) {
    throw new Failure('The tests of test/host do not compile, as shown above.', {
      details: output,
    });
  }
  return (await readdir(compiledTests, { recursive: true }))
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join(compiledTests, name))
    .sort();
}

/**
 * Makes a git repository with the files of test/host/workspace, all of them tracked.
 *
 * @param {string} folder replaced where it is there
 * @returns {Promise<string>} the folder
 * @throws {Failure} where git is missing
 */
export async function makeHostWorkspace(folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'test', 'host', 'workspace'), folder, { recursive: true });
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
  ]) {
    const { code, output } = await run('git', args, { cwd: folder });
    if (code !== 0) {
      throw new Failure('The tests need git: install it and try again.', { details: output });
    }
  }
  return folder;
}
