import { cp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from '../failure.mjs';
import { root, typeScript7 } from '../paths.mjs';
import { runNode, runTool } from '../processes.mjs';

/** The folder of the compiled tests in test/host. Those in `windows` need several windows. */
export const compiledTests = join(root, 'out', 'host');

/**
 * Compiles the tests in test/host.
 *
 * @returns {Promise<string[]>} the compiled test files
 * @throws {Failure} if they do not compile
 */
export async function compileHostTests() {
  await rm(join(root, 'out'), { recursive: true, force: true });
  const { code, output } = await runNode([typeScript7, '-p', 'test/host/tsconfig.json']);
  if (code !== 0) {
    throw new Failure('The tests in test/host do not compile, as shown above.', {
      details: output,
    });
  }
  return (await readdir(compiledTests, { recursive: true }))
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => join(compiledTests, name))
    .sort();
}

/**
 * Creates a git repository in which the files of a folder of test/host are tracked.
 *
 * @param {string} folder is replaced if it exists
 * @param {string} source the name of the folder in test/host
 * @returns {Promise<string>} the folder
 * @throws {Failure} if git is missing
 */
export async function makeHostWorkspace(folder, source) {
  await rm(folder, { recursive: true, force: true });
  await cp(join(root, 'test', 'host', source), folder, { recursive: true });
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
  ]) {
    const { code, output } = await runTool('git', args, { cwd: folder });
    if (code !== 0) {
      throw new Failure('The tests need git. Install it, then run the same command again.', {
        details: output,
      });
    }
  }
  return folder;
}
