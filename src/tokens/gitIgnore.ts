import { execFile } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** How a file stands with git. */
export type GitStatus = 'ignored' | 'outside' | 'exposed' | 'unknown';

/** Asks git whether a file could end up in a commit. */
export class GitIgnore {
  /**
   * `ignored`: git leaves the file alone; `outside`: it is in no repository, or is no file yet;
   * `exposed`: a commit could take it; `unknown`: git could not be asked.
   */
  async statusOf(document: vscode.TextDocument): Promise<GitStatus> {
    if (document.isUntitled) {
      return 'outside';
    }
    // In a workspace that is not trusted, its git configuration may name programs to run.
    if (document.uri.scheme !== 'file' || !vscode.workspace.isTrusted) {
      return 'unknown';
    }
    const file = document.uri.fsPath;
    const exitCode = await run('git', [
      '-C',
      path.dirname(file),
      '-c',
      'core.fsmonitor=false',
      'check-ignore',
      '--quiet',
      '--',
      file,
    ]);
    if (exitCode === 128) {
      return (await this.isInRepository(document.uri)) ? 'unknown' : 'outside';
    }
    return exitCode === 0 ? 'ignored' : exitCode === 1 ? 'exposed' : 'unknown';
  }

  /** Git answers 128 to everything it cannot do, so the repository is looked for by its folder. */
  private async isInRepository(file: vscode.Uri): Promise<boolean> {
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
}

/** The exit code; `undefined` where the program could not be run. */
function run(program: string, args: string[]): Promise<number | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { timeout: 5_000 }, (error) => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : undefined);
    });
  });
}
