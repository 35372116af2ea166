import * as vscode from 'vscode';
import { seriesProblem } from '../../schedule/zoomStart';
import { ZoomValidationError } from '../../zoom/errors';

/**
 * Checks that a series keeps its time of day and its days in a time zone.
 *
 * @throws {ZoomValidationError} with the reason why it would not
 */
export function checkSeriesStart(start: Date, timeZone: string): void {
  switch (seriesProblem(start, timeZone)) {
    case 'clocksChange':
      throw invalid(
        'timezone',
        vscode.l10n.t(
          'Zoom doesn’t support the time zone {0}. A series there would move by an hour whenever the clocks change. Choose another time zone.',
          timeZone,
        ),
      );
    case 'otherDay':
      throw invalid(
        'timezone',
        vscode.l10n.t(
          'Zoom doesn’t support the time zone {0}, and it is another day there than in UTC at this time. Choose another time zone for the series.',
          timeZone,
        ),
      );
    case 'shownTwice':
      throw invalid(
        'startTime',
        vscode.l10n.t(
          'The clocks in {0} are set back on that day and show this time twice. Choose another first day for the series.',
          timeZone,
        ),
      );
    case undefined:
  }
}

function invalid(field: string, message: string): ZoomValidationError {
  return new ZoomValidationError([{ field, message }], '');
}
