import * as vscode from 'vscode';
import { parseMeetingPageUri } from './meetingPageAddress';
import { isTreeNode } from './treeNodes';

/**
 * Whether a command's argument comes from a click or a key in the editor, so that a person waits for
 * the outcome: a tree item, the page of a meeting, or an object that says so with `fromView`.
 */
export function isFromView(argument: unknown): boolean {
  return (
    isTreeNode(argument) ||
    (argument instanceof vscode.Uri && parseMeetingPageUri(argument) !== undefined) ||
    saysFromView(argument)
  );
}

/**
 * Whether an argument stands for what is selected in the view: `{ fromView: true }`, which our
 * keybindings have, because VS Code gives them no item.
 */
export function isSelection(argument: unknown): boolean {
  return saysFromView(argument) && !('id' in argument);
}

function saysFromView(argument: unknown): argument is { fromView: true } {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'fromView' in argument &&
    argument.fromView === true
  );
}
