import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/snippets/**/*.test.{ts,mjs}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The sandbox counts the calls of all programs.
    fileParallelism: false,
  },
});
