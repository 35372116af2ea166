import { inModules, toolEnvironment } from '../paths.mjs';
import { withReport } from '../report.mjs';
import { runNode } from '../processes.mjs';
import { indent } from '../results.mjs';

/**
 * The tests in test/workbench, with the packaged extension in a VS Code in a browser.
 *
 * @type {import('../testCommand.mjs').Stage}
 */
export function workbenchTests(setUp, { grep }) {
  return runPlaywright(setUp, { config: 'test/workbench/playwright.config.ts', grep });
}

/**
 * Runs tests in a VS Code in a browser.
 *
 * @param {import('../setUp.mjs').SetUp} setUp
 * @param {{ config: string, grep?: string }} options the path of Playwright's configuration, and a part of
 *   the titles of the tests to run
 * @returns {Promise<import('../results.mjs').Results>}
 */
export async function runPlaywright(setUp, { config, grep }) {
  const [host, browser, vsix] = await Promise.all([setUp.host(), setUp.browser(), setUp.vsix()]);
  return withReport(async (report) => {
    const outcome = await runNode(
      [
        inModules('@playwright', 'test', 'cli.js'),
        'test',
        ...['--config', config, '--reporter', 'json'],
        ...(grep === undefined ? [] : ['--grep', grep]),
      ],
      {
        env: toolEnvironment({
          FORCE_COLOR: '0',
          PLAYWRIGHT_JSON_OUTPUT_FILE: report,
          ZOOM_TEST_HOST: JSON.stringify(host),
          ZOOM_TEST_BROWSER: browser,
          ZOOM_TEST_VSIX: vsix,
        }),
      },
    );
    return { outcome, read: readReport };
  });
}

/**
 * @param {PlaywrightReport} report
 * @returns {import('../results.mjs').Results}
 * @typedef {{ error?: { stack?: string, message?: string }, attachments: { path?: string }[] }} Result
 * @typedef {{ title: string, tests: { status: string, results: Result[] }[] }} Spec
 * @typedef {{ title: string, suites?: Suite[], specs: Spec[] }} Suite
 * @typedef {{ suites: Suite[], errors: { message?: string, stack?: string }[] }} PlaywrightReport
 */
function readReport({ suites, errors }) {
  const tests = suites.flatMap((suite) => collectTests(suite, []));
  const failures = tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ title, result }) => `✗ ${title}\n${indent(formatFailure(result))}`);
  const outside = errors.map((error) => `✗ ${error.stack ?? error.message ?? 'An error'}`);
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: failures.length + outside.length,
    skipped: tests.filter(({ status }) => status === 'skipped').length,
    failures: [...failures, ...outside],
  };
}

/**
 * @param {Suite} suite
 * @param {string[]} titles of the enclosing suites
 * @returns {{ title: string, status: string, result: Result | undefined }[]}
 */
function collectTests({ title, suites = [], specs }, titles) {
  const path = [...titles, title];
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ status, results }) => ({
        title: [...path, spec.title].join(' › '),
        status,
        result: results.at(-1),
      })),
    ),
    ...suites.flatMap((suite) => collectTests(suite, path)),
  ];
}

/** @param {Result | undefined} result */
function formatFailure(result) {
  const message = result?.error?.stack ?? result?.error?.message ?? 'No reason given.';
  const files = (result?.attachments ?? []).flatMap(({ path }) => path ?? []);
  // Playwright colors its messages even in a file.
  // eslint-disable-next-line no-control-regex
  return [message.replace(/\x1b\[[\d;]*m/g, ''), ...files].join('\n');
}
