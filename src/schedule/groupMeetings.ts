import { byStart } from './mergeMeetings';
import type { ScheduledMeeting } from './scheduledMeeting';
import type { HasEntry } from './upcomingMeetings';

/** The groups of the calendar, in their order. */
export type GroupKind =
  'live' | 'today' | 'tomorrow' | 'day' | 'later' | 'noFixedTime' | 'previous';

/** A meeting in the list of an account. */
export interface OwnedEntry extends HasEntry {
  accountId: string;
}

/** Meetings that are listed together. */
export interface MeetingGroup<T extends OwnedEntry = OwnedEntry> {
  /** Stable over refreshes and over midnight. */
  key: string;
  kind: GroupKind;
  /** The local midnight of the day, for groups that are a day. */
  day: Date | undefined;
  meetings: T[];
}

/** Days, today included, that get a group of their own; those after them are "later". */
const daysShown = 7;

/** How long a meeting without a duration counts as in progress, in ms: Zoom's own default. */
const unknownDuration = 60 * 60_000;

/**
 * Groups meetings by day in the reader's time zone, each once for each account that has it, without
 * those that have ended. A meeting that started on an earlier day and has not ended is listed under
 * today. Personal rooms come first among those without a time.
 *
 * @param previous what has ended, in the order to show it in
 */
export function groupMeetings<T extends OwnedEntry>(
  meetings: readonly T[],
  now: Date,
  previous: readonly T[] = [],
): MeetingGroup<T>[] {
  const today = midnight(now, 0);
  const days = Array.from({ length: daysShown + 1 }, (_, offset) => midnight(now, offset));
  const groups = new Map<string, MeetingGroup<T>>();
  const placed = new Set<string>();
  const add = (kind: GroupKind, key: string, meeting: T, day?: Date) => {
    placed.add(rowKey(meeting));
    const group = groups.get(key) ?? { key, kind, day, meetings: [] };
    group.meetings.push(meeting);
    groups.set(key, group);
  };

  for (const meeting of [...meetings].sort((a, b) => byStart(a.entry, b.entry))) {
    const { entry } = meeting;
    if (entry.isLive) {
      add('live', 'live', meeting);
    } else if (entry.start === undefined) {
      add('noFixedTime', 'noFixedTime', meeting);
    } else if (!isOver(entry, now)) {
      const start = entry.start < today ? today : entry.start;
      const index = days.findLastIndex((day) => day <= start);
      const day = days[index];
      if (index >= daysShown || day === undefined) {
        add('later', 'later', meeting);
      } else {
        const kind = index === 0 ? 'today' : index === 1 ? 'tomorrow' : 'day';
        add(kind, dayKey(day), meeting, day);
      }
    }
  }

  // Zoom lists as previous what should have ended, even if it is still in progress.
  for (const meeting of previous.filter((one) => !placed.has(rowKey(one)))) {
    add('previous', 'previous', meeting);
  }
  groups
    .get('noFixedTime')
    ?.meetings.sort((a, b) => Number(b.entry.isPersonalRoom) - Number(a.entry.isPersonalRoom));

  const order: GroupKind[] = [
    'live',
    'today',
    'tomorrow',
    'day',
    'later',
    'noFixedTime',
    'previous',
  ];
  return [...groups.values()].sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.day?.getTime() ?? 0) - (b.day?.getTime() ?? 0),
  );
}

/** When the groups change by themselves: the next midnight, or an earlier end of a meeting. */
export function nextRegrouping(meetings: readonly ScheduledMeeting[], now: Date): Date {
  return meetings.reduce(
    (earliest, meeting) => {
      const end = endOf(meeting);
      return end !== undefined && end > now && end < earliest ? end : earliest;
    },
    midnight(now, 1),
  );
}

function rowKey({ accountId, entry }: OwnedEntry): string {
  return `${accountId}/${entry.key}`;
}

function isOver(meeting: ScheduledMeeting, now: Date): boolean {
  const end = endOf(meeting);
  return end !== undefined && end <= now;
}

function endOf({ start, end, isAllDay }: ScheduledMeeting): Date | undefined {
  if (start !== undefined && isAllDay) {
    const dayAfter = midnight(start, 1);
    return end !== undefined && end > dayAfter ? end : dayAfter;
  }
  return end ?? (start === undefined ? undefined : new Date(start.getTime() + unknownDuration));
}

/** Local midnight, some days on; by the calendar, because days with a clock change are not 24 h. */
function midnight(now: Date, daysOn: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysOn);
}

function dayKey(day: Date): string {
  return `day-${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}
