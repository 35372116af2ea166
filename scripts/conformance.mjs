import { existsSync } from 'node:fs';
import { join } from 'node:path';

import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run conformance`: compares the extension and the sandbox with Zoom's own OpenAPI document and
// with other Zoom clients. What that needs is too large for every `npm test`, so only this command
// installs it.
await runCommand(async ({ progress }) => {
  const { formatOutcomes, formatSummary, readTests } = await import('./lib/conformanceReport.mjs');
  const { isInstalledIn } = await import('./lib/dependencies.mjs');
  const { npm } = await import('./lib/npm.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { indent, formatCounts } = await import('./lib/results.mjs');
  const { runVitest } = await import('./lib/stages/unit.mjs');

  const folder = join(root, 'test', 'conformance');
  if (!(await isInstalledIn(folder))) {
    await progress.step('Installing Prism and other Zoom clients', () =>
      npm(['ci', '--ignore-scripts'], {
        cwd: folder,
        purpose: 'install Prism and other Zoom clients',
      }),
    );
  }
  let tests = readTests({ testResults: [] });
  const results = await progress.step("Comparing with Zoom's document and other clients", () =>
    runVitest(['--config', join(folder, 'vitest.config.mts')], {
      onReport: (report) => (tests = readTests(report)),
    }),
  );
  results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
  progress.line(`\n${formatOutcomes(tests)}\n`);
  const hasDocument = existsSync(join(root, '..', 'shared', 'zoom', 'openapi.relaxed.json'));
  progress.line(`${formatSummary(tests, hasDocument)}\n`);
  progress.line(formatCounts(results));
  return results.failed === 0 && results.passed > 0 ? 0 : 1;
});
