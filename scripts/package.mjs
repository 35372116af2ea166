import './lib/requireNode.mjs';

const { packageCommand } = await import('./lib/packageCommand.mjs');
await packageCommand();
