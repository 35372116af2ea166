import { inModules } from '../paths.mjs';
import { withReport } from '../report.mjs';
import { runNode } from '../run.mjs';
import { indent } from '../tally.mjs';

/**
 * The tests that need no VS Code.
 *
 * @type {import('../testStages.mjs').Stage}
 */
export function unit(_setUp, { grep }) {
  return withReport(async (report) => {
    const named = grep === undefined ? [] : ['--testNamePattern', grep];
    const outcome = await runNode([
      inModules('vitest', 'vitest.mjs'),
      'run',
      ...['--reporter=json', `--outputFile=${report}`, ...named],
    ]);
    return { outcome, read: readReport };
  });
}

/**
 * @param {VitestReport} report
 * @returns {import('../tally.mjs').Tally}
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion
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
