import type { MeetingSettings, Recurrence } from '../api/meetingSchemas.ts';

/** 1 instant, 2 scheduled, 3 recurring without times, 4 the personal room, 8 recurring, 10 share. */
export type MeetingType = 1 | 2 | 3 | 4 | 8 | 10;

/** One date of a recurring meeting. */
export interface Occurrence {
  /** The instant it was first planned for, in ms as text; it stays when the occurrence moves. */
  readonly id: string;
  startMs: number;
  duration: number;
  deleted: boolean;
  agenda?: string;
  settings?: MeetingSettings;
}

/** A meeting as the sandbox keeps it: instants are ms since the epoch, durations minutes. */
export interface Meeting {
  readonly id: number;
  /** A meeting gets a new one when an instance of it has ended. */
  uuid: string;
  readonly hostId: string;
  type: MeetingType;
  topic: string;
  agenda: string;
  /** None for types 1, 3 and 4. */
  startMs: number | undefined;
  duration: number;
  timezone: string;
  readonly createdMs: number;
  password: string;
  /** The `pwd` of the join link. */
  encryptedPassword: string;
  settings: MeetingSettings;
  recurrence: Recurrence | undefined;
  occurrences: Occurrence[];
  /** The host's personal id where the meeting uses it. */
  pmi: number | undefined;
  preSchedule: boolean;
  trackingFields: readonly { readonly field: string; readonly value?: string | undefined }[];
  readonly creationSource: 'open_api' | 'web_portal';
  /** Since when the meeting is on; undefined while it is not. */
  liveSinceMs: number | undefined;
}

/** Somebody who was in a meeting. */
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
  /** What a transcript or chat file says; none for video and audio. */
  readonly text: string | undefined;
}

export interface Recording {
  readonly files: readonly RecordingFile[];
  /** What people type. */
  readonly passcode: string;
  /** The passcode as it stands behind `?pwd=` in a link. */
  readonly playPasscode: string;
}

/** What AI Companion made of a meeting. */
export interface Summary {
  readonly title: string;
  readonly overview: string;
  readonly details: readonly { readonly label: string; readonly summary: string }[];
  readonly nextSteps: readonly string[];
}

/** An instance of a meeting that has ended. */
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

/** An entry of a user's next 24 hours that somebody else hosts or that only a calendar knows. */
export interface Invitation {
  readonly userId: string;
  readonly id: number;
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
