/** Zoom's meeting types (Zoom API, "Create a meeting", `type`). */
export const meetingType = {
  instant: 1,
  scheduled: 2,
  recurringNoFixedTime: 3,
  personalRoom: 4,
  recurringFixedTime: 8,
  screenShareOnly: 10,
} as const;

/** A number as Zoom sends it; ids have up to 11 digits, beyond 32 bits. */
export type MeetingId = number;

/** One of the occurrences of a recurring meeting. */
export interface Occurrence {
  occurrence_id?: string | null;
  /** ISO 8601, UTC. */
  start_time?: string | null;
  /** Minutes. */
  duration?: number | null;
  status?: string | null;
  [field: string]: unknown;
}

/** How a type 8 meeting repeats (Zoom API, "Create a meeting", `recurrence`). */
export interface Recurrence {
  /** 1 daily, 2 weekly, 3 monthly. */
  type: number;
  repeat_interval?: number;
  weekly_days?: string;
  monthly_day?: number;
  monthly_week?: number;
  monthly_week_day?: number;
  end_times?: number;
  /** ISO 8601, UTC. */
  end_date_time?: string;
  [field: string]: unknown;
}

/**
 * A meeting: Zoom's own JSON object, its field names untouched, any field of it possibly missing or
 * of a kind not known here. Items of lists have fewer fields than a single meeting.
 */
export interface Meeting {
  id: MeetingId;
  uuid?: string | null;
  topic?: string | null;
  type?: number | null;
  /** ISO 8601, UTC; absent for meetings without a fixed time. */
  start_time?: string | null;
  /** Minutes. */
  duration?: number | null;
  /** The zone the meeting was scheduled in. */
  timezone?: string | null;
  agenda?: string | null;
  created_at?: string | null;
  join_url?: string | null;
  /** Carries the host's ZAK: a secret, never shown, logged or kept. */
  start_url?: string | null;
  password?: string | null;
  passcode?: string | null;
  pmi?: string | number | null;
  status?: string | null;
  host_id?: string | null;
  host_email?: string | null;
  is_host?: boolean | null;
  is_all_day?: boolean | null;
  occurrences?: Occurrence[] | null;
  recurrence?: Recurrence | null;
  [field: string]: unknown;
}

/** One run of a meeting that has ended (Zoom API, "Get past meeting details"). */
export interface PastMeeting {
  id: MeetingId;
  uuid?: string | null;
  topic?: string | null;
  /** ISO 8601, UTC. */
  start_time?: string | null;
  /** ISO 8601, UTC. */
  end_time?: string | null;
  /** Minutes, from the first to join to the last to leave. */
  duration?: number | null;
  participants_count?: number | null;
  user_name?: string | null;
  user_email?: string | null;
  [field: string]: unknown;
}

/** One stay of somebody in a past meeting; whoever leaves and comes back has several. */
export interface PastParticipant {
  /** Zoom's id of the person; empty for guests. */
  id?: string | null;
  name?: string | null;
  user_email?: string | null;
  /** ISO 8601, UTC. */
  join_time?: string | null;
  /** ISO 8601, UTC. */
  leave_time?: string | null;
  /** Seconds. */
  duration?: number | null;
  /** `in_meeting`, or `in_waiting_room` for a stay that got no further. */
  status?: string | null;
  [field: string]: unknown;
}

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
  recurrence?: Recurrence;
  settings?: Record<string, unknown>;
}

/** The body of "Update a meeting": the fields that change; a whole series needs its recurrence too. */
export type MeetingUpdate = Partial<NewMeeting>;

/** The signed-in user, Zoom's own JSON object. */
export interface User {
  id: string;
  email?: string | null;
  display_name?: string | null;
  first_name?: string | null;
  last_name?: string | null;
  account_id?: string | null;
  timezone?: string | null;
  /** The number of the personal room. */
  pmi?: number | null;
  /** The link to the personal room, its passcode in it. */
  personal_meeting_url?: string | null;
  [field: string]: unknown;
}

/** Which of a user's meetings a list gives (Zoom API, "List meetings", `type`). */
export type MeetingListType =
  'scheduled' | 'live' | 'upcoming' | 'upcoming_meetings' | 'previous_meetings';
