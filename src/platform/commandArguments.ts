import { meetingPageScheme } from './identifiers';
import { ViewItem } from './viewItem';

/**
 * Whether a command's argument comes from a click or a key, so that a person waits for the outcome: a
 * row of a view, the page of a meeting, or an object with `fromView`, as our own links pass.
 */
export function isFromPerson(argument: unknown): boolean {
  return argument instanceof ViewItem || isMeetingPage(argument) || hasFromView(argument);
}

/**
 * Whether an argument stands for the selected row: `{ fromView: true }` without an id, which our
 * keybindings pass.
 */
export function isSelectionRequest(argument: unknown): boolean {
  return hasFromView(argument) && !('id' in argument);
}

function isMeetingPage(argument: unknown): boolean {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'scheme' in argument &&
    argument.scheme === meetingPageScheme
  );
}

function hasFromView(argument: unknown): argument is { fromView: true } {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    'fromView' in argument &&
    argument.fromView === true
  );
}
