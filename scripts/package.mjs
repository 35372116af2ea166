import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');

// `npm run package`: builds the extension and packs it into a .vsix.
await runCommand(async ({ progress }) => {
  const { buildExtension, packageExtension } = await import('./lib/extension.mjs');
  await progress.step('Building the extension', buildExtension);
  progress.line(`Packaged: ${await progress.step('Packaging it', packageExtension)}`);
});
