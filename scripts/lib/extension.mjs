import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { inModules, root } from './paths.mjs';
import { runNode } from './run.mjs';

/**
 * Bundles the extension into dist/ as it is published.
 *
 * @throws {Failure} where it does not compile
 */
export async function buildExtension() {
  const webpack = inModules('webpack', 'bin', 'webpack.js');
  const { code, output } = await runNode([webpack, '--mode', 'production', '--no-color']);
  if (code !== 0) {
    throw new Failure('The extension does not build, as shown above.', { details: output });
  }
}

/**
 * Packs what `buildExtension` made into a .vsix in the repository's folder.
 *
 * @returns {Promise<string>} the path of the .vsix
 * @throws {Failure} where vsce fails or warns
 */
export async function packageExtension() {
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, `${name}-${version}.vsix`);
  const { code, output } = await vsce('package', '--out', vsix);
  if (code !== 0 || !existsSync(vsix)) {
    throw new Failure('The extension cannot be packaged, as shown above.', { details: output });
  }
  if (/\bwarning\b/i.test(output)) {
    throw new Failure('vsce warns, as shown above: the package is to be made without warnings.', {
      details: output,
    });
  }
  return vsix;
}

/**
 * The files that go into the .vsix, by their path from the repository's folder.
 *
 * @returns {Promise<string[]>}
 * @throws {Failure}
 */
export async function listPackagedFiles() {
  const { code, output, stdout } = await vsce('ls');
  if (code !== 0) {
    throw new Failure('vsce cannot list the packaged files, as shown above.', { details: output });
  }
  return stdout.split('\n').filter((line) => line.trim() !== '');
}

/**
 * The bundles are complete, so no package of node_modules goes along.
 *
 * @param {string} command
 * @param {...string} args
 */
function vsce(command, ...args) {
  return runNode([inModules('@vscode', 'vsce', 'vsce'), command, '--no-dependencies', ...args]);
}
