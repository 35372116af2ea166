import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it, onTestFinished } from 'vitest';
import { findPictureProblems, readPackagedReadme } from '../../../scripts/lib/readmePictures.mjs';

const base = 'https://github.com/vscode-zoom/zoom-meetings/raw/HEAD';
const find = (readme: string) => findPictureProblems(readme, (path) => path.endsWith('/there.png'));

it('accepts absolute https addresses of pictures in the repository', () => {
  expect(find(`![A](${base}/docs/images/there.png)`)).toEqual([]);
  expect(find(`<img width="9" src="${base}/docs/images/there.png" alt="">`)).toEqual([]);
  expect(find('![A](https://pictures.example/docs/images/there.png "Title")')).toEqual([]);
});

it.each([
  ['nothing but text', 'There are no pictures.'],
  ['![A](docs/images/there.png)', 'is not the https address'],
  ['<img src="docs/images/there.png">', 'is not the https address'],
  [`![A](http://github.com/docs/images/there.png)`, 'is not the https address'],
  [`![A](${base}/media/there.png)`, 'is not the https address'],
  [`![A](${base}/docs/images/gone.png)`, 'docs/images/gone.png does not exist.'],
])('finds the problem of %s', (readme, problem) => {
  expect(find(readme)).toEqual([expect.stringContaining(problem)]);
});

it('reads the README of a .vsix', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-readme-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const vsix = join(folder, 'x.vsix');
  const archive = new JSZip().file('extension/readme.md', '# Hello');
  await writeFile(vsix, await archive.generateAsync({ type: 'nodebuffer' }));
  expect(await readPackagedReadme(vsix)).toBe('# Hello');
  await writeFile(vsix, await new JSZip().generateAsync({ type: 'nodebuffer' }));
  await expect(readPackagedReadme(vsix)).rejects.toThrow('The .vsix has no README.');
});
