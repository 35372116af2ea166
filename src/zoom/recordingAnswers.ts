import * as v from 'valibot';
import { flag, integer, meetingId, read, text } from './answers';
import type { MeetingSummary, PastInstance, Recording, TranscriptInfo } from './recordingTypes';

const optional = <S extends v.GenericSchema>(schema: S) => v.fallback(v.nullish(schema), undefined);

const uuid = v.pipe(v.string(), v.nonEmpty());

const file = v.looseObject({
  id: text,
  file_type: text,
  file_extension: text,
  file_size: integer,
  recording_type: text,
  status: text,
  play_url: text,
  download_url: text,
});

const recording = v.looseObject({
  uuid,
  id: optional(meetingId),
  topic: text,
  start_time: text,
  duration: integer,
  total_size: integer,
  share_url: text,
  password: text,
  recording_play_passcode: text,
  recording_files: v.pipe(
    v.fallback(v.array(v.unknown()), []),
    v.transform((entries) => readable(file, entries)),
  ),
});

const recordingPage = v.looseObject({ meetings: v.array(v.unknown()), next_page_token: text });

const transcriptInfo = v.looseObject({
  meeting_topic: text,
  transcript_created_time: text,
  can_download: flag,
  download_url: text,
  download_restriction_reason: text,
});

const texts = optional(v.array(v.string()));

const meetingSummary = v.looseObject({
  meeting_topic: text,
  meeting_start_time: text,
  summary_content: text,
  summary_doc_url: text,
  summary_overview: text,
  summary_details: optional(v.array(v.looseObject({ label: text, summary: text }))),
  next_steps: texts,
  edited_summary: optional(
    v.looseObject({ summary_overview: text, summary_details: text, next_steps: texts }),
  ),
});

const instance = v.looseObject({ uuid, start_time: text });

const instanceList = v.looseObject({ meetings: v.array(v.unknown()) });

/** One page of a list of recordings. */
export interface RecordingPage {
  recordings: Recording[];
  /** Empty on the last page. */
  nextPageToken: string;
}

/**
 * Reads a page of recordings. Entries without a uuid are left out: nothing can be done with them.
 *
 * @throws {ZoomServerError} where the answer is not a list
 */
export function readRecordingPage(answer: unknown, host: string): RecordingPage {
  const page = read(recordingPage, answer, host);
  return {
    recordings: readable(recording, page.meetings),
    nextPageToken: page.next_page_token ?? '',
  };
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

/** The entries that can be read: one that cannot must not hide the others. */
function readable<S extends v.GenericSchema>(
  schema: S,
  entries: readonly unknown[],
): v.InferOutput<S>[] {
  return entries.flatMap((entry) => {
    const result = v.safeParse(schema, entry);
    return result.success ? [result.output] : [];
  });
}
