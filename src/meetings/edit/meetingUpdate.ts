import { recurrenceToSend } from '../../schedule/seriesUpdate';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import { meetingType, type Meeting, type MeetingUpdate } from '../../zoom/types';
import type { MeetingFields } from '../input/meetingFields';
import { startOf } from '../target/occurrences';
import { nextOccurrence, type EditSubject } from './editSubject';

/**
 * Creates the request that makes some changes. For a whole series it contains the recurrence and from
 * which date on it applies: Zoom refuses an update without a recurrence, and leaves the dates as they
 * are without a start (Zoom API, "Update a meeting").
 */
export function meetingUpdate(
  { meeting, occurrence }: EditSubject,
  fields: MeetingFields,
  now: Date,
): MeetingUpdate {
  const { topic, startTime, duration, timezone, agenda, passcode, settings, recurrence } = fields;
  const becomesSeries = recurrence !== undefined && meeting.type !== meetingType.recurringFixedTime;
  const type = fields.type ?? (becomesSeries ? meetingType.recurringFixedTime : undefined);
  const update = defined({
    topic,
    start_time: startTime && toZoomTime(startTime),
    duration,
    timezone,
    agenda,
    password: passcode,
    recurrence,
    settings,
    type,
  });
  const isSeries = (type ?? meeting.type) === meetingType.recurringFixedTime;
  if (!isSeries || occurrence !== undefined || Object.keys(update).length === 0) {
    return update;
  }
  const next = nextOccurrence(meeting, now);
  const to =
    startTime ?? next?.planned ?? (becomesSeries ? upcomingStart(meeting, now) : undefined);
  const zone = meeting.timezone ?? 'UTC';
  const move = to && {
    from: next?.planned ?? to,
    to,
    fromZone: zone,
    toZone: timezone ?? zone,
    datesLeft: next === undefined ? 1 : next.occurrencesLeft,
  };
  return {
    ...update,
    ...(to && { start_time: toZoomTime(to) }),
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
  const { topic, duration, agenda, timezone, password, start_time: start } = update;
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
        !Number.isNaN(was) && { start_time: toZoomTime(new Date(moved(was, Date.parse(start)))) }),
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
