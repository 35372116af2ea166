import { join } from 'node:path';

import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run converters`: compiles files with hostile topics with the converters that people use. They
// are too large for every `npm test`, so only this command installs them.
await runCommand(async ({ progress }) => {
  const { isInstalledIn } = await import('./lib/dependencies.mjs');
  const { npm } = await import('./lib/npm.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { indent, formatCounts } = await import('./lib/results.mjs');
  const { runVitest } = await import('./lib/stages/unit.mjs');

  const folder = join(root, 'test', 'converters');
  if (!(await isInstalledIn(folder))) {
    await progress.step('Installing the converters', () =>
      npm(['ci', '--ignore-scripts'], { cwd: folder, purpose: 'install the converters' }),
    );
  }
  const results = await progress.step('Compiling hostile topics', () =>
    runVitest(['--config', join(folder, 'vitest.config.mts')]),
  );
  results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
  progress.line(formatCounts(results));
  return results.failed === 0 && results.passed > 0 ? 0 : 1;
});
