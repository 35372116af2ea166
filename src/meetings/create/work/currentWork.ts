import * as path from 'node:path';
import * as vscode from 'vscode';
import { singleLine } from '../../../text/plainText';
import { longestAgenda } from '../../input/fieldProblems';
import { findRepository, type Repository } from './gitRepository';
import { fileLink, type FilePlace } from './remoteLink';
import { topicOfBranch, topicOfSelection } from './workTopic';

/** The schemes of files on a disk or a server, and of their earlier versions. */
const fileSchemes = ['file', 'vscode-remote', 'vscode-vfs', 'git'];

/** What a person works on. */
export interface CurrentWork {
  /** One line; empty if nothing says what it is about. */
  topic: string;
  /** The file with its lines, and a link to them. */
  agenda?: string;
}

/**
 * Returns the topic and the agenda of a meeting about what a person works on. The topic is the first line
 * of the selection, otherwise the branch or the issue in its name, otherwise the file.
 *
 * @param subject the URI of a file, as the menus of editors and of the explorer pass it, or a source
 *   control; the active editor if it is neither
 */
export function readCurrentWork(subject: unknown): CurrentWork {
  if (isSourceControl(subject)) {
    return { topic: topicOfRepository(findRepository(subject.rootUri), subject.rootUri) };
  }
  const active = vscode.window.activeTextEditor;
  const uri = subject instanceof vscode.Uri ? subject : active?.document.uri;
  const editor = active?.document.uri.toString() === uri?.toString() ? active : undefined;
  const selection = editor?.selection.isEmpty === false ? editor.selection : undefined;
  const repository = findRepository(uri ?? vscode.workspace.workspaceFolders?.[0]?.uri);
  const selected =
    selection === undefined ? '' : topicOfSelection(editor?.document.getText(selection) ?? '');
  // Of a file that is not open, its name says more than the branch.
  const branch = uri === undefined || editor !== undefined ? (repository?.branch ?? '') : '';
  const file = uri === undefined || !isFile(uri) ? '' : singleLine(path.posix.basename(uri.path));
  const topic = [selected, topicOfBranch(branch), file].find((each) => each !== '') ?? '';
  const place = uri && placeOf(uri, repository, selection);
  return { topic, ...(place && { agenda: describePlace(place, repository) }) };
}

function topicOfRepository(repository: Repository | undefined, root: vscode.Uri): string {
  const branch = topicOfBranch(repository?.branch ?? '');
  return branch === '' ? singleLine(path.posix.basename(root.path)) : branch;
}

/** Where the selection is, by a path that says nothing about this machine. */
function placeOf(
  uri: vscode.Uri,
  repository: Repository | undefined,
  selection: vscode.Selection | undefined,
): FilePlace | undefined {
  if (!isFile(uri)) {
    return undefined;
  }
  const folder = repository?.root ?? vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const relative = folder === undefined ? '..' : path.posix.relative(folder.path, uri.path);
  const isInside = relative !== '' && relative.split('/')[0] !== '..';
  return {
    path: isInside ? relative : path.posix.basename(uri.path),
    ...(selection && { lines: linesOf(selection) }),
  };
}

/** The lines of a selection, from 1. One that ends at the beginning of a line does not include it. */
function linesOf({ start, end }: vscode.Selection): FilePlace['lines'] {
  const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
  return { first: start.line + 1, last: last + 1 };
}

function describePlace(place: FilePlace, repository: Repository | undefined): string {
  const { path: file, lines } = place;
  const range =
    lines === undefined
      ? ''
      : lines.first === lines.last
        ? `:${lines.first}`
        : `:${lines.first}-${lines.last}`;
  const { remote, commit, isNew = () => true } = repository ?? {};
  const link =
    remote === undefined || commit === undefined || isNew(file)
      ? undefined
      : fileLink(remote, commit, place);
  const name = `${singleLine(file)}${range}`;
  const agenda = link === undefined ? name : `${name}\n${link}`;
  return agenda.length > longestAgenda ? name.slice(0, longestAgenda) : agenda;
}

/** Whether it is a file that others may have too, and not a document of VS Code's. */
function isFile(uri: vscode.Uri): boolean {
  return fileSchemes.includes(uri.scheme) || vscode.workspace.getWorkspaceFolder(uri) !== undefined;
}

function isSourceControl(subject: unknown): subject is { rootUri: vscode.Uri } {
  return (
    typeof subject === 'object' &&
    subject !== null &&
    'rootUri' in subject &&
    subject.rootUri instanceof vscode.Uri
  );
}
