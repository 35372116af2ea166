import type { AccountSummary } from '../../accounts/clients/zoomClients';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import { mostListed, startOf } from '../target/occurrences';

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
  /** How many dates are left, with this one; `undefined` where there may be more than Zoom lists. */
  datesLeft: number | undefined;
  /** Whether planning the dates anew from this one on changes some that are still to come. */
  hasExceptions: boolean;
}

/** The next date of a series that takes place; `undefined` where there is none, or no series. */
export function nextDate(
  { type, duration, occurrences }: Meeting,
  now: Date,
): NextDate | undefined {
  if (type !== meetingType.recurringFixedTime) {
    return undefined;
  }
  const dates = (occurrences ?? [])
    .flatMap((occurrence) => {
      const planned = plannedFor(occurrence);
      return planned === undefined ? [] : [{ occurrence, planned }];
    })
    .sort((a, b) => a.planned.getTime() - b.planned.getTime());
  const first = dates.findIndex(
    ({ occurrence, planned }) => planned > now && occurrence.status !== 'deleted',
  );
  const next = dates[first];
  if (next === undefined) {
    return undefined;
  }
  const isException = ({ occurrence, planned }: (typeof dates)[number]) =>
    occurrence.status === 'deleted' ||
    startOf(occurrence)?.getTime() !== planned.getTime() ||
    (occurrence.duration ?? duration) !== duration;
  return {
    planned: next.planned,
    datesLeft: dates.length < mostListed ? dates.length - first : undefined,
    hasExceptions:
      dates.slice(first).some(isException) ||
      dates.slice(0, first).some(({ occurrence }) => isToCome(occurrence, duration ?? 0, now)),
  };
}

/** Whether an occurrence is on, or still to come. */
function isToCome(occurrence: Occurrence, minutes: number, now: Date): boolean {
  const start = startOf(occurrence)?.getTime() ?? NaN;
  const end = start + (occurrence.duration ?? minutes) * 60_000;
  return occurrence.status !== 'deleted' && end > now.getTime();
}

/** When an occurrence was first planned for, which Zoom names it by, in ms since 1970. */
function plannedFor(occurrence: Occurrence): Date | undefined {
  const id = occurrence.occurrence_id ?? '';
  return /^\d{12,14}$/.test(id) ? new Date(Number(id)) : startOf(occurrence);
}
