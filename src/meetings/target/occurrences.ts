import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { Meeting, Occurrence } from '../../zoom/types';

/** Zoom lists no more dates of a series than these (Zoom API, "Get a meeting", `occurrences`). */
export const mostListed = 50;

/** When an occurrence takes place. */
export function startOf({ start_time }: Occurrence): Date | undefined {
  const time = Date.parse(start_time ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}

/**
 * The occurrence of a series that takes place at `date`, with its id.
 *
 * @throws {ActionableError} where Zoom names none, because it is over, moved, deleted or too far ahead
 */
export function occurrenceAt(
  { occurrences }: Meeting,
  date: Date,
): Occurrence & { occurrence_id: string } {
  const dates = (occurrences ?? []).filter(({ status }) => status !== 'deleted');
  for (const occurrence of dates) {
    const { occurrence_id } = occurrence;
    if (occurrence_id && startOf(occurrence)?.getTime() === date.getTime()) {
      return { ...occurrence, occurrence_id };
    }
  }
  const isBeyond =
    (occurrences ?? []).length >= mostListed &&
    dates.every((occurrence) => (startOf(occurrence) ?? date) < date);
  throw isBeyond
    ? new ActionableError(
        vscode.l10n.t(
          'Zoom names only the first {0} dates of a series, and this is a later one. Choose an earlier date; there you can choose the whole series too.',
          mostListed,
        ),
      )
    : new ActionableError(
        vscode.l10n.t(
          'This date of the series is over, or it was moved or deleted. Choose another one.',
        ),
        [
          {
            title: vscode.l10n.t('Refresh Meetings'),
            run: () => vscode.commands.executeCommand('zoom.refreshMeetings'),
          },
        ],
      );
}
