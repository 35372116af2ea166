import { readFile } from 'node:fs/promises';

import JSZip from 'jszip';

/**
 * What is wrong with the pictures of a README as the .vsix has it. There, relative addresses lead nowhere:
 * packaging has to replace them with absolute ones, of files that are in the repository.
 *
 * @param {string} readme
 * @param {(path: string) => boolean} isInRepository whether the repository has a file
 * @returns {string[]} a sentence for each problem
 */
export function findPictureProblems(readme, isInRepository) {
  const addresses = [
    ...[...readme.matchAll(/!\[[^\]]*\]\(([^)\s]*)/g)].map(([, address = '']) => address),
    ...[...readme.matchAll(/<img\b[^>]*?\ssrc="([^"]*)"/g)].map(([, address = '']) => address),
  ];
  if (addresses.length === 0) {
    return ['There are no pictures.'];
  }
  return addresses.flatMap((address) => {
    const path = /^https:\/\/[^/\s]+\/(?:\S*\/)?(docs\/images\/[\w.-]+)$/.exec(address)?.[1];
    if (path === undefined) {
      return [`${address} is not the https address of a file in docs/images.`];
    }
    return isInRepository(path) ? [] : [`${path} does not exist.`];
  });
}

/**
 * The README in a .vsix.
 *
 * @param {string} vsix its path
 * @returns {Promise<string>}
 * @throws an error if there is none
 */
export async function readPackagedReadme(vsix) {
  const archive = await JSZip.loadAsync(await readFile(vsix));
  const [readme] = archive.file(/^extension\/readme\.md$/i);
  if (readme === undefined) {
    throw new Error('The .vsix has no README.');
  }
  return readme.async('string');
}
