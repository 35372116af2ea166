import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { chromium } from '@playwright/test';
import getPort from 'get-port';

import { browserArguments } from '../browser.mjs';
import { BrowserTabs } from '../hostTests/browserTabs.mjs';
import { compiledTests, compileHostTests, makeHostWorkspace } from '../hostTests/files.mjs';
import { ControlServer } from '../hostTests/controlServer.mjs';
import { startTestServer } from '../hostTests/server.mjs';
import { runHostWindow } from '../hostTests/window.mjs';
import { root } from '../paths.mjs';
import { directLinks, startSandbox } from '../sandbox.mjs';
import { sumResults } from '../results.mjs';
import { keepServiceWorkers } from '../serviceWorkers.mjs';

/** The tests in this folder run in several windows at the same time, all others in one window. */
const severalWindows = { folder: join(compiledTests, 'windows'), count: 3 };

/** The tests in this folder run in Restricted Mode. In all other windows every folder is trusted. */
const restricted = join(compiledTests, 'restricted');

/**
 * The tests in test/host, in VS Code's extension host. Each suite has its own VS Code, sandbox and
 * workspace; two suites run at a time.
 *
 * @type {import('../testCommand.mjs').Stage}
 */
export async function hostTests(setUp, { grep }) {
  const [host, browser] = await Promise.all([setUp.host(), setUp.browser(), setUp.build()]);
  const files = await compileHostTests();
  const inFolder = (/** @type {string} */ folder) =>
    files.filter((file) => file.startsWith(folder));
  const [inSeveral, inRestricted] = [inFolder(severalWindows.folder), inFolder(restricted)];
  const inOne = files.filter((file) => !inSeveral.includes(file) && !inRestricted.includes(file));
  const half = Math.ceil(inOne.length / 2);
  const chains = [
    [
      { files: inOne.slice(0, half), windows: 1 },
      { files: inRestricted, windows: 1, isRestricted: true },
    ],
    [
      { files: inOne.slice(half), windows: 1 },
      { files: inSeveral, windows: severalWindows.count },
    ],
  ];
  const results = await Promise.all(
    chains.map(async (chain) => {
      const done = [];
      for (const suite of chain.filter(({ files: some }) => some.length > 0)) {
        done.push(await runSuite({ host, browser, grep, ...suite }));
      }
      return done;
    }),
  );
  return sumResults(results.flat());
}

/**
 * A suite of test files.
 *
 * @typedef {object} Suite
 * @property {import('../host.mjs').Host} host
 * @property {string} browser
 * @property {string} [grep]
 * @property {string[]} files
 * @property {number} windows how many windows run it at the same time
 * @property {boolean} [isRestricted] whether its folder is one that nobody trusts
 */

/**
 * @param {Suite} suite
 * @returns {Promise<import('../results.mjs').Results>}
 */
async function runSuite({
  host,
  browser: executablePath,
  grep,
  files,
  windows,
  isRestricted = false,
}) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'zoom-meetings-host-')));
  /** @type {(() => Promise<unknown> | void)[]} */
  const cleanups = [() => rm(folder, { recursive: true, force: true })];
  try {
    const source = isRestricted ? 'untrustedWorkspace' : 'workspace';
    const workspace = await makeHostWorkspace(join(folder, 'workspace'), source);
    const sandbox = await startSandbox();
    cleanups.push(() => sandbox.service.stop());
    const controlPort = await getPort({ host: '127.0.0.1' });
    const server = await startTestServer(host, folder, {
      trustsFolders: !isRestricted,
      env: {
        ...directLinks(sandbox.url),
        ZOOM_SANDBOX_URL: sandbox.url,
        ZOOM_TEST_CONTROL_URL: `http://127.0.0.1:${controlPort}`,
      },
    });
    cleanups.push(() => server.service.stop());
    const browser = await chromium.launch({ executablePath, args: browserArguments });
    cleanups.push(() => browser.close());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await keepServiceWorkers(context);
    const tabs = new BrowserTabs(context, sandbox.url, (line) => console.error(line));
    const control = new ControlServer(tabs, windows);
    await control.listen(controlPort);
    cleanups.push(() => control.close());

    const runWindow = (/** @type {number} */ number) =>
      runHostWindow(context, tabs, {
        number,
        count: windows,
        authority: server.authority,
        token: server.token,
        extension: root,
        runner: join(compiledTests, 'index.js'),
        folder: join(folder, `window-${number}`),
        workspace,
        files,
        grep,
      });
    const first = runWindow(1);
    // In a browser, a window knows only the secrets that were stored before it was opened.
    const others = await Promise.race([
      first.then(() => []),
      control.otherWindowsRequested.then(() =>
        Array.from({ length: windows - 1 }, (_, index) => index + 2),
      ),
    ]);
    return sumResults(await Promise.all([first, ...others.map(runWindow)]));
  } finally {
    for (const cleanUp of cleanups.reverse()) {
      await cleanUp();
    }
  }
}
