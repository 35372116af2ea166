import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// A module that a test replaces must be replaced in no other file. The other files share their modules,
// which is faster.
const folder = 'test/unit';
const tests = `${folder}/**/*.test.ts`;
const replacing = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => join(folder, name).replaceAll('\\', '/'))
  .filter((path) => /\bvi\.(?:mock|doMock)\(/.test(readFileSync(path, 'utf8')));

export default defineConfig({
  test: {
    // Tests start their own sandboxes in this process.
    environment: 'node',
    // By default one core is left to the process that compiles, which is idle most of the time.
    maxWorkers: '100%',
    // Tests that start processes can be slow while other stages run.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    alias: {
      vscode: fileURLToPath(new URL('test/unit/support/vscodeStandIn.ts', import.meta.url)),
    },
    projects: [
      {
        extends: true,
        test: { name: 'shared', include: [tests], exclude: replacing, isolate: false },
      },
      { extends: true, test: { name: 'isolated', include: replacing, isolate: true } },
    ],
  },
});
