import { ZoomNotFoundError, ZoomPermissionError, ZoomValidationError } from './errors';
import type { NewMeeting } from './types';

/** The fields of a request that creates or changes a meeting, by which a refusal is explained. */
const meetingFields = [
  'topic',
  'type',
  'start_time',
  'timezone',
  'duration',
  'agenda',
  'password',
  'recurrence',
  'template_id',
  'schedule_for',
  'settings.alternative_hosts',
  'settings.meeting_invitees',
  'settings.use_pmi',
  'settings.waiting_room',
  'settings.join_before_host',
  'settings.mute_upon_entry',
  'settings.auto_recording',
  'settings.host_video',
  'settings.participant_video',
  'settings',
] as const;

/** A field of a request that creates or changes a meeting; `settings` for a setting without its own. */
export type MeetingField = (typeof meetingFields)[number];

/** A field that was refused. */
export interface RefusedMeetingField {
  field: MeetingField;
  /** Zoom's sentence, or one of our own; empty if there is none. */
  message: string;
}

/** The names that our commands give to fields of Zoom. */
const ownNames = new Map<string, MeetingField>([
  ['startTime', 'start_time'],
  ['passcode', 'password'],
  ['timeZone', 'timezone'],
]);

/** The fields whose names Zoom's settings have outside of `settings`, in some of its messages. */
const settingNames = new Set(
  meetingFields.flatMap((field) =>
    field.startsWith('settings.') ? [field.slice('settings.'.length)] : [],
  ),
);

/** What a sentence of Zoom is about, the more specific patterns first. */
const subjects: readonly (readonly [pattern: RegExp, field: MeetingField])[] = [
  [/\balternative[ _]hosts?\b/i, 'settings.alternative_hosts'],
  [
    /\bschedule_for\b|\bschedule (?:a |an instant )?meeting for\b|\bschedule for a user\b/i,
    'schedule_for',
  ],
  [/\binvitees?\b|\bmeeting_invitees\b/i, 'settings.meeting_invitees'],
  [/\btemplates?\b|\btemplate_id\b/i, 'template_id'],
  [/\bpass(?:code|word)s?\b/i, 'password'],
  [/\btime ?zones?\b/i, 'timezone'],
  [
    /\brecur|\boccurrences?\b|\bend_(?:times|date_time)\b|\brepeat_interval\b|\bweekly_days\b|\bmonthly_/i,
    'recurrence',
  ],
  [/\bstart[ _]time\b/i, 'start_time'],
  [/\bduration\b/i, 'duration'],
  [/\bpersonal meeting\b|\bpmi\b|\buse_pmi\b/i, 'settings.use_pmi'],
  [/\bagenda\b/i, 'agenda'],
  [/\btopic\b/i, 'topic'],
  [/\bwaiting[ _]room\b/i, 'settings.waiting_room'],
  [/\bjoin[ _]before[ _]host\b/i, 'settings.join_before_host'],
  [/\brecording\b/i, 'settings.auto_recording'],
  [/\benforce_login_domains\b|\bsettings?\b/i, 'settings'],
];

/** The refusals that are about a user who is not in the account. */
const aboutUsers = new Set(['userNotInAccount', 'invitationNotAccepted', 'userMissing']);

/**
 * Returns which fields of a request Zoom, or the check before it, has refused, so that they can be asked
 * for again. Zoom names them, or only writes about them.
 *
 * @param error what creating or changing a meeting was refused with
 * @param request what was asked for, which tells which user a refusal is about
 * @returns nothing if it is not about a field that is known
 */
export function refusedMeetingFields(
  error: unknown,
  request?: Partial<NewMeeting>,
): RefusedMeetingField[] {
  if (error instanceof ZoomValidationError) {
    const named = error.fields.flatMap(({ field, message }) => {
      const known = findMeetingField(field) ?? findSubject(message);
      return known === undefined ? [] : [{ field: known, message: message || error.zoomMessage }];
    });
    return named.length > 0 ? named : fieldsOfText(error.zoomMessage);
  }
  if (error instanceof ZoomPermissionError || error instanceof ZoomNotFoundError) {
    const fields = fieldsOfText(error.zoomMessage);
    const user = aboutUsers.has(error.meaning ?? '') ? otherUsersIn(request) : undefined;
    return fields.length === 0 && user !== undefined
      ? [{ field: user, message: error.zoomMessage }]
      : fields;
  }
  return [];
}

function fieldsOfText(message: string): RefusedMeetingField[] {
  const field = findSubject(message);
  return field === undefined ? [] : [{ field, message }];
}

function findSubject(message: string): MeetingField | undefined {
  return subjects.find(([pattern]) => pattern.test(message))?.[1];
}

/** Finds the field that a path is part of, such as `recurrence.end_times` or `settings.meeting_invitees.0.email`. */
function findMeetingField(path: string): MeetingField | undefined {
  const [first = '', second = ''] = path.replace(/\[(\d{1,5})\]/g, '.$1').split('.');
  if (first === 'settings') {
    return settingNames.has(second) ? (`settings.${second}` as MeetingField) : 'settings';
  }
  if (settingNames.has(first)) {
    return `settings.${first}` as MeetingField;
  }
  return ownNames.get(first) ?? meetingFields.find((field) => field === first);
}

/** The field with users of whom one may not be in the account. */
function otherUsersIn(request: Partial<NewMeeting> | undefined): MeetingField | undefined {
  const hosts = request?.settings?.alternative_hosts;
  return typeof hosts === 'string' && hosts !== '' ? 'settings.alternative_hosts' : undefined;
}
