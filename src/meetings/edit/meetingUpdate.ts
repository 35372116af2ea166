import { recurrenceToSend } from '../../schedule/seriesUpdate';
import { toZoomTime } from '../../schedule/zoomTime';
import { isListedTimeZone } from '../../zoom/timeZones';
import { meetingType, type Meeting, type MeetingUpdate } from '../../zoom/types';
import type { MeetingFields } from '../input/meetingFields';
import { nextDate, startOf, type EditSubject } from './editSubject';

/**
 * The request that makes some changes. One of a whole series says from which date on it repeats, and
 * how: Zoom refuses it without a recurrence, and without a start leaves the dates as they are (Zoom
 * API, "Update a meeting").
 */
export function meetingUpdate(
  { meeting, occurrence }: EditSubject,
  fields: MeetingFields,
  now: Date,
): MeetingUpdate {
  const { topic, start, duration, timeZone, agenda, passcode, settings, type } = fields;
  const { recurrence } = fields;
  const update = defined({
    topic,
    start_time: start && toZoomTime(start),
    duration,
    timezone: timeZone !== undefined && isListedTimeZone(timeZone) ? timeZone : undefined,
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
  const next = nextDate(meeting, now);
  const to = start ?? next?.planned;
  const move =
    next === undefined || to === undefined
      ? undefined
      : {
          from: next.planned,
          to,
          timeZone: timeZone ?? meeting.timezone ?? 'UTC',
          datesLeft: next.datesLeft,
        };
  return {
    ...update,
    ...(to && { start_time: toZoomTime(to) }),
    ...(recurrence === undefined &&
      meeting.recurrence && { recurrence: recurrenceToSend(meeting.recurrence, move) }),
  };
}

/**
 * What an update will make of each entry of its meeting in the lists, as far as can be told before
 * Zoom has done it: the dates of a series move by as much as its next one.
 */
export function updatedEntry(
  { meeting, occurrence }: EditSubject,
  update: MeetingUpdate,
  now: Date,
): (entry: Meeting) => Meeting {
  const { start_time: start, settings, ...fields } = update;
  const only = occurrence && startOf(occurrence)?.getTime();
  const next = nextDate(meeting, now)?.planned;
  return (entry) => {
    const entryStart = Date.parse(entry.start_time ?? '');
    if (occurrence !== undefined && entryStart !== only) {
      return entry;
    }
    const isMoved = start !== undefined && !Number.isNaN(entryStart);
    const shift =
      isMoved && occurrence === undefined && next !== undefined
        ? entryStart >= next.getTime()
          ? Date.parse(start) - next.getTime()
          : 0
        : undefined;
    return {
      ...entry,
      ...fields,
      ...(isMoved && {
        start_time: shift === undefined ? start : toZoomTime(new Date(entryStart + shift)),
      }),
      ...(settings && { settings: { ...objectOf(entry.settings), ...settings } }),
      // The link has the passcode in it, so the new one is not known yet.
      ...(update.password !== undefined && { join_url: '', passcode: undefined }),
    };
  };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {};
}

function defined<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
