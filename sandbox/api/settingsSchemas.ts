import * as v from 'valibot';
import { email, flag, invalid, list, plainText, text } from './fieldSchemas.ts';

function object<T extends v.ObjectEntries>(entries: T) {
  return v.object(entries, invalid);
}

function choice<const T extends readonly (string | number)[]>(choices: T) {
  return v.optional(v.picklist(choices, invalid));
}

const optionalFlag = v.optional(flag);
const optionalText = v.optional(plainText);
const texts = v.optional(list(plainText));

const waitingRoomOptions = v.pipe(
  object({
    mode: v.picklist(['follow_setting', 'custom'], invalid),
    who_goes_to_waiting_room: choice([
      'everyone',
      'users_not_in_account',
      'users_not_in_account_or_whitelisted_domains',
      'users_not_on_invite',
      'users_not_in_org',
    ]),
  }),
  v.forward(
    v.check(
      ({ mode, who_goes_to_waiting_room: who }) => mode === 'follow_setting' || who !== undefined,
      invalid,
    ),
    ['who_goes_to_waiting_room'],
  ),
);

const entries = {
  allow_host_control_participant_mute_state: optionalFlag,
  allow_multiple_devices: optionalFlag,
  alternative_host_manage_cloud_recording: optionalFlag,
  alternative_host_manage_meeting_summary: optionalFlag,
  alternative_host_update_polls: optionalFlag,
  alternative_hosts: optionalText,
  alternative_hosts_email_notification: optionalFlag,
  approval_type: choice([0, 1, 2]),
  approved_or_denied_countries_or_regions: v.optional(
    object({
      approved_list: texts,
      denied_list: texts,
      enable: optionalFlag,
      method: choice(['approve', 'deny']),
    }),
  ),
  audio: choice(['both', 'telephony', 'voip', 'thirdParty']),
  audio_conference_info: v.optional(text(2048)),
  authentication_domains: optionalText,
  authentication_exception: v.optional(
    list(object({ email: v.optional(email), name: optionalText })),
  ),
  authentication_option: optionalText,
  auto_add_recording_to_video_management: v.optional(
    object({
      enable: flag,
      channels: v.optional(list(object({ channel_id: plainText, name: optionalText }), 5)),
    }),
  ),
  auto_recording: choice(['local', 'cloud', 'none']),
  auto_start_ai_companion_questions: optionalFlag,
  auto_start_deepfake_detection: optionalFlag,
  auto_start_meeting_summary: optionalFlag,
  breakout_room: v.optional(
    object({
      enable: optionalFlag,
      rooms: v.optional(list(object({ name: optionalText, participants: texts }))),
    }),
  ),
  calendar_type: choice([1, 2]),
  close_registration: optionalFlag,
  cn_meeting: optionalFlag,
  contact_email: optionalText,
  contact_name: optionalText,
  continuous_meeting_chat: v.optional(
    object({
      enable: optionalFlag,
      auto_add_invited_external_users: optionalFlag,
      auto_add_meeting_participants: optionalFlag,
    }),
  ),
  device_testing: optionalFlag,
  disable_participant_video: optionalFlag,
  email_in_attendee_report: optionalFlag,
  email_notification: optionalFlag,
  encryption_type: choice(['enhanced_encryption', 'e2ee']),
  focus_mode: optionalFlag,
  global_dial_in_countries: texts,
  host_pause_stop_recording: optionalFlag,
  host_save_video_order: optionalFlag,
  host_video: optionalFlag,
  in_meeting: optionalFlag,
  internal_meeting: optionalFlag,
  jbh_time: choice([0, 5, 10, 15]),
  join_before_host: optionalFlag,
  language_interpretation: v.optional(
    object({
      enable: optionalFlag,
      interpreters: v.optional(
        list(
          object({
            email: v.optional(email),
            languages: optionalText,
            interpreter_languages: optionalText,
          }),
        ),
      ),
    }),
  ),
  meeting_authentication: optionalFlag,
  meeting_invitees: v.optional(list(object({ email }))),
  mute_upon_entry: optionalFlag,
  participant_focused_meeting: optionalFlag,
  participant_video: optionalFlag,
  private_meeting: optionalFlag,
  push_change_to_calendar: optionalFlag,
  question_and_answer: v.optional(
    object({
      enable: optionalFlag,
      allow_submit_questions: optionalFlag,
      allow_anonymous_questions: optionalFlag,
      question_visibility: choice(['answered', 'all']),
      attendees_can_comment: optionalFlag,
      attendees_can_upvote: optionalFlag,
    }),
  ),
  registrants_confirmation_email: optionalFlag,
  registrants_email_notification: optionalFlag,
  registration_type: choice([1, 2, 3]),
  request_permission_to_unmute_participants: optionalFlag,
  resources: v.optional(
    list(
      object({
        resource_type: choice(['whiteboard']),
        resource_id: optionalText,
        permission_level: choice(['editor', 'commenter', 'viewer']),
      }),
    ),
  ),
  show_share_button: optionalFlag,
  sign_language_interpretation: v.optional(
    object({
      enable: optionalFlag,
      interpreters: v.optional(
        list(object({ email: v.optional(email), sign_language: optionalText }), 20),
      ),
    }),
  ),
  summary_template_id: optionalText,
  use_pmi: optionalFlag,
  waiting_room: optionalFlag,
  waiting_room_options: v.optional(waitingRoomOptions),
  watermark: optionalFlag,
  who_can_ask_questions: choice([1, 2, 3, 4, 5]),
  who_will_receive_summary: choice([1, 2, 3, 4]),
};

/** The settings in the body of "create a meeting"; unknown ones are dropped. */
export const createdMeetingSettings = object({
  ...entries,
  additional_data_center_regions: texts,
  show_join_info: optionalFlag,
});

/** The settings in the body of "update a meeting", some of which a new meeting cannot have. */
export const updatedMeetingSettings = object({
  ...entries,
  authentication_name: optionalText,
  custom_keys: v.optional(
    list(object({ key: v.optional(text(64)), value: v.optional(text(256)) }), 10),
  ),
  enforce_login: optionalFlag,
  enforce_login_domains: optionalText,
  global_dial_in_numbers: v.optional(
    list(
      object({
        city: optionalText,
        country: optionalText,
        country_name: optionalText,
        number: optionalText,
        type: choice(['toll', 'tollfree']),
      }),
    ),
  ),
});

/** The settings that Zoom lets an update of one occurrence change. */
export const updatedOccurrenceSettings = v.strictObject(
  {
    auto_recording: entries.auto_recording,
    host_video: entries.host_video,
    join_before_host: entries.join_before_host,
    mute_upon_entry: entries.mute_upon_entry,
    participant_video: entries.participant_video,
    waiting_room: entries.waiting_room,
    watermark: entries.watermark,
  },
  invalid,
);

/** The settings of a meeting. */
export type MeetingSettings = v.InferOutput<typeof createdMeetingSettings> &
  v.InferOutput<typeof updatedMeetingSettings>;
