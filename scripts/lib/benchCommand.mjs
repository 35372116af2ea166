import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { ensureDependencies } from './dependencies.mjs';
import { explain, Failure } from './failure.mjs';
import { root } from './paths.mjs';
import { Progress } from './progress.mjs';
import { runNode } from './run.mjs';
import { sourceOptions } from './source.mjs';

/** `npm run bench`: runs every script of test/bench and prints the figures that it prints. */
export async function benchCommand() {
  const progress = new Progress();
  try {
    await ensureDependencies(progress);
    const folder = join(root, 'test', 'bench');
    for (const name of (await readdir(folder)).sort()) {
      const { code, output } = await progress.step(`Running test/bench/${name}`, () =>
        runNode([...sourceOptions, join(folder, name)]),
      );
      if (code !== 0) {
        throw new Failure(`test/bench/${name} failed, as shown above.`, { details: output });
      }
      progress.line(output.trimEnd());
    }
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
