import { parseArgs } from 'node:util';

import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run package`: builds the extension and packs it into a .vsix. `-- --baseImagesUrl=https://…` says
// where the pictures of the README are published, if that is not the repository on GitHub.
await runCommand(async ({ args, progress }) => {
  const { buildExtension, packageExtension } = await import('./lib/extension.mjs');
  const { Failure } = await import('./lib/failure.mjs');

  const { values } = parseArgs({ args, options: { baseImagesUrl: { type: 'string' } } });
  if (values.baseImagesUrl !== undefined && !/^https:\/\/./.test(values.baseImagesUrl)) {
    throw new Failure('--baseImagesUrl must be an https address.');
  }
  await progress.step('Building the extension', () => buildExtension());
  const vsix = await progress.step('Packaging it', () => packageExtension(values));
  progress.line(`Packaged: ${vsix}`);
});
