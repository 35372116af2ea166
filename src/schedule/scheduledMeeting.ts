import { meetingType } from '../zoom/types';
import type { Meeting } from '../zoom/types';

/** A meeting, or one occurrence of a series, as a calendar shows it. */
export interface ScheduledMeeting {
  /**
   * Stable over refreshes: the id and the start. The UUID would not do: the same meeting has
   * different ones in Zoom's lists.
   */
  key: string;
  id: number;
  /** Trimmed, on one line; empty if Zoom has none. */
  topic: string;
  /** `undefined` if there is no fixed time, or none that is a date. */
  start: Date | undefined;
  end: Date | undefined;
  /** Minutes. */
  duration: number | undefined;
  /** The zone the meeting was scheduled in. */
  timeZone: string | undefined;
  /** Empty if there is one that is not known here. */
  joinUrl: string | undefined;
  isLive: boolean;
  isHost: boolean;
  isAllDay: boolean;
  isSeries: boolean;
  /** Whether this is the personal meeting room itself, which is permanent. */
  isPersonalRoom: boolean;
  /** Whether it is held in the personal meeting room, or is the room itself. */
  isInPersonalRoom: boolean;
  /** Zoom was asked to create it and has not answered yet; nothing can be done with it. */
  isPending?: boolean;
  /** Zoom's own object. */
  meeting: Meeting;
}

/** Reads one of Zoom's meetings as a calendar entry; nothing in it can make this fail. */
export function toScheduledMeeting(meeting: Meeting, isLive = false): ScheduledMeeting {
  const start = readDate(meeting.start_time);
  const duration = meeting.duration ?? undefined;
  // A meeting in the room has an ID of its own next to the room's.
  const isRoom =
    meeting.type === meetingType.personalRoom || String(meeting.pmi ?? '') === String(meeting.id);
  return {
    key: meetingKey(meeting.id, start),
    id: meeting.id,
    topic: (meeting.topic ?? '').replace(/\s+/g, ' ').trim(),
    start,
    end:
      start === undefined || duration === undefined
        ? undefined
        : new Date(start.getTime() + duration * 60_000),
    duration,
    timeZone: meeting.timezone ?? undefined,
    joinUrl: meeting.join_url ?? undefined,
    isLive: isLive || meeting.status === 'started',
    isHost: meeting.is_host !== false,
    isAllDay: meeting.is_all_day === true,
    isSeries:
      meeting.type === meetingType.recurringFixedTime ||
      meeting.type === meetingType.recurringNoFixedTime,
    isPersonalRoom: isRoom,
    isInPersonalRoom: isRoom || (meeting.pmi ?? '') !== '',
    meeting,
  };
}

function meetingKey(id: number, start: Date | undefined): string {
  return `${id}@${start?.toISOString() ?? ''}`;
}

function readDate(text: string | null | undefined): Date | undefined {
  if (text === undefined || text === null || text === '') {
    return undefined;
  }
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/**
 * A time as Zoom sends it: UTC, to the second, `yyyy-MM-ddTHH:mm:ssZ`. The start of a meeting that is
 * created or changed needs its time zone too, see `zoomStart.ts`.
 */
export function toZoomTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
