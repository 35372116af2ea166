import * as path from 'node:path';
import * as vscode from 'vscode';

/** A repository that VS Code's git extension has open. */
export interface Repository {
  root: vscode.Uri;
  /** `undefined` if no branch is checked out. */
  branch: string | undefined;
  /** The hash of the commit that is checked out. */
  commit: string | undefined;
  /** The URL of the remote that the branch follows. */
  remote: string | undefined;
  /** Whether a file, by its path in the repository, is in no commit. */
  isNew: (file: string) => boolean;
}

/** The part of the git extension's API, version 1, that is used (extensions/git/src/api/git.d.ts). */
interface GitApi {
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitRepository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD?: {
      readonly name?: string;
      readonly commit?: string;
      readonly upstream?: { readonly remote: string };
    };
    readonly remotes: readonly { name: string; fetchUrl?: string; pushUrl?: string }[];
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
}

interface GitChange {
  readonly uri: vscode.Uri;
  readonly status: number;
}

/** The states of files that no commit has: added to the index, untracked, ignored, added by intent. */
const newFileStates: readonly number[] = [1, 7, 8, 9];

/**
 * Finds the repository of a file or a folder.
 *
 * @returns `undefined` if there is none, or if the git extension does not run
 */
export function findRepository(uri: vscode.Uri | undefined): Repository | undefined {
  const found = uri === undefined ? undefined : gitApi()?.getRepository(uri);
  if (!found) {
    return undefined;
  }
  const { HEAD, remotes, indexChanges, workingTreeChanges, untrackedChanges = [] } = found.state;
  const remote =
    remotes.find(({ name }) => name === HEAD?.upstream?.remote) ??
    remotes.find(({ name }) => name === 'origin') ??
    remotes[0];
  const newFiles = [...indexChanges, ...workingTreeChanges, ...untrackedChanges]
    .filter(({ status }) => newFileStates.includes(status))
    .map((change) => path.posix.relative(found.rootUri.path, change.uri.path));
  return {
    root: found.rootUri,
    branch: HEAD?.name,
    commit: HEAD?.commit,
    remote: remote?.fetchUrl ?? remote?.pushUrl,
    isNew: (file) => newFiles.includes(file),
  };
}

/** VS Code's own git extension, if it runs. It throws while git is turned off. */
function gitApi(): GitApi | undefined {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>('vscode.git');
  try {
    return extension?.isActive === true ? extension.exports.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}
