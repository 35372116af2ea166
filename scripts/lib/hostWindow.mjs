import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { URLSearchParams } from 'node:url';

import { indent } from './tally.mjs';

/** What test/host/index.ts prints before the title of each test that has ended. */
const testEnded = 'Test ended';

/** A run in which no test ends for this long, VS Code's own start included, has hung. */
const silenceMilliseconds = 90_000;

/**
 * One window of VS Code that runs tests in its extension host.
 *
 * @typedef {object} WindowPlan
 * @property {number} number from 1
 * @property {number} of how many windows run at once
 * @property {string} authority of the test server
 * @property {string} extension the folder of the extension under development
 * @property {string} runner the compiled module whose `run` runs the tests
 * @property {string} folder an empty one of its own
 * @property {string} workspace the folder that it opens
 * @property {string[]} files the compiled test files
 * @property {string | undefined} grep only tests whose title has this text
 */

/**
 * Opens the window and waits until its tests have run.
 *
 * @param {import('@playwright/test').BrowserContext} context
 * @param {import('./browserTabs.mjs').BrowserTabs} tabs gets the tabs that the window opens
 * @param {WindowPlan} plan
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function runHostWindow(context, tabs, plan) {
  const results = join(plan.folder, 'results.json');
  const tests = join(plan.folder, 'tests.js');
  await mkdir(plan.folder, { recursive: true });
  await writeFile(tests, testsModule(plan, results));

  const page = await context.newPage();
  page.on('popup', (tab) => tabs.attend(tab));
  /** @type {(trouble?: string) => void} */
  let end = () => {};
  /** @type {Promise<string | undefined>} */
  const ended = new Promise((resolve) => (end = resolve));
  const silence = setTimeout(
    () => end(`No test ended for ${silenceMilliseconds / 1000} s.`),
    silenceMilliseconds,
  );
  page.on('crash', () => end('The page crashed.'));
  /** @type {string[]} */
  const consoleLines = [];
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
      const line = `${type}: ${args.map(String).join(' ').split('\n', 1)[0]}`;
      if (line.includes(testEnded)) {
        silence.refresh();
      }
      if (line !== consoleLines.at(-1)) {
        consoleLines.push(line);
      }
    },
  );
  await page.exposeFunction('codeAutomationExit', () => end());
  // This server has no secret storage of its own to offer a key for.
  await page.route('**/mint-key', (route) => route.fulfill({ body: Buffer.alloc(32, 7) }));
  await page.goto(address(plan, tests));
  const trouble = await ended;
  clearTimeout(silence);

  const report = await readFile(results, 'utf8').catch(() => undefined);
  return report === undefined
    ? brokenOff(trouble ?? 'It ended without a report.', consoleLines)
    : readReport(JSON.parse(report), plan);
}

/**
 * The module that VS Code loads as the tests: it tells the runner which window it is in.
 *
 * @param {WindowPlan} plan
 * @param {string} results
 */
function testsModule({ runner, number, of, files, grep }, results) {
  const options = JSON.stringify({ number, of, files, grep, results });
  return `exports.run = () => require(${JSON.stringify(runner)}).run(${options});\n`;
}

/**
 * @param {WindowPlan} plan
 * @param {string} tests
 */
function address({ authority, workspace, extension }, tests) {
  const remote = (/** @type {string} */ path) => `vscode-remote://${authority}${path}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extension)],
    ['extensionTestsPath', remote(tests.replace(/\.js$/, ''))],
  ];
  const query = new URLSearchParams({ folder: workspace, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}

/**
 * @param {string} trouble
 * @param {string[]} consoleLines
 * @returns {import('./tally.mjs').Tally}
 */
function brokenOff(trouble, consoleLines) {
  const text = `✗ The run in the extension host broke off. ${trouble}\n${indent(consoleLines.slice(-40).join('\n'))}`;
  return { passed: 0, failed: 1, skipped: 0, failures: [text] };
}

/**
 * @param {{ stats: { passes: number, pending: number }, failures: Failed[] }} report of mocha's JSON reporter
 * @param {WindowPlan} plan
 * @returns {import('./tally.mjs').Tally}
 * @typedef {{ fullTitle: string, err: { message?: string, stack?: string } }} Failed
 */
function readReport({ stats, failures }, { number, of }) {
  const where = of > 1 ? ` (window ${number})` : '';
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
