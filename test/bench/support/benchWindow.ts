import { chromium, type Browser } from '@playwright/test';
import { browserArguments } from '../../../scripts/lib/browser.mjs';
import { Progress } from '../../../scripts/lib/progress.mjs';
import { SetUp } from '../../../scripts/lib/setUp.mjs';
import { Installation } from '../../workbench/support/installation.ts';

/** A VS Code with the packaged extension, and a browser for its windows. */
export interface Bench {
  readonly installation: Installation;
  readonly browser: Browser;
  /** The path of the packaged extension. */
  readonly vsix: string;
  /** Stops everything. */
  stop(): Promise<void>;
}

/**
 * Builds and installs the extension and starts everything that a benchmark in VS Code needs.
 *
 * @param webOrigin the origin of the links to meetings, by default the sandbox's own
 */
export async function startBench(webOrigin?: string): Promise<Bench> {
  const setUp = new SetUp(new Progress());
  const host = await setUp.host();
  const executablePath = await setUp.browser();
  const vsix = await setUp.vsix();
  const installation = await Installation.start(host, vsix, webOrigin);
  const browser = await chromium.launch({ executablePath, args: browserArguments });
  return {
    installation,
    browser,
    vsix,
    async stop() {
      await browser.close();
      await installation.stop();
    },
  };
}
