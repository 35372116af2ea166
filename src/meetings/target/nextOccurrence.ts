import { toScheduledMeeting } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type Occurrence } from '../../zoom/types';
import { mostListed, plannedStart, startOf } from './occurrences';

/** The next occurrence of a series. */
export interface NextOccurrence {
  /** When it was first planned for, because a moved occurrence says nothing about the others. */
  planned: Date;
  /** How many occurrences are left, with this one; `undefined` if there may be more than Zoom lists. */
  occurrencesLeft: number | undefined;
  /** Whether planning the series again from this one on changes other upcoming occurrences. */
  hasExceptions: boolean;
}

/** The next occurrence that takes place; `undefined` if there is none, or no series with dates. */
export function nextOccurrence(
  { type, duration, occurrences }: Meeting,
  now: Date,
): NextOccurrence | undefined {
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
    occurrencesLeft: dates.length < mostListed ? dates.length - first : undefined,
    hasExceptions:
      dates.slice(first).some(isException) ||
      dates.slice(0, first).some(({ occurrence }) => isUnfinished(occurrence, duration ?? 0, now)),
  };
}

/** When a meeting starts, a series with its next occurrence; `undefined` if it has no fixed time. */
export function nextStartOf(meeting: Meeting, now: Date): Date | undefined {
  return nextOccurrence(meeting, now)?.planned ?? toScheduledMeeting(meeting).start;
}

/** Whether an occurrence is in progress or upcoming. */
function isUnfinished(occurrence: Occurrence, minutes: number, now: Date): boolean {
  const start = startOf(occurrence)?.getTime() ?? NaN;
  const end = start + (occurrence.duration ?? minutes) * 60_000;
  return occurrence.status !== 'deleted' && end > now.getTime();
}

/** When an occurrence was first planned for. */
function plannedFor(occurrence: Occurrence): Date | undefined {
  return plannedStart(occurrence.occurrence_id ?? '') ?? startOf(occurrence);
}
