import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from './paths.mjs';

/** Options with which Node runs scripts that import from `src`, without a VS Code. */
export const sourceOptions = [
  // Node warns that its support for TypeScript is experimental.
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(join(root, 'test', 'unit', 'support', 'sourceHooks.mjs')).href,
];
