import './lib/requireNode.mjs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const { runCommand } = await import('./lib/command.mjs');

// `npm run bench`: runs every script in test/bench and prints its figures.
await runCommand(async ({ progress }) => {
  const { Failure } = await import('./lib/failure.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { runNode } = await import('./lib/processes.mjs');
  const { sourceOptions } = await import('./lib/source.mjs');

  const folder = join(root, 'test', 'bench');
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort()) {
    const { code, output } = await progress.step(`Running test/bench/${name}`, () =>
      runNode([...sourceOptions, join(folder, name)]),
    );
    if (code !== 0) {
      throw new Failure(`test/bench/${name} failed, as shown above.`, { details: output });
    }
    progress.line(output.trimEnd());
  }
});
