import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { countPackages } from '../../../scripts/lib/dependencies.mjs';

it('counts the packages that npm has put in place, of those it will', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-packages-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const packages = {
    '': {},
    'node_modules/a': {},
    'node_modules/a/node_modules/b': {},
    'node_modules/dev': { dev: true },
    'node_modules/other-platform': { optional: true },
  };
  await writeFile(join(folder, 'lock.json'), JSON.stringify({ packages }));
  const all = await countPackages(folder, 'lock.json');
  const production = await countPackages(folder, 'lock.json', { omitDev: true });

  expect([all(), production()]).toEqual(['looking up 3 packages', 'looking up 2 packages']);
  await mkdir(join(folder, 'node_modules', 'a'), { recursive: true });
  await writeFile(join(folder, 'node_modules', 'a', 'package.json'), '{}');
  expect([all(), production()]).toEqual(['1 of 3 packages', '1 of 2 packages']);
});
