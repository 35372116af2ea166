import { lstat, realpath } from 'node:fs/promises';
import * as path from 'node:path';
import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import { showConfirmation } from '../../platform/showConfirmation';
import { findJwts } from '../../jwt/findJwts';
import { applyEdits, findAssignments, setVariable } from '../../text/dotenv';
import { tokenKindInfos, type TokenKindId } from '../insert/tokenKinds';
import { isDotenv } from './isDotenv';
import { editDocument, findOpenDocument } from './tokenEdit';
import type { TokenPlace } from './tokenPlace';

/** The largest file that a variable is set in, in bytes. */
const maxSize = 1_000_000;

/** A variable of a dotenv file. */
export class DotenvPlace implements TokenPlace {
  readonly file: Pick<vscode.TextDocument, 'isUntitled' | 'uri'>;

  /**
   * @param uri a file that may not exist yet
   * @param key the name of the variable
   * @param copyToken copies a token that could not be written
   */
  constructor(
    private readonly uri: vscode.Uri,
    private readonly key: string,
    private readonly copyToken: (token: string) => unknown,
  ) {
    this.file = { uri, isUntitled: uri.scheme === 'untitled' };
  }

  async writeToken(token: string): Promise<void> {
    const { uri, key } = this;
    const document = findOpenDocument(uri);
    if (document === undefined) {
      await this.writeFile(token);
    } else {
      await editDocument(document, setVariable(document.getText(), key, token), () =>
        this.copyToken(token),
      );
    }
    showConfirmation(vscode.l10n.t('{0} set in {1}', key, fileName(uri)));
  }

  /** The bytes are taken for characters one by one, so that all others stay as they are. */
  private async writeFile(token: string): Promise<void> {
    const text = await readBytes(this.uri);
    const edits = setVariable(text, this.key, token);
    if (edits.length === 0) {
      return;
    }
    try {
      const bytes = Buffer.from(applyEdits(text, edits), 'latin1');
      await vscode.workspace.fs.writeFile(this.uri, bytes);
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) {
        throw error;
      }
      throw new ActionableError(
        vscode.l10n.t('{0} can’t be written. It may be read-only.', fileName(this.uri)),
        [{ title: vscode.l10n.t('Copy Instead'), run: () => this.copyToken(token) }],
      );
    }
  }
}

/**
 * Returns the variable of a file that a token of a kind goes into: one at the cursor that has such a name,
 * a token or no value yet, or one elsewhere that has such a name, or else a new one.
 *
 * @param editor the active editor, if it shows the file
 */
export async function suggestVariable(
  uri: vscode.Uri,
  kind: TokenKindId,
  editor?: vscode.TextEditor,
): Promise<string> {
  const { variable, variables } = tokenKindInfos[kind];
  const document = editor?.document ?? findOpenDocument(uri);
  const text = document?.getText() ?? (await readBytes(uri).catch(() => ''));
  const assignments = findAssignments(text);
  const cursor = editor?.document.offsetAt(editor.selection.active);
  const atCursor = assignments.find(
    ({ key, lineStart, start, end }) =>
      cursor !== undefined &&
      cursor <= end + 1 &&
      // A new editor has its cursor in front of the first name, which says nothing.
      (variables.test(key)
        ? lineStart <= cursor
        : start <= cursor && (start === end || isToken(text.slice(start, end)))),
  );
  return atCursor?.key ?? assignments.find(({ key }) => variables.test(key))?.key ?? variable;
}

/**
 * Returns the dotenv file that a token goes into if nobody names one: that of the active editor, or `.env`
 * in the first folder.
 */
export function usualDotenvFile(): vscode.Uri | undefined {
  const document = vscode.window.activeTextEditor?.document;
  if (document !== undefined && isDotenv(document)) {
    return document.uri;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder && vscode.Uri.joinPath(folder, '.env');
}

/**
 * Returns the file of the workspace that a program names, by its path in the first folder, an absolute one
 * or its URI.
 *
 * @throws {ActionableError} if it is not in the workspace
 */
export async function requireWorkspaceFile(file: string): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined) {
    throw new ActionableError(vscode.l10n.t('Open a folder first. The file must be in it.'), [
      {
        title: vscode.l10n.t('Open Folder'),
        run: () => vscode.commands.executeCommand('workbench.action.files.openFolder'),
      },
    ]);
  }
  const uri = /^[a-z][\w+.-]+:\/\//i.test(file)
    ? vscode.Uri.parse(file)
    : path.isAbsolute(file)
      ? folder.with({ path: vscode.Uri.file(path.normalize(file)).path })
      : vscode.Uri.joinPath(folder, file);
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) {
    throw outsideError(uri);
  }
  await requireInside(uri);
  return uri;
}

/**
 * Checks that no symbolic link leads from a folder of the workspace to a file elsewhere.
 *
 * @throws {ActionableError} if one does, or if it is not known where it leads
 */
export async function requireInside(uri: vscode.Uri): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (folder?.scheme !== 'file') {
    return;
  }
  const [top, file] = await Promise.all([realpath(folder.fsPath), realFile(uri.fsPath)]);
  const relative = file === undefined ? '..' : path.relative(top, file);
  if (relative === '' || relative.split(path.sep)[0] === '..' || path.isAbsolute(relative)) {
    throw outsideError(uri);
  }
}

/** Returns the path of a file without links; `undefined` if a link leads nowhere. */
async function realFile(file: string): Promise<string | undefined> {
  try {
    return await realpath(file);
  } catch {
    const isLink = await lstat(file).then(
      () => true,
      () => false,
    );
    const parent = path.dirname(file);
    const folder = isLink || parent === file ? undefined : await realFile(parent);
    return folder === undefined ? undefined : path.join(folder, path.basename(file));
  }
}

/**
 * Reads a file as characters of one byte each; a file that does not exist is empty.
 *
 * @throws {ActionableError} if it is no text in which ASCII characters have one byte
 */
async function readBytes(uri: vscode.Uri): Promise<string> {
  let bytes: Uint8Array;
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maxSize) {
      throw unreadableError(uri);
    }
    bytes = await vscode.workspace.fs.readFile(uri);
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
      return '';
    }
    throw error instanceof vscode.FileSystemError ? unreadableError(uri) : error;
  }
  if (bytes.includes(0)) {
    throw unreadableError(uri);
  }
  return Buffer.from(bytes).toString('latin1');
}

function unreadableError(uri: vscode.Uri): ActionableError {
  return new ActionableError(
    vscode.l10n.t('{0} can’t be read as a text file, so no token was written.', fileName(uri)),
  );
}

function outsideError(uri: vscode.Uri): ActionableError {
  return new ActionableError(
    vscode.l10n.t('{0} is not in the workspace, so no token is written into it.', fileName(uri)),
  );
}

function isToken(value: string): boolean {
  return findJwts(value)[0]?.text === value;
}

function fileName(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) ?? '';
}
