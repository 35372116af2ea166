import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    // No request may go through a proxy, or to the network at all.
    env: { NO_PROXY: '*', no_proxy: '*' },
    testTimeout: 60_000,
    hookTimeout: 60_000,
    alias: {
      vscode: fileURLToPath(new URL('../unit/support/vscodeStandIn.ts', import.meta.url)),
    },
  },
});
