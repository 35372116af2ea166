import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/converters/**/*.test.mjs'] } });
