import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { indent } from './tally.mjs';

/**
 * Runs a test tool that writes a JSON report, and counts what is in it. A tool that fails without a
 * failed test in its report, or that writes none, counts as one failure of its own.
 *
 * @template R
 * @param {(report: string) => Promise<{
 *   outcome: import('./run.mjs').Outcome,
 *   read: (report: R) => import('./tally.mjs').Tally,
 * }>} runTool gets the file to write the report to
 * @returns {Promise<import('./tally.mjs').Tally>}
 */
export async function withReport(runTool) {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-report-'));
  const file = join(folder, 'report.json');
  try {
    const { outcome, read } = await runTool(file);
    const text = await readFile(file, 'utf8').catch(() => undefined);
    const tally =
      text === undefined
        ? { passed: 0, failed: 0, skipped: 0, failures: [] }
        : read(JSON.parse(text));
    if (outcome.code !== 0 && tally.failed === 0) {
      const complaint = `✗ The tests ended with exit code ${outcome.code}\n${indent(outcome.output)}`;
      return { ...tally, failed: 1, failures: [complaint] };
    }
    return tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
