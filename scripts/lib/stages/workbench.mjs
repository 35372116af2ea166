import { inModules, toolEnvironment } from '../paths.mjs';
import { withReport } from '../report.mjs';
import { runNode } from '../run.mjs';
import { indent } from '../tally.mjs';

/**
 * The tests of test/workbench: a person at a browser, with the packaged extension installed.
 *
 * @type {import('../testStages.mjs').Stage}
 */
export async function workbench(setUp, { grep }) {
  const [host, browser, vsix] = await Promise.all([setUp.host(), setUp.browser(), setUp.vsix()]);
  return withReport(async (report) => {
    const outcome = await runNode(
      [
        inModules('@playwright', 'test', 'cli.js'),
        'test',
        ...['--config', 'test/workbench/playwright.config.ts', '--reporter', 'json'],
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
 * @returns {import('../tally.mjs').Tally}
 * @typedef {{ error?: { stack?: string, message?: string }, attachments: { path?: string }[] }} Result
 * @typedef {{ title: string, tests: { status: string, results: Result[] }[] }} Spec
 * @typedef {{ title: string, suites?: Suite[], specs: Spec[] }} Suite
 * @typedef {{ suites: Suite[], errors: { message?: string, stack?: string }[] }} PlaywrightReport
 */
function readReport({ suites, errors }) {
  const tests = suites.flatMap((suite) => testsOf(suite, []));
  const failures = tests
    .filter(({ status }) => status === 'unexpected' || status === 'flaky')
    .map(({ title, result }) => `✗ ${title}\n${indent(complaint(result))}`);
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
 * @param {string[]} titles of the suites around it
 * @returns {{ title: string, status: string, result: Result | undefined }[]}
 */
function testsOf({ title, suites = [], specs }, titles) {
  const path = [...titles, title];
  return [
    ...specs.flatMap((spec) =>
      spec.tests.map(({ status, results }) => ({
        title: [...path, spec.title].join(' › '),
        status,
        result: results.at(-1),
      })),
    ),
    ...suites.flatMap((suite) => testsOf(suite, path)),
  ];
}

/** @param {Result | undefined} result */
function complaint(result) {
  const said = result?.error?.stack ?? result?.error?.message ?? 'No reason given.';
  const files = (result?.attachments ?? []).flatMap(({ path }) => path ?? []);
  // Playwright colours its messages even in a file.
  // eslint-disable-next-line no-control-regex
  return [said.replace(/\x1b\[[\d;]*m/g, ''), ...files].join('\n');
}
