import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run fuzz`: runs only the fuzz tests, with 20 times as many inputs as `npm test`, new ones each
// time. `--seed=<number>` repeats a run.
await runCommand(async ({ args, progress }) => {
  const { indent, formatCounts } = await import('./lib/results.mjs');
  const { runVitest } = await import('./lib/stages/unit.mjs');

  const { values } = parseArgs({ args, options: { seed: { type: 'string' } } });
  const seed = values.seed ?? process.env.FUZZ_SEED ?? String(randomInt(2 ** 31));
  const results = await progress.step(`Running the fuzz tests with seed ${seed}`, () =>
    runVitest(['.fuzz.test.ts'], { env: { FUZZ_RUNS: '20000', FUZZ_SEED: seed } }),
  );
  results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
  progress.line(formatCounts(results));
  return results.failed === 0 && results.passed > 0 ? 0 : 1;
});
