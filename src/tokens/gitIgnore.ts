import { execFile } from 'node:child_process';
import { lstat, readFile, realpath, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** The statuses of a file, the one with the highest risk first. */
const byRisk = ['exposed', 'unknown', 'outside', 'ignored'] as const;

/**
 * How git treats a file:
 *
 * - `ignored`: git leaves the file alone
 * - `outside`: the file is in no repository, or not saved yet
 * - `exposed`: git does not ignore the file, so a commit may include it
 * - `unknown`: a commit may include the file, because git cannot be asked, or not about every name of
 *   the file, or because there is another version control system, which is not asked
 */
export type GitStatus = (typeof byRisk)[number];

/** Git's exit code for everything that it cannot do. */
const fatal = 128;

/** What other version control systems keep in a working copy, by which it is recognized. */
const otherWorkingCopies = [
  '.hg',
  '.svn',
  '.jj',
  '.sl',
  '.bzr',
  '.pijul',
  '.plastic',
  '.p4config',
  '$tf',
  '_darcs',
  '_MTN',
  // Fossil has three names for the same file.
  '.fslckout',
  '_FOSSIL_',
  '.fos',
  // Not the folder alone, because it may have this name for other reasons.
  path.join('CVS', 'Root'),
];

/**
 * Settings that keep the configuration of a repository from running programs, and a bare repository
 * among its files from being used in its place (git-config, `safe.bareRepository`).
 */
const safeConfig = [
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'safe.bareRepository=explicit',
];

/** The part of a document that names its file. */
type FileOfDocument = Pick<vscode.TextDocument, 'isUntitled' | 'uri'>;

/** Asks git whether a file may end up in a commit, and makes git ignore files. */
export class GitIgnore {
  /**
   * Returns how git treats the file of a document. If the path leads through symbolic links, both
   * the link and the file that it leads to count.
   */
  async statusOf({ isUntitled, uri }: FileOfDocument): Promise<GitStatus> {
    if (isUntitled) {
      return 'outside';
    }
    // In a workspace that is not trusted, the git configuration may name programs to run.
    if (uri.scheme !== 'file' || !vscode.workspace.isTrusted) {
      return 'unknown';
    }
    try {
      const { names, hasOthers } = await realNames(uri.fsPath);
      const statuses = await Promise.all(names.map(statusOfName));
      if (hasOthers) {
        statuses.push('unknown');
      }
      return byRisk.find((status) => statuses.includes(status)) ?? 'unknown';
    } catch {
      return 'unknown';
    }
  }

  /**
   * Whether a line in the `.gitignore` of its repository makes git ignore a file that it does not ignore:
   * git follows no link to such a list, and tracks on what it tracks already.
   */
  async canIgnore(document: FileOfDocument): Promise<boolean> {
    if ((await this.statusOf(document)) !== 'exposed') {
      return false;
    }
    try {
      const { names, hasOthers } = await realNames(document.uri.fsPath);
      const answers = await Promise.all(names.map(canIgnoreName));
      return !hasOthers && !answers.includes(false);
    } catch {
      return false;
    }
  }

  /**
   * Adds a file to the `.gitignore` at the top of its repository, which is saved if it is open.
   *
   * @returns how git treats the file then
   * @throws if the list cannot be written
   */
  async ignoreFile(document: FileOfDocument): Promise<GitStatus> {
    for (const name of (await realNames(document.uri.fsPath)).names) {
      const top = await findRepository(name);
      if (top !== undefined && (await statusInGit(name)) === 'exposed') {
        await appendLine(path.join(top, '.gitignore'), patternOf(path.relative(top, name)));
      }
    }
    return this.statusOf(document);
  }
}

async function canIgnoreName(file: string): Promise<boolean> {
  if ((await statusInGit(file)) !== 'exposed') {
    return true;
  }
  const top = await findRepository(file);
  return (
    top !== undefined &&
    !/[\r\n]/.test(file) &&
    (await isPlainFile(path.join(top, '.gitignore'))) &&
    (await runGit(file, ['ls-files', '--error-unmatch', '--', file])) === 1
  );
}

/** Whether there is a file that is no link, or nothing. */
async function isPlainFile(file: string): Promise<boolean> {
  return !(await exists(file)) || (await lstat(file)).isFile();
}

/** Returns the folder with the repository that a file is in. */
async function findRepository(file: string): Promise<string | undefined> {
  let folder = path.dirname(file);
  while (!(await exists(path.join(folder, '.git')))) {
    if (folder === path.dirname(folder)) {
      return undefined;
    }
    folder = path.dirname(folder);
  }
  return folder;
}

/** Returns the pattern that matches one file only, by its path from the `.gitignore` (gitignore(5)). */
function patternOf(relativePath: string): string {
  const escaped = relativePath
    .split(path.sep)
    .join('/')
    .replace(/[\\*?[\]]/g, '\\$&');
  return `/${escaped.replace(/ $/, '\\ ')}`;
}

/** Adds a line to a file as the file ends its lines, in an editor that has it open. */
async function appendLine(file: string, line: string): Promise<void> {
  const open = vscode.workspace.textDocuments.find(
    ({ uri, isClosed }) => uri.scheme === 'file' && uri.fsPath === file && !isClosed,
  );
  const text = open?.getText() ?? ((await exists(file)) ? await readFile(file, 'latin1') : '');
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const addition = `${text === '' || /[\r\n]$/.test(text) ? '' : lineBreak}${line}${lineBreak}`;
  if (open === undefined) {
    // The bytes that are there stay as they are.
    const bytes = Buffer.concat([Buffer.from(text, 'latin1'), Buffer.from(addition)]);
    await writeFile(file, bytes);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.insert(open.uri, open.positionAt(text.length), addition);
  await vscode.workspace.applyEdit(edit);
  await open.save();
}

/**
 * The names of a file in folders that are no symbolic links: git knows a file by no other.
 *
 * @returns `hasOthers` if there are hard links, which cannot be found
 * @throws if the folder does not exist, or a link leads nowhere
 */
async function realNames(file: string): Promise<{ names: string[]; hasOthers: boolean }> {
  const name = path.join(await realpath(path.dirname(file)), path.basename(file));
  if (!(await exists(name))) {
    return { names: [name], hasOthers: false };
  }
  const target = await realpath(name);
  const { nlink } = await lstat(target);
  return { names: [...new Set([name, target])], hasOthers: nlink > 1 };
}

async function statusOfName(file: string): Promise<GitStatus> {
  const status = await statusInGit(file);
  return status !== 'exposed' && (await isBelow(file, otherWorkingCopies)) ? 'unknown' : status;
}

async function statusInGit(file: string): Promise<GitStatus> {
  const exitCode = await checkIgnore(file);
  switch (exitCode) {
    case 0:
      return 'ignored';
    case 1:
      return 'exposed';
    case fatal:
      // The exit code does not say whether there is a repository.
      return (await isBelow(file, ['.git'])) ? 'unknown' : 'outside';
    case undefined:
    default:
      return 'unknown';
  }
}

/** Whether the folder of a file, or one above it, contains one of these. */
async function isBelow(file: string, entries: readonly string[]): Promise<boolean> {
  let folder = path.dirname(file);
  for (;;) {
    const found = await Promise.all(entries.map((entry) => exists(path.join(folder, entry))));
    if (found.includes(true)) {
      return true;
    }
    if (folder === path.dirname(folder)) {
      return false;
    }
    folder = path.dirname(folder);
  }
}

/** Whether there is a file, folder or link; also `true` if that cannot be found out. */
async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}

/**
 * Asks git whether it ignores a file. A file that git tracks counts as not ignored, whatever the patterns
 * say.
 */
function checkIgnore(file: string): Promise<number | undefined> {
  return runGit(file, ['check-ignore', '--quiet', '--', file]);
}

/** Runs git in the folder of a file. Returns its exit code; `undefined` if git could not be run. */
function runGit(file: string, command: readonly string[]): Promise<number | undefined> {
  const config = safeConfig.flatMap((setting) => ['-c', setting]);
  const args = ['-C', path.dirname(file), ...config, ...command];
  return new Promise((resolve) => {
    execFile('git', args, { timeout: 5_000, env: gitEnvironment() }, (error) => {
      resolve(error === null ? 0 : typeof error.code === 'number' ? error.code : undefined);
    });
  });
}

/**
 * The environment without git's own variables, which may name another repository. No object that a
 * partial clone lacks is fetched, because the configuration names the programs that fetching runs
 * (git, `GIT_NO_LAZY_FETCH`; versions that do not know it find no protocol that is allowed).
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const others = Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name));
  return {
    ...Object.fromEntries(others),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}
