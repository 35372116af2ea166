import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // Each sandbox that a test starts is this process's own; none outlives the run.
    environment: 'node',
    // Nothing in src or test keeps state in a module, so files can share what they have loaded.
    isolate: false,
    // Beside the other stages a test that starts processes can wait long for its turn.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    alias: {
      vscode: fileURLToPath(new URL('test/unit/support/vscodeStandIn.ts', import.meta.url)),
    },
  },
});
