import type { MeetingLists } from '../../schedule/mergeMeetings';
import { meetingType, type Meeting, type MeetingId } from '../../zoom/types';

/** Adds a meeting that was created, or replaces one that was changed. */
export function upsertMeeting(lists: MeetingLists, meeting: Meeting): MeetingLists {
  const isOther = ({ id }: Meeting) => id !== meeting.id;
  const items = listItems(meeting);
  return {
    ...lists,
    hosted: [...lists.hosted.filter(isOther), ...items],
    upcoming: lists.upcoming.filter(isOther),
    far: lists.far && [...lists.far.filter(isOther), ...items],
  };
}

/** Changes each entry of a meeting: the meeting itself, or its occurrences one by one. */
export function mapMeeting(
  lists: MeetingLists,
  id: MeetingId,
  change: (entry: Meeting) => Meeting,
): MeetingLists {
  return inEach(lists, (meetings) =>
    meetings.map((meeting) => (meeting.id === id ? change(meeting) : meeting)),
  );
}

/** Removes a meeting: all its occurrences, or the one that starts at `start`. */
export function removeMeeting(lists: MeetingLists, id: MeetingId, start?: Date): MeetingLists {
  const isKept = (meeting: Meeting) =>
    meeting.id !== id ||
    (start !== undefined && Date.parse(meeting.start_time ?? '') !== start.getTime());
  return inEach(lists, (meetings) => meetings.filter(isKept));
}

/** Marks a meeting as no longer in progress, and removes it if it is an instant one. */
export function endMeeting(lists: MeetingLists, id: MeetingId): MeetingLists {
  const afterEnd = (meetings: readonly Meeting[]) =>
    meetings
      .filter((meeting) => meeting.id !== id || meeting.type !== meetingType.instant)
      .map((meeting) => (meeting.id === id ? { ...meeting, status: 'waiting' } : meeting));
  return {
    ...lists,
    hosted: afterEnd(lists.hosted),
    live: lists.live.filter((meeting) => meeting.id !== id),
    upcoming: afterEnd(lists.upcoming),
  };
}

/**
 * Adds to lists from the cache what only this window knows: the optional lists that the other window
 * did not read, and the links.
 *
 * @param knowsLinks whether the known links are still valid; if not, each is read when it is needed
 */
export function mergeCached(
  known: MeetingLists,
  lists: MeetingLists,
  knowsLinks: boolean,
): MeetingLists {
  const listed = [...known.hosted, ...known.live, ...known.upcoming, ...(known.far ?? [])];
  const links = new Map(knowsLinks ? listed.map(({ id, join_url }) => [id, join_url]) : []);
  const withLink = (meeting: Meeting) =>
    meeting.join_url === ''
      ? { ...meeting, join_url: links.get(meeting.id) ?? meeting.join_url }
      : meeting;
  const { far = known.far, previous = known.previous } = lists;
  return inEach({ ...lists, far, previous }, (meetings) => meetings.map(withLink));
}

/** Applies a change to each list of meetings that have not ended. */
function inEach(
  lists: MeetingLists,
  change: (meetings: readonly Meeting[]) => readonly Meeting[],
): MeetingLists {
  return {
    ...lists,
    hosted: change(lists.hosted),
    live: change(lists.live),
    upcoming: change(lists.upcoming),
    far: lists.far && change(lists.far),
  };
}

/** The entries of a meeting in Zoom's lists: one for each occurrence. */
function listItems(meeting: Meeting): Meeting[] {
  const { occurrences, ...item } = meeting;
  const dates = (occurrences ?? []).filter(({ status }) => status !== 'deleted');
  return dates.length === 0
    ? [item]
    : dates.map(({ start_time, duration }) => ({
        ...item,
        start_time,
        duration: duration ?? item.duration,
      }));
}
