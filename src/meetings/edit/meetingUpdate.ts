import { recurrenceToSend } from '../../schedule/seriesUpdate';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import { readZoomStart, toStartInSameZone, toZoomStart } from '../../schedule/zoomStart';
import { meetingType, type Meeting, type MeetingUpdate } from '../../zoom/types';
import type { MeetingFields } from '../input/draftFields';
import { nextOccurrence } from '../target/nextOccurrence';
import { checkRecurrence } from '../input/recurrenceProblem';
import { checkSeriesStart } from '../input/seriesStart';
import { startOf } from '../target/occurrences';
import type { EditSubject } from './editSubject';

/**
 * Creates the request that makes some changes. For a whole series it contains the recurrence and from
 * which date on it applies: Zoom refuses an update without a recurrence, and leaves the dates as they
 * are without a start (Zoom API, "Update a meeting"). A start comes with its time zone and a time zone
 * with the start, because each says what the other means.
 *
 * @throws {ZoomValidationError} for a series in a time zone that it would not keep its time in, and for
 *   one with too many occurrences, or none, until its last day
 */
export function meetingUpdate(
  { meeting, occurrence }: EditSubject,
  fields: MeetingFields,
  now: Date,
): MeetingUpdate {
  const { topic, startTime, duration, timezone, agenda, passcode, settings, recurrence } = fields;
  const becomesSeries = recurrence !== undefined && meeting.type !== meetingType.recurringFixedTime;
  const type = fields.type ?? (becomesSeries ? meetingType.recurringFixedTime : undefined);
  const startFields = (start: Date): MeetingUpdate =>
    timezone === undefined
      ? toStartInSameZone(start, meeting.timezone ?? 'UTC')
      : toZoomStart(start, timezone);
  const update = defined({
    topic,
    duration,
    timezone,
    agenda,
    password: passcode,
    recurrence,
    settings,
    type,
  });
  const isSeries = (type ?? meeting.type) === meetingType.recurringFixedTime;
  // Zoom takes no time zone for one occurrence, so that only UTC is certain.
  if (occurrence !== undefined) {
    return { ...update, ...(startTime && { start_time: toZoomTime(startTime) }) };
  }
  if (!isSeries) {
    const start = startTime ?? (timezone === undefined ? undefined : upcomingStart(meeting, now));
    return { ...update, ...(start && startFields(start)) };
  }
  if (startTime === undefined && Object.keys(update).length === 0) {
    return update;
  }
  const next = nextOccurrence(meeting, now);
  const to =
    startTime ?? next?.planned ?? (becomesSeries ? upcomingStart(meeting, now) : undefined);
  if (to !== undefined && timezone !== undefined) {
    checkSeriesStart(to, timezone);
  }
  if (to !== undefined && recurrence !== undefined) {
    checkRecurrence(recurrence, { start: to, timeZone: timezone ?? meeting.timezone ?? undefined });
  }
  const move = to && {
    from: next?.planned ?? to,
    to,
    fromZone: meeting.timezone ?? 'UTC',
    toZone: timezone ?? meeting.timezone ?? 'UTC',
    datesLeft: next === undefined ? 1 : next.occurrencesLeft,
  };
  return {
    ...update,
    ...(to && startFields(to)),
    ...(recurrence === undefined &&
      meeting.recurrence && { recurrence: recurrenceToSend(meeting.recurrence, move) }),
  };
}

/**
 * Creates the function that applies an update to an entry of its meeting in the lists, as far as the
 * result is known before Zoom answers: the occurrences of a series move by as much as the next one.
 */
export function updatedEntry(
  { meeting, occurrence }: EditSubject,
  update: MeetingUpdate,
  now: Date,
): (entry: Meeting) => Meeting {
  const { topic, duration, agenda, timezone, password } = update;
  const start = readZoomStart(update)?.getTime();
  const fields = defined({ topic, duration, agenda, timezone });
  const next = nextOccurrence(meeting, now)?.planned.getTime();
  const dates = new Set((meeting.occurrences ?? []).map((date) => startOf(date)?.getTime()));
  /** When an entry will start. After a refresh, some entries may have their new start already. */
  const moved = (was: number, to: number): number => {
    if (occurrence !== undefined || next === undefined) {
      return to;
    }
    return dates.has(was) && was >= next ? was + to - next : was;
  };
  return (entry) => {
    const was = Date.parse(entry.start_time ?? '');
    if (occurrence !== undefined && was !== startOf(occurrence)?.getTime()) {
      return entry;
    }
    return {
      ...entry,
      ...fields,
      ...(start !== undefined &&
        !Number.isNaN(was) && { start_time: toZoomTime(new Date(moved(was, start))) }),
      // The link contains the passcode, so the new link is not known yet.
      ...(password !== undefined && { join_url: '', passcode: undefined }),
    };
  };
}

/** When a single meeting starts; `undefined` if that is in the past. */
function upcomingStart({ start_time }: Meeting, now: Date): Date | undefined {
  const start = new Date(start_time ?? '');
  return start > now ? start : undefined;
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
