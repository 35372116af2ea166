import type { AccountSummary } from '../../accounts/clients/zoomClients';
import type { Meeting, Occurrence } from '../../zoom/types';
import { nextStartOf } from '../target/nextOccurrence';
import { plannedStart, startOf } from '../target/occurrences';

/** What is changed: a meeting, a whole series, or one occurrence of it. */
export interface EditSubject {
  account: AccountSummary;
  /** As Zoom has it; for an occurrence, with the fields in which it differs. */
  meeting: Meeting;
  /** `undefined` for all of the meeting. */
  occurrence: Occurrence | undefined;
}

/**
 * When what is changed starts: an occurrence, the next one of a series, or the meeting; `undefined` if
 * it has no fixed time.
 */
export function plannedStartOf({ meeting, occurrence }: EditSubject, now: Date): Date | undefined {
  return occurrence === undefined
    ? nextStartOf(meeting, now)
    : (startOf(occurrence) ?? plannedStart(occurrence.occurrence_id ?? ''));
}
