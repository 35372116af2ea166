import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { Meeting, Occurrence } from '../../zoom/types';

/** The most occurrences of a series that Zoom lists (Zoom API, "Get a meeting", `occurrences`). */
export const mostListed = 50;

/** Returns the start of an occurrence; `undefined` if it has none. */
export function startOf({ start_time }: Occurrence): Date | undefined {
  const time = Date.parse(start_time ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** When the occurrence with an ID was first planned for: the ID is that time in ms since 1970. */
export function plannedStart(occurrenceId: string): Date | undefined {
  return /^\d{12,14}$/.test(occurrenceId) ? new Date(Number(occurrenceId)) : undefined;
}

/**
 * Returns the occurrence of a series that starts at `date`, with its id.
 *
 * @throws {ActionableError} if Zoom lists none: it has ended, was moved or deleted, or is too far ahead
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
          'Zoom lists only the first {0} occurrences of a series, and this is a later one. Select an earlier occurrence; from there you can also select the whole series.',
          mostListed,
        ),
      )
    : new ActionableError(
        vscode.l10n.t('This occurrence has ended, or it was moved or deleted. Select another one.'),
        [
          {
            title: vscode.l10n.t('Refresh Meetings'),
            run: () => vscode.commands.executeCommand('zoom.refreshMeetings'),
          },
        ],
      );
}
