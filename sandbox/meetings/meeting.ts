import type { Recurrence } from '../api/meetingSchemas.ts';
import type { MeetingSettings } from '../api/settingsSchemas.ts';

/**
 * Zoom's meeting types: 1 instant, 2 scheduled, 3 recurring with no fixed time, 4 personal meeting
 * room, 8 recurring with a fixed time, 10 screen share only.
 */
export type MeetingType = 1 | 2 | 3 | 4 | 8 | 10;

/** One occurrence of a recurring meeting. */
export interface Occurrence {
  /** The instant it was first scheduled for, in ms as text; moving the occurrence does not change it. */
  readonly id: string;
  startMs: number;
  duration: number;
  deleted: boolean;
  agenda?: string;
  settings?: MeetingSettings;
}

/** A meeting as the sandbox stores it: instants are ms since the epoch, durations minutes. */
export interface Meeting {
  readonly id: number;
  /** Changes each time the meeting ends. */
  uuid: string;
  readonly hostId: string;
  type: MeetingType;
  topic: string;
  agenda: string;
  /** Undefined for types 1, 3 and 4. */
  startMs: number | undefined;
  duration: number;
  timezone: string;
  readonly createdMs: number;
  password: string;
  /** The `pwd` parameter of the join link. */
  encryptedPassword: string;
  settings: MeetingSettings;
  recurrence: Recurrence | undefined;
  occurrences: Occurrence[];
  /** The host's personal meeting ID, if the meeting uses it. */
  pmi: number | undefined;
  /** The template that the meeting was scheduled from. */
  templateId: string | undefined;
  preSchedule: boolean;
  trackingFields: readonly { readonly field: string; readonly value?: string | undefined }[];
  readonly creationSource: 'open_api' | 'web_portal';
  /** When the meeting was started; undefined while it is not live. */
  liveSinceMs: number | undefined;
  /** Whether it is recorded in the cloud while it is live. */
  isRecorded: boolean;
  /** Whether AI Companion summarizes it while it is live. */
  hasSummary: boolean;
}

/** Someone who attended a meeting. */
export interface Participant {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly joinMs: number;
  readonly leaveMs: number;
  readonly internal: boolean;
}

/** A file of a cloud recording. */
export interface RecordingFile {
  readonly id: string;
  readonly kind: 'video' | 'audio' | 'transcript' | 'chat';
  readonly size: number;
  /** The content of a transcript or chat file; undefined for video and audio. */
  readonly text: string | undefined;
}

/** A cloud recording of a meeting. */
export interface Recording {
  readonly files: readonly RecordingFile[];
  /** The passcode that people type. */
  readonly passcode: string;
  /** The passcode as a link carries it in `?pwd=`. */
  readonly playPasscode: string;
}

/** AI Companion's summary of a meeting. */
export interface Summary {
  readonly title: string;
  readonly overview: string;
  readonly details: readonly { readonly label: string; readonly summary: string }[];
  readonly nextSteps: readonly string[];
}

/** A past instance of a meeting. */
export interface PastInstance {
  readonly uuid: string;
  readonly meetingId: number;
  readonly hostId: string;
  readonly topic: string;
  readonly type: MeetingType;
  readonly startMs: number;
  readonly endMs: number;
  readonly participants: readonly Participant[];
  readonly recording: Recording | undefined;
  readonly summary: Summary | undefined;
}

/** An entry in a user's next 24 hours that another user hosts, or that comes from a calendar. */
export interface Invitation {
  readonly userId: string;
  readonly id: number;
  /** Undefined for a calendar entry without a Zoom meeting. */
  readonly hostId: string | undefined;
  readonly topic: string;
  readonly startMs: number;
  readonly duration: number;
  readonly timezone: string;
  readonly createdMs: number;
  readonly passcode: string;
  readonly encryptedPassword: string;
  readonly allDay: boolean;
}
