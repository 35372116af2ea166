import type { ScheduledMeeting } from './scheduledMeeting';

/** Something that has a meeting, such as a meeting and whose it is. */
export interface HasEntry {
  entry: ScheduledMeeting;
}

/** A meeting that is about to start, or in progress. */
export interface UpcomingMeeting<T extends HasEntry> {
  meeting: T;
  /** Minutes until it starts, rounded up; 0 if it has started. */
  minutes: number;
}

const minute = 60_000;

/**
 * How long after its start a meeting counts as in progress, in ms, if Zoom does not list it as live.
 * After that it has been missed, or does not take place.
 */
const waitAfterStart = 10 * minute;

/** How close to its start a meeting is more urgent than one that has started without being live, in ms. */
const urgentBefore = 10 * minute;

/** How close to its start a meeting is more urgent than one that is live, in ms. */
const mostUrgentBefore = 5 * minute;

/**
 * How long after its end a meeting counts as live, in ms. The list may be old, for example because the
 * machine slept.
 */
const longestOverrun = 60 * minute;

/** How far ahead {@link comingMeetings} looks, in ms: a day. */
const comingWithin = 24 * 60 * minute;

/** Zoom's own default for a meeting without a duration, in ms. */
const usualDuration = 60 * minute;

/**
 * The meetings that are in progress or start within `leadTime`, the most important one first:
 *
 * 1. what starts within five minutes: people are in what is live, or have decided not to be
 * 2. what is live, until its scheduled end
 * 3. what starts within ten minutes
 * 4. what has started within the last ten minutes, live or not
 * 5. what starts later
 * 6. what is live beyond its scheduled end, or has none
 *
 * All-day meetings are left out, and meetings without a time unless they are live.
 *
 * @param leadTime in minutes
 */
export function upcomingMeetings<T extends HasEntry>(
  meetings: readonly T[],
  now: Date,
  leadTime: number,
): UpcomingMeeting<T>[] {
  return meetings
    .map((meeting) => ({ meeting, rank: rank(meeting.entry, now, leadTime) }))
    .filter(({ rank }) => rank !== undefined)
    .sort(
      (a, b) => (a.rank ?? 0) - (b.rank ?? 0) || byDistance(a.meeting.entry, b.meeting.entry, now),
    )
    .map(({ meeting }) => ({ meeting, minutes: minutesUntil(meeting.entry, now) }));
}

/**
 * What is worth a word next to the first of the upcoming meetings: what starts within ten minutes if
 * that one has started, or what has started if that one is still to come.
 */
export function secondMeeting<T extends HasEntry>([
  first,
  ...others
]: readonly UpcomingMeeting<T>[]): UpcomingMeeting<T> | undefined {
  if (first === undefined) {
    return undefined;
  }
  return first.minutes === 0
    ? others.find(({ minutes }) => minutes > 0 && minutes * minute <= urgentBefore)
    : others.find(({ minutes }) => minutes === 0);
}

/** The meetings that start within a day, by their start. All-day meetings and live ones are left out. */
export function comingMeetings<T extends HasEntry>(meetings: readonly T[], now: Date): T[] {
  const from = now.getTime();
  const startOf = ({ entry }: T) => entry.start?.getTime() ?? Infinity;
  return meetings
    .filter(
      (meeting) =>
        !meeting.entry.isLive &&
        !meeting.entry.isAllDay &&
        startOf(meeting) > from &&
        startOf(meeting) <= from + comingWithin,
    )
    .sort((a, b) => startOf(a) - startOf(b) || a.entry.topic.localeCompare(b.entry.topic));
}

/**
 * When {@link upcomingMeetings} returns something else if the meetings do not change.
 *
 * @returns `undefined` if it never does
 */
export function nextChangeOfUpcoming(
  meetings: readonly HasEntry[],
  now: Date,
  leadTime: number,
): Date | undefined {
  const times = meetings.flatMap(({ entry }) => turningPoints(entry, now, leadTime));
  return earliest(times.filter((time) => time > now.getTime()));
}

/**
 * Every meeting once, though several accounts have it: the copy that is live, else the one that can
 * be hosted, else the one that can be joined.
 */
export function distinctMeetings<T extends HasEntry>(meetings: readonly T[]): T[] {
  const best = new Map<string, T>();
  for (const meeting of meetings) {
    const known = best.get(meeting.entry.key);
    if (known === undefined || worth(meeting.entry) > worth(known.entry)) {
      best.set(meeting.entry.key, meeting);
    }
  }
  return [...best.values()];
}

/** The earliest of some times, in ms since 1970; `undefined` if there is none. */
export function earliest(times: readonly number[]): Date | undefined {
  const first = times.reduce((a, b) => Math.min(a, b), Infinity);
  return first === Infinity ? undefined : new Date(first);
}

function worth({ isLive, isHost, joinUrl }: ScheduledMeeting): number {
  return (isLive ? 4 : 0) + (isHost ? 2 : 0) + (joinUrl === undefined ? 0 : 1);
}

function rank(entry: ScheduledMeeting, now: Date, leadTime: number): number | undefined {
  const { start, isLive, isAllDay } = entry;
  if (isAllDay) {
    return undefined;
  }
  const left = start === undefined ? undefined : start.getTime() - now.getTime();
  if (isLive && now.getTime() < liveUntil(entry)) {
    return left !== undefined && now.getTime() < endOf(entry) ? 2 : 6;
  }
  if (left === undefined) {
    return undefined;
  }
  if (left <= 0) {
    return now.getTime() < waitUntil(entry) ? 4 : undefined;
  }
  if (left > leadTime * minute) {
    return undefined;
  }
  return left <= mostUrgentBefore ? 1 : left <= urgentBefore ? 3 : 5;
}

/** Orders by distance: the latest that has started, or the next to start. */
function byDistance(a: ScheduledMeeting, b: ScheduledMeeting, now: Date): number {
  const distance = ({ start }: ScheduledMeeting) =>
    Math.abs((start?.getTime() ?? now.getTime()) - now.getTime());
  return distance(a) - distance(b) || a.topic.localeCompare(b.topic);
}

function minutesUntil({ start, isLive }: ScheduledMeeting, now: Date): number {
  return isLive || start === undefined
    ? 0
    : Math.max(0, Math.ceil((start.getTime() - now.getTime()) / minute));
}

/** The times at which the rank or minutes of an entry change; some may be in the past. */
function turningPoints(entry: ScheduledMeeting, now: Date, leadTime: number): number[] {
  const { start, isLive, isAllDay } = entry;
  if (isAllDay || start === undefined) {
    return [];
  }
  if (isLive) {
    return [endOf(entry), liveUntil(entry)];
  }
  const left = start.getTime() - now.getTime();
  if (left > leadTime * minute) {
    return [start.getTime() - leadTime * minute];
  }
  return left > 0
    ? [start.getTime() - (Math.ceil(left / minute) - 1) * minute]
    : [waitUntil(entry)];
}

function endOf({ start, end }: ScheduledMeeting): number {
  return end?.getTime() ?? (start === undefined ? Infinity : start.getTime() + usualDuration);
}

function liveUntil(entry: ScheduledMeeting): number {
  return endOf(entry) + longestOverrun;
}

function waitUntil(entry: ScheduledMeeting): number {
  return Math.min(endOf(entry), (entry.start?.getTime() ?? 0) + waitAfterStart);
}
