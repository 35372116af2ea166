import * as v from 'valibot';
import { zoomTimeZones } from '../time/timeZones.ts';

const invalid = 'Invalid field.';

function text(maximum: number) {
  return v.pipe(
    v.string(invalid),
    v.maxLength(maximum, `The length must be less than or equal to ${maximum}.`),
  );
}

function wholeNumber(minimum: number, maximum: number) {
  const range = `The value must be between ${minimum} and ${maximum}.`;
  return v.pipe(
    v.number(invalid),
    v.integer(invalid),
    v.minValue(minimum, range),
    v.maxValue(maximum, range),
  );
}

const flag = v.boolean(invalid);
const plainText = v.string(invalid);
const email = v.pipe(v.string(invalid), v.email(invalid));
const emails = v.array(v.object({ email }, invalid), invalid);

const startTime = v.pipe(
  v.string(invalid),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z?$/, invalid),
  v.check((value) => isRealDate(value), invalid),
);

const utcTime = v.pipe(
  v.string(invalid),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/, invalid),
  v.check((value) => isRealDate(value), invalid),
);

const timezone = v.pipe(
  v.string(invalid),
  v.check((id) => zoomTimeZones.has(id), invalid),
);

const password = v.pipe(text(10), v.regex(/^[A-Za-z0-9@\-_*]*$/, invalid));

const recurrence = v.pipe(
  v.object(
    {
      type: v.picklist([1, 2, 3], invalid),
      repeat_interval: v.optional(wholeNumber(1, 99)),
      weekly_days: v.optional(v.pipe(v.string(invalid), v.regex(/^[1-7](,[1-7])*$/, invalid))),
      monthly_day: v.optional(wholeNumber(1, 31)),
      monthly_week: v.optional(v.picklist([-1, 1, 2, 3, 4], invalid)),
      monthly_week_day: v.optional(wholeNumber(1, 7)),
      end_times: v.optional(wholeNumber(0, 60)),
      end_date_time: v.optional(utcTime),
    },
    invalid,
  ),
  v.forward(
    v.check(
      ({ type, repeat_interval: interval = 1 }) => interval <= maximumInterval[type],
      invalid,
    ),
    ['repeat_interval'],
  ),
  v.forward(
    v.check((given) => given.end_times === undefined || given.end_date_time === undefined, invalid),
    ['end_date_time'],
  ),
  v.forward(
    v.check(
      (given) => (given.monthly_week === undefined) === (given.monthly_week_day === undefined),
      invalid,
    ),
    ['monthly_week_day'],
  ),
);

const maximumInterval = { 1: 99, 2: 50, 3: 10 } as const;

const settings = v.object(
  {
    allow_multiple_devices: v.optional(flag),
    alternative_hosts: v.optional(
      v.pipe(
        plainText,
        v.check(
          (list) => list.split(';').every((part) => part === '' || v.is(email, part.trim())),
          invalid,
        ),
      ),
    ),
    alternative_hosts_email_notification: v.optional(flag),
    approval_type: v.optional(v.picklist([0, 1, 2], invalid)),
    audio: v.optional(v.picklist(['both', 'telephony', 'voip', 'thirdParty'], invalid)),
    audio_conference_info: v.optional(text(2048)),
    authentication_domains: v.optional(plainText),
    authentication_option: v.optional(plainText),
    auto_recording: v.optional(v.picklist(['local', 'cloud', 'none'], invalid)),
    auto_start_ai_companion_questions: v.optional(flag),
    auto_start_meeting_summary: v.optional(flag),
    calendar_type: v.optional(v.picklist([1, 2], invalid)),
    close_registration: v.optional(flag),
    contact_email: v.optional(plainText),
    contact_name: v.optional(plainText),
    continuous_meeting_chat: v.optional(v.object({ enable: v.optional(flag) }, invalid)),
    device_testing: v.optional(flag),
    disable_participant_video: v.optional(flag),
    email_notification: v.optional(flag),
    encryption_type: v.optional(v.picklist(['enhanced_encryption', 'e2ee'], invalid)),
    focus_mode: v.optional(flag),
    global_dial_in_countries: v.optional(v.array(plainText, invalid)),
    host_save_video_order: v.optional(flag),
    host_video: v.optional(flag),
    internal_meeting: v.optional(flag),
    jbh_time: v.optional(v.picklist([0, 5, 10, 15], invalid)),
    join_before_host: v.optional(flag),
    meeting_authentication: v.optional(flag),
    meeting_invitees: v.optional(emails),
    mute_upon_entry: v.optional(flag),
    participant_focused_meeting: v.optional(flag),
    participant_video: v.optional(flag),
    private_meeting: v.optional(flag),
    push_change_to_calendar: v.optional(flag),
    registrants_confirmation_email: v.optional(flag),
    registrants_email_notification: v.optional(flag),
    registration_type: v.optional(v.picklist([1, 2, 3], invalid)),
    request_permission_to_unmute_participants: v.optional(flag),
    show_share_button: v.optional(flag),
    use_pmi: v.optional(flag),
    waiting_room: v.optional(flag),
    waiting_room_options: v.optional(
      v.object({ mode: v.picklist(['follow_setting', 'custom'], invalid) }, invalid),
    ),
    watermark: v.optional(flag),
    who_can_ask_questions: v.optional(v.picklist([1, 2, 3, 4, 5], invalid)),
    who_will_receive_summary: v.optional(v.picklist([1, 2, 3, 4], invalid)),
  },
  invalid,
);

