import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');
await runCommand(async (context) => (await import('./lib/testCommand.mjs')).testCommand(context));
