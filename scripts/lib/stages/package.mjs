import { existsSync } from 'node:fs';
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { listBundledFiles, listPackagedFiles, noticesFile } from '../extension.mjs';
import { findNoticeProblems } from '../notices.mjs';
import { root } from '../paths.mjs';
import { findPictureProblems, readPackagedReadme } from '../readmePictures.mjs';
import { checkResult, sumResults } from '../results.mjs';

/** The largest sizes that are allowed, in kilobytes of 1000 bytes. */
export const budgets = { entry: 41, vsix: 550, demo: 2000 };

/** The files that run, and those that VS Code shows for an extension. */
const expected = [
  /^package\.json$/,
  /^package\.nls(\.[a-z-]+)?\.json$/i,
  /^(README|CHANGELOG)\.md$/,
  /^LICENSE$/,
  /^ThirdPartyNotices\.txt$/,
  /^dist\/[\w.-]+\.js$/,
  /^l10n\/bundle\.l10n\.[a-z-]+\.json$/i,
  /^media\/(walkthrough\/)?[\w-]+\.(svg|png)$/,
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
  const required = ['dist/extension.js', 'ThirdPartyNotices.txt', ...(await listLocalizations())];
  const missing = required.filter((file) => !files.includes(file));
  const notices = await readFile(noticesFile, 'utf8');
  const noticeProblems = findNoticeProblems(notices, await listBundledFiles());
  const pictureProblems = findPictureProblems(await readPackagedReadme(vsix), (path) =>
    existsSync(join(root, path)),
  );
  return sumResults([
    checkResult('the extension is packaged without a warning'),
    checkResult(
      'the package contains only the expected files',
      unexpected.length === 0 ? undefined : unexpected.join('\n'),
    ),
    checkResult(
      'the package contains the entry chunk, the third-party notices, and all localizations',
      missing.length === 0 ? undefined : `Missing: ${missing.join(', ')}`,
    ),
    checkResult(
      'the third-party notices name exactly the packages that are bundled, with their licenses',
      noticeProblems.length === 0 ? undefined : noticeProblems.join('\n'),
    ),
    checkResult(
      'the pictures of the packaged README have absolute addresses and are in the repository',
      pictureProblems.length === 0 ? undefined : pictureProblems.join('\n'),
    ),
    await sizeCheck('the entry chunk', join(root, 'dist', 'extension.js'), budgets.entry),
    await sizeCheck('the .vsix', vsix, budgets.vsix),
    await sizeCheck('the animated picture', join(root, 'docs', 'images', 'demo.gif'), budgets.demo),
  ]);
}

/**
 * The files with the messages in each other language, and with the strings of the manifest in each language,
 * relative to the repository.
 */
async function listLocalizations() {
  const [top, bundles] = await Promise.all([readdir(root), readdir(join(root, 'l10n'))]);
  return [
    ...top.filter((name) => /^package\.nls(\.[a-z-]+)?\.json$/i.test(name)),
    ...bundles.filter((name) => name !== 'bundle.l10n.json').map((name) => `l10n/${name}`),
  ];
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
