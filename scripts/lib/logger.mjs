import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from './paths.mjs';

const source = join(root, 'scripts', 'codeServer', 'spdlog.cjs');

/**
 * Puts a logger in JavaScript in place of the one that VS Code would have to compile. Does nothing if it
 * is there. The file is replaced, not overwritten, because a running VS Code may read it.
 *
 * @param {string} vscode the folder that has VS Code's node_modules
 */
export async function installLogger(vscode) {
  const target = join(vscode, 'node_modules', '@vscode', 'spdlog', 'index.js');
  const [wanted, found] = await Promise.all([readFile(source), readFile(target)]);
  if (!wanted.equals(found)) {
    const partial = `${target}.${process.pid}`;
    await writeFile(partial, wanted);
    await rename(partial, target);
  }
}
