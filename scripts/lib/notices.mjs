import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from './failure.mjs';
import { root } from './paths.mjs';

/**
 * A package whose code is in the bundles.
 *
 * @typedef {object} BundledPackage
 * @property {string} name
 * @property {string} version
 * @property {string} license an SPDX expression
 * @property {string} text of the license
 */

const rule = '='.repeat(80);

/**
 * The packages to which bundled files belong, in alphabetical order.
 *
 * @param {string[]} files relative to `base`, with slashes
 * @param {string} [base] the folder that has node_modules, by default the repository's
 * @returns {Promise<BundledPackage[]>}
 * @throws {Failure} if a package does not contain its license
 */
export async function readBundledPackages(files, base = root) {
  const folders = new Set(
    files.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []),
  );
  const packages = await Promise.all(
    [...folders].map((folder) => readBundledPackage(join(base, folder))),
  );
  return packages.sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/**
 * @param {string} folder
 * @returns {Promise<BundledPackage>}
 */
async function readBundledPackage(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  const text = await readLicense(folder);
  if (typeof license !== 'string' || text === undefined) {
    throw new Failure(
      `The package ${name} does not say its license, which the .vsix has to contain. Use another package.`,
    );
  }
  return { name, version, license, text };
}

/**
 * The text of a package's license and, if it has one, its notice. Some packages have the license at the
 * end of their README.
 *
 * @param {string} folder
 * @returns {Promise<string | undefined>}
 */
async function readLicense(folder) {
  const names = (await readdir(folder)).sort();
  const read = (/** @type {RegExp} */ pattern) =>
    Promise.all(
      names
        .filter((name) => pattern.test(name))
        .map((name) => readFile(join(folder, name), 'utf8')),
    );
  const licenses = await read(/^(licen[cs]e|copying)\b/i);
  if (licenses.length === 0) {
    const [readme = ''] = await read(/^readme\b/i);
    const section = /^(?:#+ *Licen[cs]e *|Licen[cs]e *\r?\n-+ *)$/im.exec(readme);
    const text = section === null ? '' : readme.slice(section.index + section[0].length);
    licenses.push(...(/\bcopyright\b/i.test(text) ? [text] : []));
  }
  const notices = await read(/^notice\b/i);
  return licenses.length === 0
    ? undefined
    : [...licenses, ...notices].map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
}

/**
 * The text of ThirdPartyNotices.txt.
 *
 * @param {BundledPackage[]} packages
 * @returns {string}
 */
export function formatNotices(packages) {
  const introduction =
    'Meetings for Zoom contains code of the following packages, under their own licenses.\n';
  const sections = packages.map(
    ({ name, version, license, text }) => `${rule}\n${name} ${version} (${license})\n\n${text}\n`,
  );
  return [introduction, ...sections].join('\n');
}

/**
 * What is wrong with a ThirdPartyNotices.txt: packages in the bundles that it does not name, packages
 * that it names although they are not in the bundles, and packages without the text of a license.
 *
 * @param {string} notices
 * @param {string[]} files the bundled files, relative to the repository's folder
 * @returns {string[]} a sentence for each problem
 */
export function findNoticeProblems(notices, files) {
  const bundled = new Set(
    files
      .filter((file) => file.includes('node_modules/'))
      .map((file) => {
        const [scope = '', name = ''] = (file.split('node_modules/').at(-1) ?? '').split('/');
        return scope.startsWith('@') ? `${scope}/${name}` : scope;
      }),
  );
  const named = new Map(
    notices
      .split(`${rule}\n`)
      .slice(1)
      .map((section) => [section.split(' ', 1)[0] ?? '', section]),
  );
  return [
    ...[...bundled].filter((name) => !named.has(name)).map((name) => `${name} is not named.`),
    ...[...named.keys()]
      .filter((name) => !bundled.has(name))
      .map((name) => `${name} is named, but not bundled.`),
    ...[...named]
      .filter(([, section]) => !/\bcopyright\b|\(c\)|©|public domain/i.test(section))
      .map(([name]) => `${name} has no license text.`),
  ];
}
