import { byStart } from './mergeMeetings';
import type { ScheduledMeeting } from './scheduledMeeting';

/** The groups of the calendar, in the order they stand in. */
export type GroupKind = 'live' | 'today' | 'tomorrow' | 'day' | 'later' | 'noFixedTime';

/** Meetings that stand together. */
export interface MeetingGroup {
  /** Stable over refreshes and over midnight. */
  key: string;
  kind: GroupKind;
  /** The local midnight of the day, for groups that are a day. */
  day: Date | undefined;
  meetings: ScheduledMeeting[];
}

/** Days, today included, that get a group of their own; those after them are "later". */
const daysShown = 7;

/**
 * Groups meetings by day in the reader's time zone, without those that are over. A meeting that
 * began on an earlier day and still goes on stands under today.
 */
export function groupMeetings(meetings: readonly ScheduledMeeting[], now: Date): MeetingGroup[] {
  const today = midnight(now, 0);
  const days = Array.from({ length: daysShown + 1 }, (_, offset) => midnight(now, offset));
  const groups = new Map<string, MeetingGroup>();
  const add = (kind: GroupKind, key: string, meeting: ScheduledMeeting, day?: Date) => {
    const group = groups.get(key) ?? { key, kind, day, meetings: [] };
    group.meetings.push(meeting);
    groups.set(key, group);
  };

  for (const meeting of [...meetings].sort(byStart)) {
    if (meeting.isLive) {
      add('live', 'live', meeting);
    } else if (meeting.start === undefined) {
      add('noFixedTime', 'noFixedTime', meeting);
    } else if (!isOver(meeting, now)) {
      const start = meeting.start < today ? today : meeting.start;
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

  const order: GroupKind[] = ['live', 'today', 'tomorrow', 'day', 'later', 'noFixedTime'];
  return [...groups.values()].sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.day?.getTime() ?? 0) - (b.day?.getTime() ?? 0),
  );
}

/** A meeting without a known duration counts as going on for an hour, Zoom's own default. */
function isOver(meeting: ScheduledMeeting, now: Date): boolean {
  if (meeting.start === undefined) {
    return false;
  }
  const end = meeting.end ?? new Date(meeting.start.getTime() + 60 * 60_000);
  return end <= now;
}

/** Local midnight, some days on; by the calendar, because days with a clock change are not 24 h. */
function midnight(now: Date, daysOn: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysOn);
}

function dayKey(day: Date): string {
  return `day-${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`;
}
