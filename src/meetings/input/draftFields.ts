import { isDeepStrictEqual } from 'node:util';
import { recurrenceToSend } from '../../schedule/seriesUpdate';
import type { Recurrence } from '../../zoom/recurrence';
import { meetingType, type Meeting } from '../../zoom/types';

/**
 * A meeting that is being planned, or what is to change about one: what a program passes, or what a
 * person has answered so far. Of what is absent, nothing is said, so Zoom decides or leaves it as it is.
 */
export interface MeetingFields {
  topic?: string;
  /** Absent for a new meeting that starts now. */
  startTime?: Date;
  /** Minutes. */
  duration?: number;
  /** The IANA zone that the meeting is scheduled in; by default the reader's. */
  timezone?: string;
  agenda?: string;
  /** Empty for none. Kept in memory only. */
  passcode?: string;
  recurrence?: Recurrence;
  /** By Zoom's names, such as `waiting_room` (Zoom API, "Create a meeting", `settings`). */
  settings?: Record<string, unknown>;
  /** The template that a new meeting is made from. */
  templateId?: string;
  /** One of `meetingType`; by default a series if there is a recurrence. */
  type?: number;
}

/** The settings that a copy of a meeting has too; the others follow the account, as in a new meeting. */
const copiedSettings = new Set([
  ...['waiting_room', 'join_before_host', 'jbh_time', 'mute_upon_entry', 'auto_recording'],
  ...['host_video', 'participant_video', 'alternative_hosts', 'meeting_invitees', 'use_pmi'],
  ...['audio', 'approval_type', 'meeting_authentication', 'encryption_type', 'watermark'],
]);

/**
 * Returns what a draft says when it is to say the same as a meeting.
 *
 * @param start when the meeting starts, or the occurrence from which a series is planned
 * @param occurrencesLeft how many occurrences a series has from then on; `undefined` if that is unknown
 */
export function draftOf(
  meeting: Meeting,
  start: Date | undefined,
  occurrencesLeft?: number,
): MeetingFields {
  const { topic, duration, timezone, agenda, password, recurrence, settings } = meeting;
  const zone = timezone ?? 'UTC';
  const move =
    start === undefined || occurrencesLeft === undefined
      ? undefined
      : { from: start, to: start, fromZone: zone, toZone: zone, datesLeft: occurrencesLeft };
  return {
    topic: topic ?? '',
    startTime: start,
    duration: duration ?? undefined,
    timezone: timezone ?? undefined,
    agenda: agenda ?? '',
    passcode: password ?? '',
    recurrence:
      recurrence && meeting.type === meetingType.recurringFixedTime
        ? recurrenceToSend(recurrence, move)
        : undefined,
    settings: { ...(settings as Record<string, unknown> | null | undefined) },
  };
}

/**
 * Returns the draft of a new meeting that is like another one. It has a passcode of its own, and no
 * start in the past.
 */
export function duplicateOf(meeting: Meeting, start: Date | undefined, now: Date): MeetingFields {
  const { topic, duration, timezone, agenda, recurrence, settings } = draftOf(meeting, start);
  const isOver =
    recurrence?.end_date_time !== undefined && new Date(recurrence.end_date_time) <= now;
  return withoutAbsent({
    topic,
    duration,
    timezone,
    agenda: agenda === '' ? undefined : agenda,
    startTime: start !== undefined && start > now ? start : undefined,
    recurrence: isOver ? undefined : recurrence,
    settings: Object.fromEntries(
      Object.entries(settings ?? {}).filter(
        ([name, value]) => copiedSettings.has(name) && value !== null && value !== undefined,
      ),
    ),
    type: meeting.type === meetingType.recurringNoFixedTime ? meeting.type : undefined,
  });
}

/** Returns the fields in which a draft differs from an original, each setting by itself. */
export function changedFields(original: MeetingFields, draft: MeetingFields): MeetingFields {
  const { settings: before = {}, ...fields } = original;
  const { settings: after = {}, ...changed } = draft;
  const settings = differences(before, after);
  return {
    ...differences(fields, changed),
    ...(Object.keys(settings).length > 0 && { settings }),
  };
}

/** Returns how many fields and settings have changed. */
export function countChanges({ settings = {}, ...fields }: MeetingFields): number {
  return Object.keys(fields).length + Object.keys(settings).length;
}

/**
 * Returns a draft with another value of a setting. With a waiting room nobody can join before the host
 * (Zoom API, "Create a meeting", `waiting_room`), so turning one on turns the other off.
 *
 * @param value `undefined` to leave it to the person's Zoom settings
 */
export function withSetting(draft: MeetingFields, name: string, value: unknown): MeetingFields {
  const excluded = exclusions.get(name);
  const settings = { ...draft.settings, [name]: value };
  if (value === true && excluded !== undefined && settings[excluded] === true) {
    settings[excluded] = false;
  }
  return { ...draft, settings: withoutAbsent(settings) };
}

const exclusions = new Map([
  ['waiting_room', 'join_before_host'],
  ['join_before_host', 'waiting_room'],
]);

/** Returns a copy without the fields whose value is `undefined`. */
export function withoutAbsent<T extends object>(
  fields: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function differences<T extends object>(before: T, after: T): T {
  return Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) =>
        !isDeepStrictEqual(value, (before as Record<string, unknown>)[name]) && value !== undefined,
    ),
  ) as T;
}
