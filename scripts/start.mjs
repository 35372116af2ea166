import './lib/requireNode.mjs';

const { startCommand } = await import('./lib/startCommand.mjs');
await startCommand(process.argv.slice(2));
