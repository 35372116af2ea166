import { test as base } from '@playwright/test';
import type { Host } from '../../../scripts/lib/host.mjs';
import type { SandboxClient } from '../../support/sandboxClient.ts';
import { Installation } from './installation.ts';
import { picturedOrigin, updatesScreenshots } from './screenshots.ts';
import { keepServiceWorkers } from '../../../scripts/lib/serviceWorkers.mjs';
import { Workbench } from './workbench.ts';

interface TestFixtures {
  /** A VS Code window in a new browser. Call `openWindow` first. */
  readonly workbench: Workbench;
  /** The Zoom sandbox that the extension uses, reset for each test. */
  readonly sandbox: SandboxClient;
}

interface WorkerFixtures {
  readonly installation: Installation;
}

/** Playwright's `test` with a VS Code in which the packaged extension is installed. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  installation: [
    // Playwright reads a fixture's dependencies from this pattern, even if there are none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await Installation.start(
        JSON.parse(variable('ZOOM_TEST_HOST')) as Host,
        variable('ZOOM_TEST_VSIX'),
        updatesScreenshots ? picturedOrigin : undefined,
      );
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  workbench: async ({ installation, page }, use) => {
    const workspace = await installation.reset();
    await keepServiceWorkers(page.context());
    await installation.serveMeetingPages(page.context());
    await use(new Workbench(page, installation, workspace));
  },
  sandbox: async ({ workbench }, use) => {
    await use(workbench.sandbox);
  },
});

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined) {
    throw new Error(`${name} is not set: run these tests with "npm test -- workbench".`);
  }
  return value;
}

export { expect } from '@playwright/test';
