import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { URLSearchParams } from 'node:url';

import { failedCheck, indent } from '../results.mjs';

/** What test/host/index.ts prints before the title of each test that has finished. */
const testFinished = 'Test finished';

/** If no test finishes for this long, including VS Code's own start, the run hangs. */
const hangMilliseconds = 90_000;

/**
 * A window of VS Code that runs tests in its extension host.
 *
 * @typedef {object} WindowPlan
 * @property {number} number from 1
 * @property {number} count the number of windows that run at the same time
 * @property {string} authority of the test server
 * @property {string} token lets the window connect to the test server
 * @property {string} extension the folder of the extension under development
 * @property {string} runner the compiled module whose `run` runs the tests
 * @property {string} folder its own, empty folder
 * @property {string} workspace the folder to open
 * @property {string[]} files the compiled test files
 * @property {string | undefined} grep only the tests with this text in their title
 */

/**
 * Opens the window and waits until its tests have finished.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {import('./browserTabs.mjs').BrowserTabs} tabs handles the tabs that the window opens
 * @param {WindowPlan} plan
 * @returns {Promise<import('../results.mjs').Results>}
 */
export async function runHostWindow(context, tabs, plan) {
  const results = join(plan.folder, 'results.json');
  const tests = join(plan.folder, 'tests.js');
  await mkdir(plan.folder, { recursive: true });
  await writeFile(tests, testsModule(plan, results));

  const page = await context.newPage();
  page.on('popup', (tab) => tabs.handleTab(tab));
  /** @type {(problem?: string) => void} */
  let end = () => {};
  /** @type {Promise<string | undefined>} */
  const ended = new Promise((resolve) => (end = resolve));
  const hangTimer = setTimeout(
    () => end(`No test finished for ${hangMilliseconds / 1000} s.`),
    hangMilliseconds,
  );
  page.on('crash', () => end('The page crashed.'));
  /** @type {string[]} */
  const consoleLines = [];
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const line = `${type}: ${args.map(String).join(' ').split('\n', 1)[0]}`;
      if (line.includes(testFinished)) {
        hangTimer.refresh();
      }
      if (line !== consoleLines.at(-1)) {
        consoleLines.push(line);
      }
    },
  );
  await page.exposeFunction('codeAutomationExit', () => end());
  // This server has no key for the secret storage in the browser.
  await page.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
  await page.goto(windowUrl(plan, tests));
  const problem = await ended;
  clearTimeout(hangTimer);

  const report = await readFile(results, 'utf8').catch(() => undefined);
  return report === undefined
    ? failedCheck(
        'The run in the extension host broke off',
        [problem ?? 'There is no report.', ...consoleLines.slice(-40)].join('\n'),
      )
    : readReport(JSON.parse(report), plan);
}

/**
 * The module that VS Code loads as the tests. It passes the options to the runner.
 *
 * @param {WindowPlan} plan
 * @param {string} results
 */
function testsModule({ runner, number, count, files, grep }, results) {
  const options = JSON.stringify({ number, count, files, grep, results });
  return `exports.run = () => require(${JSON.stringify(runner)}).run(${options});\n`;
}

/**
 * @param {WindowPlan} plan
 * @param {string} tests
 */
function windowUrl({ authority, token, workspace, extension }, tests) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests.replace(/\.js$/, ''))],
  ];
  const query = new URLSearchParams({
    tkn: token,
    folder: workspace,
    payload: JSON.stringify(payload),
  });
  return `http://${authority}/?${query}`;
}

/**
 * @param {{ stats: { passes: number, pending: number }, failures: Failed[] }} report of mocha's JSON reporter
 * @param {WindowPlan} plan
 * @returns {import('../results.mjs').Results}
 * @typedef {{ fullTitle: string, err: { message?: string, stack?: string } }} Failed
 */
function readReport({ stats, failures }, { number, count }) {
  const where = count > 1 ? ` (window ${number})` : '';
  return {
    passed: stats.passes,
    failed: failures.length,
    skipped: stats.pending,
    failures: failures.map(
      ({ fullTitle, err }) =>
        `✗ ${fullTitle}${where}\n${indent(err.stack ?? err.message ?? 'No reason given.')}`,
    ),
  };
}
