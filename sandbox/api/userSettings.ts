import type { Plan } from './rateLimits.ts';

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const settings: Sections = {
  schedule_meeting: {
    host_video: false,
    participants_video: false,
    audio_type: 'both',
    join_before_host: false,
    personal_meeting: true,
    use_pmi_for_scheduled_meetings: false,
    use_pmi_for_instant_meetings: false,
    require_password_for_scheduling_new_meetings: true,
    require_password_for_instant_meetings: true,
    default_password_for_scheduled_meetings: '',
    embed_password_in_join_link: true,
  },
  in_meeting: {
    e2e_encryption: false,
    chat: true,
    private_chat: true,
    waiting_room: false,
    co_host: true,
    polling: true,
    annotation: true,
    screen_sharing: true,
    who_can_share_screen: 'all',
    entry_exit_chime: 'none',
    record_play_voice: false,
    feedback: false,
  },
  email_notification: {
    jbh_reminder: true,
    cancel_meeting_reminder: true,
    alternative_host_reminder: true,
    schedule_for_reminder: true,
    cloud_recording_available_reminder: true,
  },
  recording: {
    local_recording: true,
    cloud_recording: true,
    auto_recording: 'none',
    recording_audio_transcript: true,
    auto_delete_cmr: false,
    auto_delete_cmr_days: 30,
  },
  feature: {
    meeting_capacity: 300,
    large_meeting: false,
    webinar: false,
    zoom_phone: false,
    cn_meeting: false,
    in_meeting: false,
  },
};

const options: Readonly<Record<string, object>> = {
  meeting_authentication: {
    allow_authentication_exception: false,
    authentication_options: [],
    meeting_authentication: false,
  },
  recording_authentication: {
    authentication_options: [],
    recording_authentication: false,
  },
  meeting_security: {
    meeting_security: {
      auto_security: true,
      block_user_domain: false,
      embed_password_in_join_link: true,
      encryption_type: 'enhanced_encryption',
      end_to_end_encrypted_meetings: false,
      meeting_password: true,
      waiting_room: false,
    },
  },
};

/** What differs from `settings` with the free plan. */
const freeSettings: Sections = {
  recording: { ...settings.recording, cloud_recording: false, recording_audio_transcript: false },
  feature: { ...settings.feature, meeting_capacity: 100 },
};

/** The response of "get user settings": all sections, one option, or only the requested fields. */
export function settingsResponse(option: string, fields: string | undefined, plan: Plan): object {
  const optionResponse = Object.hasOwn(options, option) ? options[option] : undefined;
  if (optionResponse) return optionResponse;
  const sections = plan === 'free' ? { ...settings, ...freeSettings } : settings;
  if (!fields) return sections;
  const requested = fields.split(',').map((field) => field.trim());
  return Object.fromEntries(
    Object.entries(sections).flatMap(([section, values]) => {
      const found = Object.entries(values).filter(([name]) => requested.includes(name));
      return found.length > 0 ? [[section, Object.fromEntries(found)]] : [];
    }),
  );
}
