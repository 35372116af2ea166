import * as v from 'valibot';
import { meetingId, optional, read, readable } from './responses';
import { looseObject } from './looseObject';
import type { MeetingSummary, PastInstance, Recording, TranscriptInfo } from './recordingTypes';

const uuid = v.pipe(v.string(), v.nonEmpty());

const file = looseObject({
  id: 'string',
  file_type: 'string',
  file_extension: 'string',
  file_size: 'number',
  recording_type: 'string',
  status: 'string',
  play_url: 'string',
  download_url: 'string',
});

const recording = looseObject(
  {
    topic: 'string',
    start_time: 'string',
    duration: 'number',
    total_size: 'number',
    share_url: 'string',
    password: 'string',
    recording_play_passcode: 'string',
  },
  {
    uuid,
    id: optional(meetingId),
    recording_files: v.pipe(
      v.fallback(v.array(v.unknown()), []),
      v.transform((entries) => readable(file, entries)),
    ),
  },
);

const recordingPage = v.object({ meetings: v.array(v.unknown()) });

const transcriptInfo = looseObject({
  meeting_topic: 'string',
  transcript_created_time: 'string',
  can_download: 'boolean',
  download_url: 'string',
  download_restriction_reason: 'string',
});

const texts = optional(v.array(v.string()));

const meetingSummary = looseObject(
  {
    meeting_topic: 'string',
    meeting_start_time: 'string',
    summary_content: 'string',
    summary_doc_url: 'string',
    summary_overview: 'string',
  },
  {
    summary_details: optional(v.array(looseObject({ label: 'string', summary: 'string' }))),
    next_steps: texts,
    edited_summary: optional(
      looseObject({ summary_overview: 'string', summary_details: 'string' }, { next_steps: texts }),
    ),
  },
);

const instance = looseObject({ start_time: 'string' }, { uuid });

const instanceList = v.object({ meetings: v.array(v.unknown()) });

/**
 * Reads a page of recordings. Entries without a uuid are left out: nothing can be done with them.
 *
 * @throws {ZoomServerError} where the answer is not a list
 */
export function readRecordings(answer: unknown, host: string): Recording[] {
  return readable(recording, read(recordingPage, answer, host).meetings);
}

/** @throws {ZoomServerError} where the answer is not a recording */
export function readRecording(answer: unknown, host: string): Recording {
  return read(recording, answer, host);
}

/** @throws {ZoomServerError} where the answer is not about a transcript */
export function readTranscriptInfo(answer: unknown, host: string): TranscriptInfo {
  return read(transcriptInfo, answer, host);
}

/** @throws {ZoomServerError} where the answer is not a summary */
export function readMeetingSummary(answer: unknown, host: string): MeetingSummary {
  return read(meetingSummary, answer, host);
}

/** @throws {ZoomServerError} where the answer is not a list */
export function readPastInstances(answer: unknown, host: string): PastInstance[] {
  return readable(instance, read(instanceList, answer, host).meetings);
}
