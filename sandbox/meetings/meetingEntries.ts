import { createHash } from 'node:crypto';
import { day, hour, minute } from '../time/isoTime.ts';
import type { Meeting, Occurrence } from './meeting.ts';

/** The lists of "list a user's meetings". */
export type ListType =
  'scheduled' | 'live' | 'upcoming' | 'upcoming_meetings' | 'previous_meetings';

/** One item of a list: a meeting, or one date of a series. */
export interface MeetingEntry {
  readonly meeting: Meeting;
  readonly occurrence: Occurrence | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

/** A scheduled meeting stays valid this long after its end. */
const validAfterEndMs = 30 * day;

/** `upcoming`, `upcoming_meetings` and `previous_meetings` reach this far. */
const reachMs = 183 * day;

/** Whether Zoom has given a meeting up: 30 days after a scheduled one was to end. */
export function hasExpired(meeting: Meeting, nowMs: number): boolean {
  const last = entriesOf(meeting).at(-1)?.endMs;
  return last !== undefined && meeting.liveSinceMs === undefined && last + validAfterEndMs <= nowMs;
}

/** The entries of a meeting: each date that is left of a series, or the meeting itself. */
export function entriesOf(meeting: Meeting): MeetingEntry[] {
  if (meeting.type === 8) {
    return meeting.occurrences
      .filter(({ deleted }) => !deleted)
      .map((occurrence) => entry(meeting, occurrence, occurrence.startMs, occurrence.duration));
  }
  return [entry(meeting, undefined, meeting.startMs, meeting.duration)];
}

/** What a list of that type holds at `nowMs`, the nearest first. */
export function listEntries(
  meetings: readonly Meeting[],
  type: ListType,
  nowMs: number,
): MeetingEntry[] {
  const entries = meetings
    .filter((meeting) => meeting.type !== 4)
    .flatMap((meeting) => meetingEntries(meeting, type, nowMs));
  const direction = type === 'previous_meetings' ? -1 : 1;
  return entries.sort(
    (a, b) => direction * ((a.startMs ?? Infinity) - (b.startMs ?? Infinity) || 0),
  );
}

/** What starts within the next 24 hours or has not ended yet. */
export function nextDayEntries(meetings: readonly Meeting[], nowMs: number): MeetingEntry[] {
  return listEntries(meetings, 'upcoming', nowMs).filter(
    ({ meeting, startMs }) =>
      meeting.type !== 1 && startMs !== undefined && startMs < nowMs + 24 * hour,
  );
}

/**
 * The uuid of a list item. A date of a series has one of its own, and not the same in every list.
 */
export function entryUuid({ meeting, occurrence }: MeetingEntry, list: string): string {
  if (!occurrence) return meeting.uuid;
  return createHash('md5').update(`${meeting.uuid} ${occurrence.id} ${list}`).digest('base64');
}

/** The date of a series that is on while the series is: the nearest one. */
function liveEntry(meeting: Meeting): MeetingEntry | undefined {
  const since = meeting.liveSinceMs;
  if (since === undefined) return undefined;
  const [nearest] = entriesOf(meeting).sort(
    (a, b) => Math.abs((a.startMs ?? since) - since) - Math.abs((b.startMs ?? since) - since),
  );
  return nearest;
}

function meetingEntries(meeting: Meeting, type: ListType, nowMs: number): MeetingEntry[] {
  const live = liveEntry(meeting);
  if (type === 'live') return live ? [live] : [];
  if (meeting.type === 1) return [];
  return entriesOf(meeting).filter((item) => {
    const isLive = live !== undefined && item.occurrence?.id === live.occurrence?.id;
    const { startMs, endMs } = item;
    if (startMs === undefined || endMs === undefined) return type !== 'previous_meetings';
    const over = endMs <= nowMs && !isLive;
    if (type === 'scheduled') return isLive || endMs + validAfterEndMs > nowMs;
    if (type === 'previous_meetings') return over && endMs > nowMs - reachMs;
    return !over && startMs < nowMs + reachMs;
  });
}

function entry(
  meeting: Meeting,
  occurrence: Occurrence | undefined,
  startMs: number | undefined,
  duration: number,
): MeetingEntry {
  const endMs = startMs === undefined ? undefined : startMs + duration * minute;
  return { meeting, occurrence, startMs, endMs };
}
