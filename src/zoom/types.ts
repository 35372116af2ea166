import type { InferOutput } from 'valibot';
import type { Recurrence } from './recurrence';
import type {
  meetingSchema,
  meetingTemplateSchema,
  occurrenceSchema,
  pastMeetingSchema,
  pastParticipantSchema,
  userSchema,
} from './responses';

/** Zoom's meeting types (Zoom API, "Create a meeting", `type`). */
export const meetingType = {
  instant: 1,
  scheduled: 2,
  recurringNoFixedTime: 3,
  personalRoom: 4,
  recurringFixedTime: 8,
  screenShareOnly: 10,
} as const;

/** A meeting ID as Zoom sends it: a number of up to 11 digits, more than 32 bits. */
export type MeetingId = number;

/**
 * A meeting, Zoom's own JSON object without the fields that make anybody its host. Items of lists
 * have fewer fields than a single meeting.
 */
export type Meeting = InferOutput<typeof meetingSchema>;

/** One of the occurrences of a recurring meeting. */
export type Occurrence = InferOutput<typeof occurrenceSchema>;

/** One instance of a meeting that has ended (Zoom API, "Get past meeting details"). */
export type PastMeeting = InferOutput<typeof pastMeetingSchema>;

/** One stay of a person in a past meeting; somebody who leaves and comes back has several. */
export type PastParticipant = InferOutput<typeof pastParticipantSchema>;

/** A template of meetings (Zoom API, "List meeting templates"). */
export type MeetingTemplate = InferOutput<typeof meetingTemplateSchema>;

/** The signed-in user, Zoom's own JSON object. */
export type User = InferOutput<typeof userSchema>;

/** The body of "Create a meeting". */
export interface NewMeeting {
  topic: string;
  type: number;
  /** `yyyy-MM-ddTHH:mm:ssZ`, UTC. */
  start_time?: string;
  /** Minutes, 1 to 1440. */
  duration?: number;
  timezone?: string;
  agenda?: string;
  password?: string;
  /** `false` for a meeting without a passcode if there is no `password`; only for new meetings. */
  default_password?: boolean;
  recurrence?: Recurrence;
  /** A template that an admin shares: Zoom accepts no other for a new meeting. */
  template_id?: string;
  settings?: Record<string, unknown>;
}

/** The body of "Update a meeting": the fields to change; a whole series needs its recurrence too. */
export type MeetingUpdate = Partial<NewMeeting>;

/** Which of a user's meetings to list (Zoom API, "List meetings", `type`). */
export type MeetingListType =
  'scheduled' | 'live' | 'upcoming' | 'upcoming_meetings' | 'previous_meetings';
