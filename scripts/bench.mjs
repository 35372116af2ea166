import './lib/requireNode.mjs';

const { benchCommand } = await import('./lib/benchCommand.mjs');
await benchCommand();
