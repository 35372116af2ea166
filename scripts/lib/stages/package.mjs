import { stat } from 'node:fs/promises';
import { join } from 'node:path';

import { listPackagedFiles } from '../extension.mjs';
import { root } from '../paths.mjs';
import { checkResult, sumResults } from '../results.mjs';

/** In kilobytes of 1000 bytes. */
const budgets = { entry: 60, vsix: 300 };

/** The files that run, and those that VS Code shows for an extension. */
const expected = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/i,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^dist\/[\w-]+\.js$/,
  /^l10n\/bundle\.l10n(\.[a-z-]+)?\.json$/i,
  /^media\/[\w-]+\.(svg|png)$/,
];

/**
 * The .vsix is made without a warning, contains only the expected files, and is small.
 *
 * @type {import('../testCommand.mjs').Stage}
 */
export async function packageChecks(setUp) {
  const vsix = await setUp.vsix();
  const files = await listPackagedFiles();
  const unexpected = files.filter((file) => !expected.some((pattern) => pattern.test(file)));
  const entryIsThere = files.includes('dist/extension.js');
  return sumResults([
    checkResult('the extension is packaged without a warning'),
    checkResult(
      'the package contains only the expected files',
      unexpected.length === 0 ? undefined : unexpected.join('\n'),
    ),
    checkResult(
      'the package contains the entry chunk',
      entryIsThere ? undefined : 'dist/extension.js is missing',
    ),
    await sizeCheck('the entry chunk', join(root, 'dist', 'extension.js'), budgets.entry),
    await sizeCheck('the .vsix', vsix, budgets.vsix),
  ]);
}

/**
 * @param {string} what
 * @param {string} file
 * @param {number} kilobytes
 */
async function sizeCheck(what, file, kilobytes) {
  const { size } = await stat(file);
  return checkResult(
    `${what} has at most ${kilobytes} kB`,
    size <= kilobytes * 1000 ? undefined : `It has ${(size / 1000).toFixed(1)} kB.`,
  );
}
