import * as vscode from 'vscode';
import { meetingPageScheme } from './identifiers';
import { ViewItem } from './viewItem';

/**
 * Whether a command's argument comes from a click or a key, so that a person waits for the outcome:
 * a row of a view, the page of a meeting, or an object with `fromView`, as our links have it.
 */
export function isFromPerson(argument: unknown): boolean {
  return (
    argument instanceof ViewItem ||
    (argument instanceof vscode.Uri && argument.scheme === meetingPageScheme) ||
    hasFromView(argument)
  );
}

/**
 * Whether an argument stands for the selected row: `{ fromView: true }` without an id, which our
 * keybindings pass.
 */
export function isSelectionRequest(argument: unknown): boolean {
  return hasFromView(argument) && !('id' in argument);
}

function hasFromView(argument: unknown): argument is { fromView: true } {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'fromView' in argument &&
    argument.fromView === true
  );
}
