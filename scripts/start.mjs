import './lib/requireNode.mjs';

const { runCommand } = await import('./lib/command.mjs');
const { prepareStart } = await import('./lib/prepareStart.mjs');

await runCommand(
  async (context) => (await import('./lib/startCommand.mjs')).startCommand(context),
  { interruptedCode: 0, prepare: prepareStart },
);
