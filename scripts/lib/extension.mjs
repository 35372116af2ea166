import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { formatNotices, readBundledPackages } from './notices.mjs';
import { inModules, root } from './paths.mjs';
import { runNode } from './processes.mjs';

/** Written when the extension is packaged, and ignored by git. */
export const noticesFile = join(root, 'ThirdPartyNotices.txt');

/**
 * Builds the extension into dist/, as it is published.
 *
 * @param {{ checksTypes?: boolean }} [options] without a check of the types, it takes a third less
 * @throws {Failure} if it does not compile
 */
export async function buildExtension({ checksTypes = true } = {}) {
  const webpack = inModules('webpack', 'bin', 'webpack.js');
  const env = checksTypes ? [] : ['--env', 'transpileOnly'];
  const { code, output } = await runNode([webpack, '--mode', 'production', '--no-color', ...env]);
  if (code !== 0) {
    throw new Failure('The extension could not be built, as shown above.', { details: output });
  }
}

/**
 * The files whose code is in dist/, relative to the repository's folder.
 *
 * @returns {Promise<string[]>}
 */
export async function listBundledFiles() {
  return JSON.parse(await readFile(join(root, 'dist', 'bundledFiles.json'), 'utf8'));
}

/**
 * Packs the built extension into a .vsix in the repository's folder, with the licenses of the packages
 * whose code it contains. Relative addresses of pictures in the README become absolute ones.
 *
 * @param {{ baseImagesUrl?: string }} [options] the https address of a copy of the repository's files;
 *   by default `repository` in package.json says it
 * @returns {Promise<string>} the path of the .vsix
 * @throws {Failure} if the license of a package is missing, or if vsce fails or warns
 */
export async function packageExtension({ baseImagesUrl } = {}) {
  await writeFile(noticesFile, formatNotices(await readBundledPackages(await listBundledFiles())));
  const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const vsix = join(root, `${name}-${version}.vsix`);
  const images = baseImagesUrl === undefined ? [] : ['--baseImagesUrl', baseImagesUrl];
  const { code, output } = await vsce('package', '--out', vsix, ...images);
  if (code !== 0 || !existsSync(vsix)) {
    throw new Failure('The extension could not be packaged, as shown above.', { details: output });
  }
  if (/\bwarning\b/i.test(output)) {
    throw new Failure(
      'vsce printed a warning, as shown above. Fix its cause: packaging must not cause warnings.',
      {
        details: output,
      },
    );
  }
  return vsix;
}

/**
 * The files in the .vsix, relative to the repository's folder.
 *
 * @returns {Promise<string[]>}
 * @throws {Failure} if vsce fails
 */
export async function listPackagedFiles() {
  const { code, output, stdout } = await vsce('ls');
  if (code !== 0) {
    throw new Failure('vsce could not list the packaged files, as shown above.', {
      details: output,
    });
  }
  return stdout.split('\n').filter((line) => line.trim() !== '');
}

/**
 * The bundles are complete, so no package in node_modules is included.
 *
 * @param {string} command
 * @param {...string} args
 */
function vsce(command, ...args) {
  return runNode([inModules('@vscode', 'vsce', 'vsce'), command, '--no-dependencies', ...args]);
}
