import * as vscode from 'vscode';
import { formatNumber } from '../../platform/formatNumber';
import { longestDuration } from '../../schedule/duration';
import type { StartProblem } from '../../schedule/startTime';

/** A sentence about why a time in words cannot be taken. */
export function startProblemMessage(problem: StartProblem | undefined, text: string): string {
  switch (problem) {
    case 'noSuchDay':
      return vscode.l10n.t('The day in “{0}” does not exist.', text);
    case 'otherWeekday':
      return vscode.l10n.t('The date in “{0}” is on another day of the week.', text);
    case 'endsBeforeStart':
      return vscode.l10n.t('The end in “{0}” is not after the start.', text);
    case 'tooLong':
    case 'tooShort':
      return vscode.l10n.t(
        'The duration in “{0}” is not from 1 to {1} minutes.',
        text,
        formatNumber(longestDuration),
      );
    case 'otherDuration':
      return vscode.l10n.t('The duration in “{0}” does not match the end.', text);
    case undefined:
      return vscode.l10n.t('Can’t understand the time “{0}”.', text);
  }
}

/** A sentence about a time that a person has typed, and which the clocks skip. */
export function skippedTimeMessage(): string {
  return vscode.l10n.t('The clocks are set forward on that day, and skip the time that you typed.');
}
