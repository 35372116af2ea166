import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run languages`: uses the extension in German and in Japanese, and takes the pictures in
// docs/images/languages. No text of the extension may be in English in any of them.
await runCommand(async ({ progress }) => {
  const { mkdir, readdir, stat } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const { root } = await import('./lib/paths.mjs');
  const { formatCounts, indent } = await import('./lib/results.mjs');
  const { SetUp } = await import('./lib/setUp.mjs');
  const { runPlaywright } = await import('./lib/stages/workbench.mjs');

  const since = Date.now();
  // Links to meetings are Zoom's own in the pictures.
  process.env.UPDATE_SCREENSHOTS = '1';
  const results = await progress.step('Using the extension in German and in Japanese', () =>
    runPlaywright(new SetUp(progress), { config: 'test/languages/playwright.config.ts' }),
  );
  results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));

  const images = join(root, 'docs', 'images', 'languages');
  await mkdir(images, { recursive: true });
  const changed = await Promise.all(
    (await readdir(images)).map(async (name) => (await stat(join(images, name))).mtimeMs >= since),
  );
  const made = changed.filter(Boolean).length;
  progress.line(`${formatCounts(results)}; pictures: ${made} of ${changed.length} made again`);
  return results.failed === 0 && results.passed > 0 ? 0 : 1;
});
