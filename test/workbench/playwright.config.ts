import { defineConfig } from '@playwright/test';
import { browserArguments } from '../../scripts/lib/browser.mjs';

const executablePath = process.env.ZOOM_TEST_BROWSER;

export default defineConfig({
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  forbidOnly: true,
  workers: 2,
  fullyParallel: true,
  timeout: 240_000,
  expect: { timeout: 40_000 },
  use: {
    actionTimeout: 40_000,
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      args: browserArguments,
      ...(executablePath !== undefined && { executablePath }),
    },
  },
});
