import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // Tests start their own sandboxes in this process.
    environment: 'node',
    // Some tests replace modules, which must have no effect on the tests of other files.
    isolate: true,
    // Tests that start processes can be slow while other stages run.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    alias: {
      vscode: fileURLToPath(new URL('test/unit/support/vscodeStandIn.ts', import.meta.url)),
    },
  },
});
