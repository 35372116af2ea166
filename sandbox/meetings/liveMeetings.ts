import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import type { Identifiers } from './identifiers.ts';
import type { Meeting, Recording, Summary } from './meeting.ts';

/** The size of a recording: about 3 MB a minute. */
const bytesPerMs = 50;

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
    recording: !meeting.isRecorded ? undefined : createRecording(identifiers, nowMs - liveSinceMs),
    summary: meeting.hasSummary ? createSummary(host, meeting) : undefined,
  });
  meeting.liveSinceMs = undefined;
  meeting.isRecorded = false;
  meeting.hasSummary = false;
  meeting.uuid = identifiers.createUuid();
  if (meeting.type === 1) meetings.removeMeeting(meeting.id);
}

/** The recording of a meeting that was recorded for `durationMs`. */
function createRecording(identifiers: Identifiers, durationMs: number): Recording {
  const size = 1 + Math.round(durationMs * bytesPerMs);
  return {
    passcode: identifiers.createPasscode(),
    playPasscode: identifiers.createKey(12),
    files: [{ id: identifiers.createGuid(), kind: 'video', size, text: undefined }],
  };
}

function createSummary(host: User, { topic }: Meeting): Summary {
  return {
    title: `Meeting summary for ${topic}`,
    overview: `${host.displayName} held “${topic}”.`,
    details: [],
    nextSteps: [],
  };
}
