import { relative } from 'node:path';

import { ensureDependencies } from './dependencies.mjs';
import { buildExtension, packageExtension } from './extension.mjs';
import { explain } from './failure.mjs';
import { root } from './paths.mjs';
import { Progress } from './progress.mjs';

/** `npm run package`: builds the extension and packs it into a .vsix. */
export async function packageCommand() {
  const progress = new Progress();
  try {
    await ensureDependencies(progress);
    await progress.step('Building the extension', buildExtension);
    const vsix = await progress.step('Packaging it', packageExtension);
    progress.line(`Packaged: ${relative(root, vsix)}`);
  } catch (error) {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
