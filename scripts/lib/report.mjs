import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { failedCheck, sumResults } from './results.mjs';

/**
 * Runs a test tool that writes a JSON report and reads the results from it. If the tool fails without
 * a failed test in its report, or without a report, that counts as one failure.
 *
 * @template R
 * @param {(report: string) => Promise<{
 *   outcome: import('./processes.mjs').Outcome,
 *   read: (report: R) => import('./results.mjs').Results,
 * }>} runTests gets the path of the report
 * @returns {Promise<import('./results.mjs').Results>}
 */
export async function withReport(runTests) {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-report-'));
  const file = join(folder, 'report.json');
  try {
    const { outcome, read } = await runTests(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const results = sumResults(text === undefined ? [] : [read(JSON.parse(text))]);
    return outcome.code !== 0 && results.failed === 0
      ? sumResults([
          results,
          failedCheck(`The tests ended with exit code ${outcome.code}`, outcome.output),
        ])
      : results;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
