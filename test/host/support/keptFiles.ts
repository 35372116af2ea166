import type { Dirent } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { inWorkspace } from './editors';

/** A file of VS Code's own. */
interface KeptFile {
  readonly path: string;
  /** The bytes as characters. */
  readonly text: string;
}

/** Runs something while VS Code and its extensions log as much as they can. */
export async function logEverything<T>(run: () => PromiseLike<T>): Promise<T> {
  // VS Code has this command for tests.
  await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'trace');
  try {
    return await run();
  } finally {
    await vscode.commands.executeCommand('_extensionTests.setLogLevel', 'info');
  }
}

/** Returns what the extension has logged. */
export async function readLog(): Promise<string> {
  const files = await readFiles(
    ({ name, parentPath }) => parentPath.endsWith('zoom-meetings') && /^Zoom.*\.log$/.test(name),
  );
  return files.map(({ text }) => text).join('');
}

/**
 * Returns the logs and the storage of VS Code and all its extensions. VS Code also keeps copies of what a
 * person saves, which are not among them.
 */
export async function readLogsAndStorage(): Promise<KeptFile[]> {
  return readFiles(({ parentPath }) =>
    /[\\/](?:logs|globalStorage|workspaceStorage)(?:[\\/]|$)/.test(parentPath),
  );
}

/** Reads files below the folder that has both the workspace and the data of VS Code. */
async function readFiles(isWanted: (entry: Dirent) => boolean): Promise<KeptFile[]> {
  const top = path.dirname(inWorkspace('.').fsPath);
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile() && isWanted(entry))
      .map(async ({ parentPath, name }) => {
        const file = path.join(parentPath, name);
        return { path: file, text: await readFile(file, 'latin1') };
      }),
  );
}
