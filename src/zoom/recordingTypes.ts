/** One file of a cloud recording, Zoom's own JSON object. */
export interface RecordingFile {
  id?: string | null;
  /** `MP4`, `M4A`, `TRANSCRIPT`, `CHAT`, `CC`, `CSV`, `TIMELINE`, `SUMMARY` and others. */
  file_type?: string | null;
  file_extension?: string | null;
  /** Bytes. */
  file_size?: number | null;
  /** What it shows, such as `shared_screen_with_speaker_view`. */
  recording_type?: string | null;
  /** `completed`, or what Zoom is still doing with it. */
  status?: string | null;
  /** Where it plays in a browser; transcripts and chats have none. */
  play_url?: string | null;
  /** Where it is downloaded, with a token in the header. */
  download_url?: string | null;
  [field: string]: unknown;
}

/** The cloud recording of one meeting, Zoom's own JSON object. */
export interface Recording {
  /** Of the instance that was recorded. */
  uuid: string;
  id?: number | null;
  topic?: string | null;
  /** ISO 8601, UTC. */
  start_time?: string | null;
  /** Minutes. */
  duration?: number | null;
  /** Bytes. */
  total_size?: number | null;
  share_url?: string | null;
  /** What people type; only a single recording has it, lists have not. */
  password?: string | null;
  /** The passcode as it stands behind `?pwd=` in a link; it is not what people type. */
  recording_play_passcode?: string | null;
  recording_files: RecordingFile[];
  [field: string]: unknown;
}

/** Whether and where a meeting's transcript can be had, Zoom's own JSON object. */
export interface TranscriptInfo {
  meeting_topic?: string | null;
  /** ISO 8601, UTC. */
  transcript_created_time?: string | null;
  can_download?: boolean | null;
  download_url?: string | null;
  /** `DELETED_OR_TRASHED`, `UNSUPPORTED`, `NO_TRANSCRIPT_DATA` or `NOT_READY`. */
  download_restriction_reason?: string | null;
  [field: string]: unknown;
}

/** What AI Companion wrote about a meeting, Zoom's own JSON object. */
export interface MeetingSummary {
  meeting_topic?: string | null;
  /** ISO 8601, UTC. */
  meeting_start_time?: string | null;
  /** The whole summary, in Markdown. */
  summary_content?: string | null;
  summary_doc_url?: string | null;
  /** Deprecated, as the three below; for summaries that have no `summary_content`. */
  summary_overview?: string | null;
  summary_details?: SummaryDetail[] | null;
  next_steps?: string[] | null;
  edited_summary?: {
    summary_overview?: string | null;
    summary_details?: string | null;
    next_steps?: string[] | null;
  } | null;
  [field: string]: unknown;
}

/** A part of a summary of the older kind. */
export interface SummaryDetail {
  label?: string | null;
  summary?: string | null;
}

/** A time that a meeting took place. */
export interface PastInstance {
  uuid: string;
  /** ISO 8601, UTC. */
  start_time?: string | null;
}
