import { createHash } from 'node:crypto';
import type { Behavior } from '../behavior.ts';
import { day, hour, minute } from '../time/isoTime.ts';
import type { Meeting, Occurrence } from './meeting.ts';

/** The lists of "list a user's meetings". */
export type ListType =
  'scheduled' | 'live' | 'upcoming' | 'upcoming_meetings' | 'previous_meetings';

/** One item of a list: a meeting, or one occurrence of a series. */
export interface MeetingEntry {
  readonly meeting: Meeting;
  readonly occurrence: Occurrence | undefined;
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

/** A scheduled meeting can be used this long after its end. */
const validAfterEndMs = 30 * day;

/** `upcoming`, `upcoming_meetings` and `previous_meetings` cover this much time. */
const rangeMs = 183 * day;

/** Whether a meeting has expired, which happens 30 days after its scheduled end. */
export function hasExpired(meeting: Meeting, nowMs: number): boolean {
  const last = getEntries(meeting).at(-1)?.endMs;
  return last !== undefined && meeting.liveSinceMs === undefined && last + validAfterEndMs <= nowMs;
}

/** The entries of a meeting: each occurrence of a series that is not deleted, or the meeting itself. */
export function getEntries(meeting: Meeting): MeetingEntry[] {
  if (meeting.type === 8) {
    return meeting.occurrences
      .filter(({ deleted }) => !deleted)
      .map((occurrence) => entry(meeting, occurrence, occurrence.startMs, occurrence.duration));
  }
  return [entry(meeting, undefined, meeting.startMs, meeting.duration)];
}

/** The list to make: its type, the current time (ms), and whether a series is one item. */
interface ListRequest {
  readonly type: ListType;
  readonly nowMs: number;
  readonly series: Behavior['seriesInLists'];
}

/** The items of a list, nearest first; a series that is one item has the times of its nearest. */
export function listEntries(
  meetings: readonly Meeting[],
  { type, nowMs, series }: ListRequest,
): MeetingEntry[] {
  const entries = meetings
    .filter((meeting) => meeting.type !== 4)
    .flatMap((meeting) => {
      const all = meetingEntries(meeting, type, nowMs);
      return series === 'once' && meeting.type === 8 ? nearestEntry(all, nowMs) : all;
    });
  const direction = type === 'previous_meetings' ? -1 : 1;
  return entries.sort(
    (a, b) => direction * ((a.startMs ?? Infinity) - (b.startMs ?? Infinity) || 0),
  );
}

/** Entries that start within the next 24 hours or have not ended yet. */
export function nextDayEntries(meetings: readonly Meeting[], nowMs: number): MeetingEntry[] {
  return listEntries(meetings, { type: 'upcoming', nowMs, series: 'perOccurrence' }).filter(
    ({ meeting, startMs }) =>
      meeting.type !== 1 && startMs !== undefined && startMs < nowMs + 24 * hour,
  );
}

/** The UUID of a list item. Each occurrence of a series has its own, which differs between lists. */
export function entryUuid({ meeting, occurrence }: MeetingEntry, list: string): string {
  if (!occurrence) return meeting.uuid;
  return createHash('md5').update(`${meeting.uuid} ${occurrence.id} ${list}`).digest('base64');
}

/** The occurrence that is in progress while a series is live: the nearest one. */
function liveEntry(meeting: Meeting): MeetingEntry | undefined {
  const since = meeting.liveSinceMs;
  if (since === undefined) return undefined;
  const [nearest] = getEntries(meeting).sort(
    (a, b) => Math.abs((a.startMs ?? since) - since) - Math.abs((b.startMs ?? since) - since),
  );
  return nearest;
}

/** The entry of a series that has not ended yet, or else the last one, as an entry of the series. */
function nearestEntry(entries: readonly MeetingEntry[], nowMs: number): MeetingEntry[] {
  const next = entries.find(({ endMs = Infinity }) => endMs > nowMs) ?? entries.at(-1);
  return next ? [{ ...next, occurrence: undefined }] : [];
}

function meetingEntries(meeting: Meeting, type: ListType, nowMs: number): MeetingEntry[] {
  const live = liveEntry(meeting);
  if (type === 'live') return live ? [live] : [];
  if (meeting.type === 1) return [];
  return getEntries(meeting).filter((item) => {
    const isLive = live !== undefined && item.occurrence?.id === live.occurrence?.id;
    const { startMs, endMs } = item;
    if (startMs === undefined || endMs === undefined) return type !== 'previous_meetings';
    const hasEnded = endMs <= nowMs && !isLive;
    if (type === 'scheduled') return isLive || endMs + validAfterEndMs > nowMs;
    if (type === 'previous_meetings') return hasEnded && endMs > nowMs - rangeMs;
    return !hasEnded && startMs < nowMs + rangeMs;
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
