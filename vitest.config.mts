import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
    // Each sandbox that a test starts is this process's own; none outlives the run.
    environment: 'node',
  },
});
