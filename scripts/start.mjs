import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');
await runCommand(
  async (context) => (await import('./lib/startCommand.mjs')).startCommand(context),
  { interruptedCode: 0 },
);
