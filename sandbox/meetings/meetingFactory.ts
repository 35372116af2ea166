import { ApiError, validationFailed } from '../api/apiError.ts';
import type { CreateMeeting, MeetingSettings, Recurrence } from '../api/meetingSchemas.ts';
import type { User } from '../data/users.ts';
import { isoSeconds } from '../time/isoTime.ts';
import { utcFromWall } from '../time/zonedTime.ts';
import type { Identifiers } from './identifiers.ts';
import type { Meeting, MeetingType, Occurrence } from './meeting.ts';
import { occurrenceStarts } from './recurrence.ts';

/** What a user's meetings have where a request says nothing else. */
export const defaultSettings: MeetingSettings = {
  host_video: false,
  participant_video: false,
  join_before_host: false,
  jbh_time: 0,
  mute_upon_entry: false,
  watermark: false,
  use_pmi: false,
  approval_type: 2,
  audio: 'both',
  auto_recording: 'none',
  alternative_hosts: '',
  close_registration: false,
  allow_multiple_devices: false,
  waiting_room: false,
  meeting_authentication: false,
  encryption_type: 'enhanced_encryption',
  registrants_confirmation_email: true,
  registrants_email_notification: true,
  show_share_button: false,
  email_notification: true,
  focus_mode: false,
  private_meeting: false,
  internal_meeting: false,
  auto_start_meeting_summary: false,
  auto_start_ai_companion_questions: false,
};

/** `settings` with a change laid over it; a waiting room switches "join before host" off. */
export function mergedSettings(
  settings: MeetingSettings,
  change: MeetingSettings | undefined,
): MeetingSettings {
  const merged = { ...settings, ...change };
  return merged.waiting_room ? { ...merged, join_before_host: false } : merged;
}

/** The instant that a `start_time` means: UTC with a `Z`, else local to `timezone`. */
export function startInstant(startTime: string, timezone: string): number {
  if (startTime.endsWith('Z')) return Date.parse(startTime);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = startTime
    .split(/[-T:]/)
    .map(Number);
  return utcFromWall({ year, month, day, hour, minute, second }, timezone);
}

/** The dates of a recurring meeting, each with the id that it keeps. */
export function planOccurrences(
  recurrence: Recurrence,
  startMs: number,
  timezone: string,
  duration: number,
): Occurrence[] {
  return occurrenceStarts(recurrence, startMs, timezone).map((occurrenceMs) => ({
    id: String(occurrenceMs),
    startMs: occurrenceMs,
    duration,
    deleted: false,
  }));
}

/** A series as Zoom answers it: an interval is always there, and one kind of end. */
export function completeRecurrence(recurrence: Recurrence, occurrences: number): Recurrence {
  return {
    ...recurrence,
    repeat_interval: recurrence.repeat_interval ?? 1,
    ...(recurrence.end_date_time === undefined && {
      end_times: recurrence.end_times ?? occurrences,
    }),
  };
}

/**
 * Checks what a single field cannot tell.
 *
 * @throws ApiError 300 for fields that do not go together, 3000 for what Zoom refuses in words
 */
export function checkCombination(
  host: User,
  type: MeetingType,
  body: Pick<CreateMeeting, 'recurrence' | 'settings' | 'schedule_for' | 'pre_schedule'>,
): void {
  if ((type === 8) !== (body.recurrence !== undefined)) {
    throw validationFailed({ field: 'recurrence', message: 'Invalid field.' });
  }
  if (body.settings?.use_pmi && type !== 2 && type !== 3) {
    throw validationFailed({ field: 'settings.use_pmi', message: 'Invalid field.' });
  }
  if (body.pre_schedule && type !== 2 && type !== 3) {
    throw new ApiError(
      400,
      3000,
      'Prescheduling is only available for scheduled meetings (type 2) and recurring meetings with no fixed time (type 3).',
    );
  }
  if (!body.schedule_for) return;
  if (type === 1) {
    throw new ApiError(400, 3000, 'Instant meetings do not support the schedule_for parameter.');
  }
  if (body.schedule_for !== host.id && body.schedule_for.toLowerCase() !== host.email) {
    throw new ApiError(
      400,
      300,
      'The value that you entered in the schedule_for field is invalid. Enter a valid value and try again.',
    );
  }
}

/**
 * A new meeting of `host`, by Zoom's rules: a missing or past start means now, a passcode is made
 * unless there is one or the request declines it.
 *
 * @throws ApiError for fields that do not go together
 */
export function newMeeting(
  identifiers: Identifiers,
  nowMs: number,
  host: User,
  body: CreateMeeting,
  creationSource: Meeting['creationSource'],
): Meeting {
  const type = body.type ?? 2;
  checkCombination(host, type, body);
  const timezone = body.timezone ?? host.timezone;
  const duration = body.duration ?? 60;
  const timed = type === 2 || type === 8 || type === 10;
  const asked = body.start_time ? startInstant(body.start_time, timezone) : nowMs;
  const startMs = timed ? Date.parse(isoSeconds(Math.max(asked, nowMs))) : undefined;
  const occurrences =
    body.recurrence && startMs !== undefined
      ? planOccurrences(body.recurrence, startMs, timezone, duration)
      : [];
  const password = body.password ?? (body.default_password === false ? '' : identifiers.passcode());
  return {
    id: identifiers.meetingId(),
    uuid: identifiers.uuid(),
    hostId: host.id,
    type,
    topic: body.topic ?? 'Zoom Meeting',
    agenda: body.agenda ?? '',
    startMs: occurrences[0]?.startMs ?? startMs,
    duration,
    timezone,
    createdMs: nowMs,
    password,
    encryptedPassword: password && identifiers.encryptedPassword(),
    settings: mergedSettings(defaultSettings, body.settings),
    recurrence: body.recurrence && completeRecurrence(body.recurrence, occurrences.length),
    occurrences,
    pmi: body.settings?.use_pmi ? host.pmi : undefined,
    preSchedule: body.pre_schedule ?? false,
    trackingFields: body.tracking_fields ?? [],
    creationSource,
    liveSinceMs: undefined,
  };
}