const trackingField = v.object({ field: plainText, value: v.optional(plainText) }, invalid);

const commonFields = {
  agenda: v.optional(text(2000)),
  duration: v.optional(wholeNumber(1, 1440)),
  password: v.optional(password),
  pre_schedule: v.optional(flag),
  recurrence: v.optional(recurrence),
  schedule_for: v.optional(plainText),
  settings: v.optional(settings),
  start_time: v.optional(startTime),
  template_id: v.optional(plainText),
  timezone: v.optional(timezone),
  topic: v.optional(text(200)),
  tracking_fields: v.optional(v.array(trackingField, invalid)),
  type: v.optional(v.picklist([1, 2, 3, 8, 10], invalid)),
};

/** The body of "create a meeting"; unknown fields are dropped. */
export const createMeetingSchema = v.object({
  ...commonFields,
  default_password: v.optional(flag),
});

/** The body of "update a meeting". */
export const updateMeetingSchema = v.object(commonFields);

/** The body of an update of one occurrence, with the fields that Zoom allows for it. */
export const updateOccurrenceSchema = v.strictObject({
  agenda: commonFields.agenda,
  duration: commonFields.duration,
  start_time: commonFields.start_time,
  settings: v.optional(
    v.strictObject(
      {
        auto_recording: settings.entries.auto_recording,
        host_video: settings.entries.host_video,
        join_before_host: settings.entries.join_before_host,
        mute_upon_entry: settings.entries.mute_upon_entry,
        participant_video: settings.entries.participant_video,
        waiting_room: settings.entries.waiting_room,
        watermark: settings.entries.watermark,
      },
      invalid,
    ),
  ),
});

/** The body of "update meeting status". */
export const statusSchema = v.object({ action: v.picklist(['end', 'recover'], invalid) });

/** The body of "create invite links"; `ttl` is in seconds, 0 means that the links never expire. */
export const inviteLinksSchema = v.object({
  attendees: v.optional(
    v.pipe(
      v.array(
        v.object({
          name: v.pipe(text(64), v.minLength(1, invalid)),
          disable_video: v.optional(flag),
          disable_audio: v.optional(flag),
        }),
        invalid,
      ),
      v.maxLength(500, invalid),
    ),
    [],
  ),
  ttl: v.optional(wholeNumber(0, 7_776_000), 7200),
});

/** The recurrence of a series. */
export type Recurrence = v.InferOutput<typeof recurrence>;

/** The settings of a meeting. */
export type MeetingSettings = v.InferOutput<typeof settings>;

/** The valid body of "create a meeting". */
export type CreateMeeting = v.InferOutput<typeof createMeetingSchema>;

/** The valid body of "update a meeting". */
export type UpdateMeeting = v.InferOutput<typeof updateMeetingSchema>;

/** The valid body of an update of one occurrence. */
export type UpdateOccurrence = v.InferOutput<typeof updateOccurrenceSchema>;

function isRealDate(value: string): boolean {
  const asUtc = value.endsWith('Z') ? value : `${value}Z`;
  const parsed = Date.parse(asUtc);
  return (
    !Number.isNaN(parsed) && new Date(parsed).toISOString().slice(0, 19) === asUtc.slice(0, 19)
  );
}
