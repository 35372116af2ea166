import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findNoticeProblems,
  formatNotices,
  readBundledPackages,
} from '../../../scripts/lib/notices.mjs';

const files = [
  'src/extension.ts',
  'node_modules/plain/index.js',
  'node_modules/plain/lib/other.js',
  'node_modules/@scope/scoped/index.js',
  'node_modules/plain/node_modules/nested/index.js',
];

describe('the third-party notices', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-notices-'));
    await addFile('node_modules/plain/package.json', packageJson('plain'));
    await addFile('node_modules/plain/LICENSE', 'MIT License\r\nCopyright (c) Plain');
    await addFile('node_modules/plain/NOTICE', 'Contains drawings.');
    await addFile('node_modules/@scope/scoped/package.json', packageJson('@scope/scoped'));
    await addFile('node_modules/@scope/scoped/License', 'Copyright (c) Scoped');
    await addFile('node_modules/plain/node_modules/nested/package.json', packageJson('nested'));
    await addFile(
      'node_modules/plain/node_modules/nested/README.md',
      'Nested\n\nLicense\n-------\n\nCopyright (c) Nested\n',
    );
    await addFile('node_modules/unused/package.json', packageJson('unused'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  it('contain the license of every package that is bundled, and of no other', async () => {
    const notices = formatNotices(await readBundledPackages(files, folder));
    for (const text of [
      '@scope/scoped 1.2.3 (MIT)\n\nCopyright (c) Scoped',
      'nested 1.2.3 (MIT)\n\nCopyright (c) Nested',
      'plain 1.2.3 (MIT)\n\nMIT License\nCopyright (c) Plain\n\nContains drawings.',
    ]) {
      expect(notices).toContain(text);
    }
    expect(notices).not.toContain('unused');
    expect(findNoticeProblems(notices, files)).toEqual([]);
  });

  it('cannot be made if a package does not contain its license', async () => {
    await rm(join(folder, 'node_modules/plain/LICENSE'));
    await expect(readBundledPackages(files, folder)).rejects.toThrow('The package plain');
  });

  it('are checked for packages that are missing, not bundled, or without a license', async () => {
    const packages = await readBundledPackages(files, folder);
    const [, ...allButOne] = packages;
    expect(findNoticeProblems(formatNotices(allButOne), files)).toEqual([
      '@scope/scoped is not named.',
    ]);
    const extra = { name: 'extra', version: '1.0.0', license: 'MIT', text: 'Copyright (c) Extra' };
    expect(findNoticeProblems(formatNotices([...packages, extra]), files)).toEqual([
      'extra is named, but not bundled.',
    ]);
    const emptied = packages.map((one) => (one.name === 'nested' ? { ...one, text: '' } : one));
    expect(findNoticeProblems(formatNotices(emptied), files)).toEqual([
      'nested has no license text.',
    ]);
  });

  const packageJson = (name: string) => JSON.stringify({ name, version: '1.2.3', license: 'MIT' });

  async function addFile(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
});
