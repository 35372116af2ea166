import { ApiError, validationFailed } from '../api/apiError.ts';
import { invalidField } from '../api/queries.ts';
import type { CreateMeeting, Recurrence } from '../api/meetingSchemas.ts';
import type { MeetingSettings } from '../api/settingsSchemas.ts';
import type { Behavior } from '../behavior.ts';
import type { MeetingTemplate } from '../data/meetingTemplates.ts';
import type { User } from '../data/users.ts';
import { isoSeconds } from '../time/isoTime.ts';
import { zoomTimeZones } from '../time/timeZones.ts';
import { utcFromWall } from '../time/zonedTime.ts';
import type { World } from '../world.ts';
import type { Identifiers } from './identifiers.ts';
import type { Meeting, MeetingType, Occurrence } from './meeting.ts';
import { occurrenceStarts } from './recurrence.ts';

/** The settings of a new meeting, unless the request changes them. */
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

/** `settings` with `change` applied; a waiting room turns off "join before host". */
export function mergeSettings(
  settings: MeetingSettings,
  change: MeetingSettings | undefined,
): MeetingSettings {
  const merged = { ...settings, ...change };
  return merged.waiting_room ? { ...merged, join_before_host: false } : merged;
}

/** The instant of a `start_time`: UTC if it ends with `Z`, else local time in `timezone`. */
export function parseStartTime(startTime: string, timezone: string): number {
  if (startTime.endsWith('Z')) return Date.parse(startTime);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = startTime
    .split(/[-T:]/)
    .map(Number);
  return utcFromWall({ year, month, day, hour, minute, second }, timezone);
}

/** The occurrences of a recurring meeting. */
export function createOccurrences(
  recurrence: Recurrence,
  { startMs, timezone, duration }: Pick<Meeting, 'timezone' | 'duration'> & { startMs: number },
): Occurrence[] {
  return occurrenceStarts(recurrence, startMs, timezone).map((occurrenceMs) => ({
    id: String(occurrenceMs),
    startMs: occurrenceMs,
    duration,
    deleted: false,
  }));
}

/** A recurrence as Zoom returns it: always with an interval, and with one kind of end. */
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
 * Checks that all alternative hosts are other users of the host's account.
 *
 * @param alternativeHosts email addresses or user IDs, separated by semicolons
 * @throws ApiError 300 for anybody else
 */
export function checkAlternativeHosts(
  { directory }: Pick<World, 'directory'>,
  host: User,
  alternativeHosts = '',
): void {
  const names = alternativeHosts.split(';').map((name) => name.trim());
  const refused = names.find(
    (name) => name !== '' && directory.findUser(name)?.accountId !== host.accountId,
  );
  if (refused !== undefined) {
    throw validationFailed({
      field: 'settings.alternative_hosts',
      message: `Unable to assign ${refused} as an alternative host because the user cannot be selected at this time.`,
    });
  }
}

/**
 * Finds the template of a meeting.
 *
 * @param types the kinds of templates that the call accepts
 * @throws ApiError 300 if there is no such template
 */
export function findTemplate(
  { templates }: Pick<World, 'templates'>,
  id: string | undefined,
  types: readonly MeetingTemplate['type'][],
): MeetingTemplate | undefined {
  if (id === undefined) return undefined;
  const template = templates.findTemplate(id);
  if (template === undefined || !types.includes(template.type)) throw invalidField('template_id');
  return template;
}

/**
 * Checks rules that involve several fields.
 *
 * @throws ApiError 300 for fields that exclude each other, 3000 with Zoom's explanation for others
 */
export function checkFieldCombination(
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
 * Checks a time zone that Zoom may not list.
 *
 * @throws ApiError 300 for one that is not listed, unless the sandbox accepts those
 */
export function checkTimeZone({ unlistedTimeZones }: Behavior, timezone: string | undefined): void {
  const isListed = timezone === undefined || zoomTimeZones.has(timezone);
  if (isListed || unlistedTimeZones === 'accepted') return;
  throw invalidField('timezone');
}

/**
 * Creates a meeting by Zoom's rules: a missing or past start time means now, and a passcode is
 * generated unless the request contains or declines one. A template gives the
 * settings that the request does not have. Does not store the meeting.
 *
 * @throws ApiError for fields that exclude each other
 */
export function createMeeting(
  identifiers: Identifiers,
  host: User,
  body: CreateMeeting,
  {
    createdMs,
    creationSource,
    template,
  }: Pick<Meeting, 'createdMs' | 'creationSource'> & { template?: MeetingTemplate | undefined },
): Meeting {
  const type = body.type ?? 2;
  checkFieldCombination(host, type, body);
  const timezone = body.timezone ?? host.timezone;
  const duration = body.duration ?? 60;
  const hasFixedTime = type === 2 || type === 8 || type === 10;
  const requestedMs = body.start_time ? parseStartTime(body.start_time, timezone) : createdMs;
  const startMs = hasFixedTime
    ? Date.parse(isoSeconds(Math.max(requestedMs, createdMs)))
    : undefined;
  const occurrences =
    body.recurrence && startMs !== undefined
      ? createOccurrences(body.recurrence, { startMs, timezone, duration })
      : [];
  const password =
    body.password ?? (body.default_password === false ? '' : identifiers.createPasscode());
  return {
    id: identifiers.createMeetingId(),
    uuid: identifiers.createUuid(),
    hostId: host.id,
    type,
    topic: body.topic ?? 'Zoom Meeting',
    agenda: body.agenda ?? '',
    startMs: occurrences[0]?.startMs ?? startMs,
    duration,
    timezone,
    createdMs,
    password,
    encryptedPassword: password && identifiers.createEncryptedPassword(),
    settings: mergeSettings({ ...defaultSettings, ...template?.settings }, body.settings),
    recurrence: body.recurrence && completeRecurrence(body.recurrence, occurrences.length),
    occurrences,
    pmi: body.settings?.use_pmi ? host.pmi : undefined,
    templateId: template?.id,
    preSchedule: body.pre_schedule ?? false,
    trackingFields: body.tracking_fields ?? [],
    creationSource,
    liveSinceMs: undefined,
    isRecorded: false,
    hasSummary: false,
  };
}
