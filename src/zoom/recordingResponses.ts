import * as v from 'valibot';
import { lenient, lenientList, lenientObject } from './lenientObject';
import { listSchema, meetingIdSchema, textSchema } from './responses';

export const recordingFileSchema = lenientObject({
  id: 'string',
  /** `MP4`, `M4A`, `TRANSCRIPT`, `CHAT`, `CC`, `CSV`, `TIMELINE`, `SUMMARY` and others. */
  file_type: 'string',
  file_extension: 'string',
  /** Bytes. */
  file_size: 'number',
  /** What it shows, such as `shared_screen_with_speaker_view`. */
  recording_type: 'string',
  /** `completed`, or what Zoom is still doing with it. */
  status: 'string',
  /** Where it plays in a browser; transcripts and chats have none. */
  play_url: 'string',
  /** Where it is downloaded, with a token in the header. */
  download_url: 'string',
});

export const recordingSchema = lenientObject(
  {
    topic: 'string',
    /** ISO 8601, UTC. */
    start_time: 'time',
    /** Minutes. */
    duration: 'duration',
    /** Bytes. */
    total_size: 'number',
    share_url: 'string',
    /** What people type; only a single recording has it, not those of lists. */
    password: 'string',
    /** The passcode in the form that follows `?pwd=` in a link; it is not what people type. */
    recording_play_passcode: 'string',
  },
  {
    /** That of the instance that was recorded. */
    uuid: textSchema,
    id: lenient(meetingIdSchema),
    /** Empty for a meeting that was too short to be saved, which has no such field at Zoom. */
    recording_files: v.fallback(lenientList(recordingFileSchema), () => []),
  },
);

/** A list's entries without a UUID are left out: nothing can be done with them. */
export const recordingsSchema = listSchema('meetings', recordingSchema);

export const transcriptInfoSchema = lenientObject({
  meeting_topic: 'string',
  /** ISO 8601, UTC. */
  transcript_created_time: 'time',
  can_download: 'boolean',
  download_url: 'string',
  /** `DELETED_OR_TRASHED`, `UNSUPPORTED`, `NO_TRANSCRIPT_DATA` or `NOT_READY`. */
  download_restriction_reason: 'string',
});

const texts = lenient(v.array(v.string()));

export const meetingSummarySchema = lenientObject(
  {
    meeting_topic: 'string',
    /** ISO 8601, UTC. */
    meeting_start_time: 'time',
    /** The whole summary, in Markdown. */
    summary_content: 'string',
    summary_doc_url: 'string',
    /** Deprecated, like the three below; for summaries that have no `summary_content`. */
    summary_overview: 'string',
  },
  {
    summary_details: lenient(v.array(lenientObject({ label: 'string', summary: 'string' }))),
    next_steps: texts,
    edited_summary: lenient(
      lenientObject(
        { summary_overview: 'string', summary_details: 'string' },
        { next_steps: texts },
      ),
    ),
  },
);
