import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run screenshots`: takes all pictures in docs/images again, from the workbench of the tests. With
// `-- demo`, only the animated one.
await runCommand(async ({ args, progress }) => {
  const { readdir, stat } = await import('node:fs/promises');
  const { join } = await import('node:path');
  const { Failure } = await import('./lib/failure.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { runNode } = await import('./lib/processes.mjs');
  const { formatCounts, indent } = await import('./lib/results.mjs');
  const { SetUp } = await import('./lib/setUp.mjs');
  const { sourceOptions } = await import('./lib/source.mjs');
  const { workbenchTests } = await import('./lib/stages/workbench.mjs');

  if (args.some((arg) => arg !== 'demo')) {
    throw new Failure('Usage: npm run screenshots [-- demo]');
  }
  const since = Date.now();
  const demo = join(root, 'test', 'pictures', 'demo.ts');
  const { code, output } = await progress.step('Recording the animated picture', () =>
    runNode([...sourceOptions, demo]),
  );
  if (code !== 0) {
    throw new Failure('The animated picture was not made, as shown above.', { details: output });
  }
  progress.line(output.trim().split('\n').at(-1) ?? '');

  let failed = 0;
  if (args.length === 0) {
    process.env.UPDATE_SCREENSHOTS = '1';
    const results = await progress.step('Taking the screenshots', () =>
      workbenchTests(new SetUp(progress), {}),
    );
    results.failures.forEach((failure) => progress.line(`\n${indent(failure)}\n`));
    progress.line(`Tests that take them: ${formatCounts(results)}`);
    failed = results.failed;
  }

  const images = join(root, 'docs', 'images');
  const changed = await Promise.all(
    (await readdir(images, { withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map(async ({ name }) => (await stat(join(images, name))).mtimeMs >= since),
  );
  const [made, all] = [changed.filter(Boolean).length, changed.length];
  progress.line(`Pictures: ${made} of ${all} made again`);
  return failed === 0 ? 0 : 1;
});
