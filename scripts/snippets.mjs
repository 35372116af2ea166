import { join } from 'node:path';

import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run snippets`: writes every API request in every language, sends those whose toolchain is on this
// machine to the sandbox, and parses the others. Only this command installs the parsers.
await runCommand(async ({ progress }) => {
  const { isInstalledIn } = await import('./lib/dependencies.mjs');
  const { npm } = await import('./lib/npm.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { indent, formatCounts } = await import('./lib/results.mjs');
  const { runVitest } = await import('./lib/stages/unit.mjs');

  const folder = join(root, 'test', 'snippets');
  if (!(await isInstalledIn(folder))) {
    await progress.step('Installing the parsers', () =>
      npm(['ci', '--ignore-scripts'], { cwd: folder, purpose: 'install the parsers' }),
    );
  }
  const results = await progress.step('Writing, sending and parsing requests', () =>
    runVitest(['--config', join(folder, 'vitest.config.mts')]),
  );
  results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
  progress.line(formatCounts(results));
  return results.failed === 0 && results.passed > 0 ? 0 : 1;
});
