import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { root } from './paths.mjs';

/** Options that let Node run what imports from `src`, without a VS Code. */
export const sourceOptions = [
  // Node calls its own way to read TypeScript an experiment.
  '--disable-warning=ExperimentalWarning',
  '--import',
  pathToFileURL(join(root, 'test', 'unit', 'support', 'sourceHooks.mjs')).href,
];
