import { inModules, toolEnvironment } from '../paths.mjs';
import { withReport } from '../report.mjs';
import { runNode } from '../processes.mjs';
import { indent } from '../results.mjs';

/**
 * The tests in test/unit, which need no VS Code.
 *
 * @type {import('../testCommand.mjs').Stage}
 */
export function unitTests(_setUp, { grep }) {
  return runVitest(grep === undefined ? [] : ['--testNamePattern', grep]);
}

/**
 * Runs tests with vitest.
 *
 * @param {string[]} args which tests, as vitest's own arguments; all of test/unit by default
 * @param {{ env?: Record<string, string>, onReport?: (report: VitestReport) => void }} [options]
 *   `env` is added to this process's own; `onReport` gets vitest's own report
 */
export function runVitest(args, { env, onReport } = {}) {
  return withReport(async (report) => {
    const outcome = await runNode(
      [
        inModules('vitest', 'vitest.mjs'),
        'run',
        ...['--reporter=json', `--outputFile=${report}`, ...args],
      ],
      { env: toolEnvironment(env) },
    );
    return {
      outcome,
      read: (/** @type {VitestReport} */ vitestReport) => {
        onReport?.(vitestReport);
        return readReport(vitestReport);
      },
    };
  });
}

/**
 * @param {VitestReport} report
 * @returns {import('../results.mjs').Results}
 * @typedef {{ status: string, fullName: string, failureMessages?: string[],
 *   meta?: Record<string, unknown> }} Assertion
 * @typedef {{ numPassedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { name: string, status: string, message?: string, assertionResults: Assertion[] }[]
 * }} VitestReport
 */
function readReport({ numPassedTests, numPendingTests, numTodoTests, testResults }) {
  const failures = testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    return status === 'failed' && failed.length === 0
      ? [`✗ ${name}\n${indent(message)}`]
      : failed.map(
          ({ fullName, failureMessages = [] }) =>
            `✗ ${fullName}\n${indent(failureMessages.join('\n'))}`,
        );
  });
  return {
    passed: numPassedTests,
    failed: failures.length,
    skipped: numPendingTests + numTodoTests,
    failures,
  };
}
