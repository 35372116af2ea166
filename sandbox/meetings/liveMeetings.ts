import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import type { Meeting } from './meeting.ts';

/** Makes a meeting live from now on, unless it already is. */
export function startMeeting(meeting: Meeting, nowMs: number): void {
  meeting.liveSinceMs ??= nowMs;
}

/**
 * Ends a live meeting: a past instance keeps its UUID, the meeting gets a new one, and an instant
 * meeting is removed.
 */
export function endMeeting(
  { meetings, identifiers, clock }: Pick<World, 'meetings' | 'identifiers' | 'clock'>,
  host: User,
  meeting: Meeting,
): void {
  const { liveSinceMs } = meeting;
  const nowMs = clock.now();
  if (liveSinceMs === undefined) return;
  meetings.addPastInstance({
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
  meeting.uuid = identifiers.createUuid();
  if (meeting.type === 1) meetings.removeMeeting(meeting.id);
}
