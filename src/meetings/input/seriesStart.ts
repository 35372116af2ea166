import * as vscode from 'vscode';
import { seriesProblem } from '../../schedule/zoomStart';
import { type InvalidField, ZoomValidationError } from '../../zoom/errors';

/** Why a series cannot start at a time in a time zone, and in which field that is wrong. */
export function seriesStartProblem(start: Date, timeZone: string): InvalidField | undefined {
  switch (seriesProblem(start, timeZone)) {
    case 'clocksChange':
      return {
        field: 'timezone',
        message: vscode.l10n.t(
          'Zoom doesn’t support the time zone {0}. A series there would move by an hour whenever the clocks change. Choose another time zone.',
          timeZone,
        ),
      };
    case 'otherDay':
      return {
        field: 'timezone',
        message: vscode.l10n.t(
          'Zoom doesn’t support the time zone {0}, and it is another day there than in UTC at this time. Choose another time zone for the series.',
          timeZone,
        ),
      };
    case 'shownTwice':
      return {
        field: 'startTime',
        message: vscode.l10n.t(
          'The clocks in {0} are set back on that day and show this time twice. Choose another first day for the series.',
          timeZone,
        ),
      };
    case undefined:
      return undefined;
  }
}

/**
 * Checks that a series keeps its time of day and its days in a time zone.
 *
 * @throws {ZoomValidationError} with the reason why it would not
 */
export function checkSeriesStart(start: Date, timeZone: string): void {
  const problem = seriesStartProblem(start, timeZone);
  if (problem !== undefined) {
    throw new ZoomValidationError([problem], '');
  }
}
