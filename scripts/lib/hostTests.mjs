import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { browserArguments } from './browser.mjs';
import { BrowserTabs } from './browserTabs.mjs';
import { compiledTests, compileHostTests, makeHostWorkspace } from './hostTestFiles.mjs';
import { runHostWindow } from './hostWindow.mjs';
import { root } from './paths.mjs';
import { freePort } from './ports.mjs';
import { directLinks, startSandbox } from './sandbox.mjs';
import { sum } from './tally.mjs';
import { TestControl } from './testControl.mjs';
import { startTestServer } from './testServer.mjs';

/** The tests in this folder run in several windows at once, all others in one each. */
const severalWindows = { folder: join(compiledTests, 'windows'), count: 3 };

/**
 * Compiles the tests of test/host and runs them inside the extension host, against the extension as
 * it was last built. Each suite has a VS Code, a sandbox and a workspace of its own; two run at a
 * time.
 *
 * @param {{ host: import('./host.mjs').Host, browser: string, grep?: string }} options
 * @returns {Promise<import('./tally.mjs').Tally>}
 * @throws {import('./failure.mjs').Failure} where they cannot be run
 */
export async function runHostTests({ host, browser, grep }) {
  const files = await compileHostTests();
  const [inSeveral, inOne] = [
    files.filter((file) => file.startsWith(severalWindows.folder)),
    files.filter((file) => !file.startsWith(severalWindows.folder)),
  ];
  const half = Math.ceil(inOne.length / 2);
  const chains = [
    [{ files: inOne.slice(0, half), windows: 1 }],
    [
      { files: inOne.slice(half), windows: 1 },
      { files: inSeveral, windows: severalWindows.count },
    ],
  ];
  const tallies = await Promise.all(
    chains.map(async (chain) => {
      const done = [];
      for (const suite of chain.filter(({ files: some }) => some.length > 0)) {
        done.push(await runSuite({ host, browser, grep, ...suite }));
      }
      return done;
    }),
  );
  return sum(tallies.flat());
}

/**
 * @param {{ host: import('./host.mjs').Host, browser: string, grep?: string, files: string[], windows: number }} suite
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
async function runSuite({ host, browser: executablePath, grep, files, windows }) {
  const { chromium } = await import('@playwright/test');
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zoom-meetings-host-')));
  /** @type {(() => Promise<unknown> | void)[]} */
  const endings = [() => rm(folder, { recursive: true, force: true })];
  try {
    const workspace = await makeHostWorkspace(join(folder, 'workspace'));
    const sandbox = await startSandbox();
    endings.push(() => sandbox.service.stop());
    const controlPort = await freePort();
    const server = await startTestServer(host, folder, {
      ...directLinks(sandbox.url),
      ZOOM_SANDBOX_URL: sandbox.url,
      ZOOM_TEST_CONTROL_URL: `http://127.0.0.1:${controlPort}`,
    });
    endings.push(() => server.service.stop());
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    endings.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const tabs = new BrowserTabs(context, sandbox.url, (line) => console.error(line));
    const control = new TestControl(tabs, windows);
    await control.listen(controlPort);
    endings.push(() => control.close());

    const runWindow = (/** @type {number} */ number) =>
      runHostWindow(context, tabs, {
        number,
        of: windows,
        authority: server.authority,
        extension: root,
        runner: join(compiledTests, 'index.js'),
        folder: join(folder, `window-${number}`),
        workspace,
        files,
        grep,
      });
    const first = runWindow(1);
    // In a browser, a window knows the secrets that were stored before it was opened.
    const others = await Promise.race([
      first.then(() => []),
      control.othersWanted.then(() => Array.from({ length: windows - 1 }, (_, index) => index + 2)),
    ]);
    return sum(await Promise.all([first, ...others.map(runWindow)]));
  } finally {
    for (const end of endings.reverse()) {
      await end();
    }
  }
}
