import './lib/requireNode.mjs';

const { testCommand } = await import('./lib/testCommand.mjs');
await testCommand(process.argv.slice(2));
