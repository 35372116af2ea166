import type { User } from '../data/users.ts';
import type { Identifiers } from './identifiers.ts';
import type { Meeting } from './meeting.ts';
import type { MeetingBook } from './meetingBook.ts';

/** The host comes in: the meeting is on from now, unless it was already. */
export function startMeeting(meeting: Meeting, nowMs: number): void {
  meeting.liveSinceMs ??= nowMs;
}

/**
 * The meeting is over: what took place is kept as a past instance under the uuid it had, the
 * meeting gets a new one, and an instant meeting is gone.
 */
export function endMeeting(
  book: MeetingBook,
  identifiers: Identifiers,
  host: User,
  meeting: Meeting,
  nowMs: number,
): void {
  const { liveSinceMs } = meeting;
  if (liveSinceMs === undefined) return;
  book.addPast({
    uuid: meeting.uuid,
    meetingId: meeting.id,
    hostId: host.id,
    topic: meeting.topic,
    type: meeting.type,
    startMs: liveSinceMs,
    endMs: nowMs,
    participants: [
      {
        name: host.displayName,
        email: host.email,
        userId: host.id,
        joinMs: liveSinceMs,
        leaveMs: nowMs,
        internal: true,
      },
    ],
    recording: undefined,
    summary: undefined,
  });
  meeting.liveSinceMs = undefined;
  meeting.uuid = identifiers.uuid();
  if (meeting.type === 1) book.remove(meeting.id);
}
