import type { InferOutput } from 'valibot';
import type {
  meetingSummarySchema,
  recordingFileSchema,
  recordingSchema,
  transcriptInfoSchema,
} from './recordingResponses';
import type { pastInstanceSchema } from './responses';

/** One file of a cloud recording, Zoom's own JSON object. */
export type RecordingFile = InferOutput<typeof recordingFileSchema>;

/** The cloud recording of one meeting, Zoom's own JSON object. */
export type Recording = InferOutput<typeof recordingSchema>;

/** Whether a meeting's transcript is available, and where; Zoom's own JSON object. */
export type TranscriptInfo = InferOutput<typeof transcriptInfoSchema>;

/** What AI Companion wrote about a meeting, Zoom's own JSON object. */
export type MeetingSummary = InferOutput<typeof meetingSummarySchema>;

/** One time that a meeting took place, Zoom's own JSON object. */
export type PastInstance = InferOutput<typeof pastInstanceSchema>;
