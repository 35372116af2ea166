import type { Meeting } from '../zoom/types';
import { type ScheduledMeeting, toScheduledMeeting } from './scheduledMeeting';

/**
 * How far ahead Zoom's list of upcoming meetings is sure to reach, in ms (Zoom API, "List meetings":
 * six months).
 */
export const reachOfHosted = 180 * 24 * 3_600_000;

/** The lists that make up a user's calendar. */
export interface MeetingLists {
  /** Hosted by the user, all pages. */
  hosted: readonly Meeting[];
  /** Going on now. */
  live: readonly Meeting[];
  /** The next 24 hours, invitations among them. */
  upcoming: readonly Meeting[];
  /** Hosted by the user and further ahead than `hosted` reaches, if that was read. */
  far?: readonly Meeting[];
  /** What has ended, if that is asked for. */
  previous?: readonly Meeting[];
}

/**
 * Makes one calendar of Zoom's lists, each meeting once, in the order of their starts; those without
 * a time come last, by topic.
 *
 * @param now decides which occurrence of a series is the live one: the nearest
 */
export function mergeMeetings(lists: MeetingLists, now: Date): ScheduledMeeting[] {
  const merged = new Map<string, ScheduledMeeting>();
  const addNew = (entry: ScheduledMeeting) => {
    if (!merged.has(entry.key)) {
      merged.set(entry.key, entry);
    }
  };
  for (const meeting of lists.hosted) {
    addNew(toScheduledMeeting(meeting));
  }
  // What has come nearer since is in the hosted list, or is no more.
  const reached = now.getTime() + reachOfHosted;
  for (const entry of (lists.far ?? []).map((meeting) => toScheduledMeeting(meeting))) {
    if ((entry.start?.getTime() ?? 0) > reached) {
      addNew(entry);
    }
  }
  for (const meeting of lists.upcoming) {
    const entry = toScheduledMeeting(meeting);
    const known = merged.get(entry.key);
    if (known === undefined) {
      merged.set(entry.key, entry);
    } else {
      // The hosted list knows more of the meeting, but only this one has the passcode.
      merged.set(known.key, toScheduledMeeting({ ...meeting, ...withoutEmpty(known.meeting) }));
    }
  }
  for (const meeting of lists.live) {
    const occurrence = nearest(merged.values(), meeting.id, now);
    if (occurrence === undefined) {
      const entry = toScheduledMeeting(meeting, true);
      merged.set(entry.key, entry);
    } else {
      merged.set(occurrence.key, { ...occurrence, isLive: true });
    }
  }
  return [...merged.values()].sort(byStart);
}

/** What has ended, each once, the latest first. */
export function mergePrevious({ previous = [] }: MeetingLists): ScheduledMeeting[] {
  const merged = new Map<string, ScheduledMeeting>();
  for (const meeting of previous) {
    const entry = toScheduledMeeting(meeting);
    merged.set(entry.key, entry);
  }
  return [...merged.values()].sort((a, b) => byStart(b, a));
}

/** Orders by start, then topic; without a start last. */
export function byStart(a: ScheduledMeeting, b: ScheduledMeeting): number {
  const byTime = (a.start?.getTime() ?? Infinity) - (b.start?.getTime() ?? Infinity);
  return Number.isNaN(byTime) || byTime === 0 ? a.topic.localeCompare(b.topic) : byTime;
}

function nearest(
  entries: Iterable<ScheduledMeeting>,
  id: number,
  now: Date,
): ScheduledMeeting | undefined {
  let best: ScheduledMeeting | undefined;
  let bestDistance = Infinity;
  for (const entry of entries) {
    if (entry.id !== id) {
      continue;
    }
    const distance = Math.abs((entry.start?.getTime() ?? 0) - now.getTime());
    if (best === undefined || distance < bestDistance) {
      best = entry;
      bestDistance = distance;
    }
  }
  return best;
}

function withoutEmpty(meeting: Meeting): Meeting {
  return Object.fromEntries(
    Object.entries(meeting).filter(([, value]) => value !== undefined && value !== null),
  ) as Meeting;
}
