import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';

/**
 * How git treats a file:
 *
 * - `ignored`: git leaves the file alone
 * - `outside`: the file is in no repository, or not saved yet
 * - `exposed`: a commit may include the file
 * - `unknown`: git cannot be asked
 */
export type GitStatus = 'ignored' | 'outside' | 'exposed' | 'unknown';

/** Git's exit code for everything that it cannot do. */
const fatal = 128;

/** Asks git whether a file may end up in a commit. */
export class GitIgnore {
  /** Returns how git treats the file of a document. */
  async statusOf({
    isUntitled,
    uri,
  }: Pick<vscode.TextDocument, 'isUntitled' | 'uri'>): Promise<GitStatus> {
    if (isUntitled) {
      return 'outside';
    }
    // In a workspace that is not trusted, the git configuration may name programs to run.
    if (uri.scheme !== 'file' || !vscode.workspace.isTrusted) {
      return 'unknown';
    }
    const exitCode = await checkIgnore(uri.fsPath);
    switch (exitCode) {
      case 0:
        return 'ignored';
      case 1:
        return 'exposed';
      case fatal:
        return (await isInRepository(uri)) ? 'unknown' : 'outside';
      case undefined:
      default:
        return 'unknown';
    }
  }
}

/** Looks for the folder of a repository, because the exit code does not say whether there is one. */
async function isInRepository(file: vscode.Uri): Promise<boolean> {
  for (let folder = path.dirname(file.fsPath); ; folder = path.dirname(folder)) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.file(path.join(folder, '.git')));
      return true;
    } catch {
      if (folder === path.dirname(folder)) {
        return false;
      }
    }
  }
}

/** Returns git's exit code; `undefined` if git could not be run. */
function checkIgnore(file: string): Promise<number | undefined> {
  const folder = path.dirname(file);
  // The setting `core.fsmonitor` names a program that git would run.
  const args = ['-C', folder, '-c', 'core.fsmonitor=false', 'check-ignore', '--quiet', '--', file];
  return new Promise((resolve) => {
    execFile('git', args, { timeout: 5_000 }, (error) => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : undefined);
    });
  });
}
