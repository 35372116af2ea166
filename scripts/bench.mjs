import './lib/requireNode.mjs';
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';

const { runCommand } = await import('./lib/command.mjs');

// `npm run bench`: runs every script in test/bench and prints its figures, or only those whose names are
// given. Arguments from the first option on are for the scripts.
await runCommand(async ({ args, progress }) => {
  const { Failure } = await import('./lib/failure.mjs');
  const { root } = await import('./lib/paths.mjs');
  const { runNode } = await import('./lib/processes.mjs');
  const { sourceOptions } = await import('./lib/source.mjs');

  const folder = join(root, 'test', 'bench');
  const all = (await readdir(folder))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => parse(file).name)
    .sort();
  const firstOption = args.findIndex((arg) => arg.startsWith('-'));
  const names = firstOption < 0 ? args : args.slice(0, firstOption);
  const options = args.slice(names.length);
  const unknown = names.find((name) => !all.includes(name));
  if (unknown !== undefined) {
    throw new Failure(`There is no "${unknown}" in test/bench. Use ${all.join(', ')}.`);
  }
  for (const name of names.length > 0 ? names : all) {
    const { code, output } = await progress.step(`Running test/bench/${name}.ts`, () =>
      runNode([...sourceOptions, join(folder, `${name}.ts`), ...options]),
    );
    if (code !== 0) {
      throw new Failure(`test/bench/${name}.ts failed, as shown above.`, { details: output });
    }
    progress.line(output.trimEnd());
  }
});
