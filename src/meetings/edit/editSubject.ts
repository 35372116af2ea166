import type { AccountSummary } from '../../accounts/zoomClients';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';

/** What is changed: a meeting, a whole series, or one occurrence of it. */
export interface EditSubject {
  account: AccountSummary;
  /** As Zoom has it; of an occurrence, with what that differs in. */
  meeting: Meeting;
  /** `undefined` for all of the meeting. */
  occurrence: Occurrence | undefined;
}

/** Where a series goes on. */
export interface NextDate {
  /** When it was first planned for: an occurrence that was moved says nothing about the others. */
  planned: Date;
  /** How many dates are left, with this one. */
  datesLeft: number;
  /** Whether some of those were moved or deleted, which a change of the whole series undoes. */
  hasExceptions: boolean;
}

/** The next date of a series that takes place; `undefined` where there is none, or no series. */
export function nextDate({ type, occurrences }: Meeting, now: Date): NextDate | undefined {
  if (type !== meetingType.recurringFixedTime) {
    return undefined;
  }
  const dates = (occurrences ?? [])
    .map((occurrence) => ({ occurrence, planned: plannedFor(occurrence) }))
    .filter((date) => date.planned !== undefined && date.planned > now);
  const first = dates.findIndex(({ occurrence }) => occurrence.status !== 'deleted');
  const planned = dates[first]?.planned;
  if (planned === undefined) {
    return undefined;
  }
  const left = dates.slice(first);
  return {
    planned,
    datesLeft: left.length,
    hasExceptions: left.some(
      ({ occurrence }) =>
        occurrence.status === 'deleted' ||
        startOf(occurrence)?.getTime() !== plannedFor(occurrence)?.getTime(),
    ),
  };
}

/** When an occurrence takes place. */
export function startOf({ start_time }: Occurrence): Date | undefined {
  const time = Date.parse(start_time ?? '');
  return Number.isNaN(time) ? undefined : new Date(time);
}

/** When an occurrence was first planned for, which Zoom names it by, in ms since 1970. */
function plannedFor(occurrence: Occurrence): Date | undefined {
  const id = occurrence.occurrence_id ?? '';
  return /^\d{12,14}$/.test(id) ? new Date(Number(id)) : startOf(occurrence);
}
