import type { Identifiers } from '../meetings/identifiers.ts';
import type { Participant, PastInstance, Recording, Summary } from '../meetings/meeting.ts';
import { createMeeting } from '../meetings/meetingFactory.ts';
import { day, isoSeconds, minute } from '../time/isoTime.ts';
import { atLocalTime } from '../time/zonedTime.ts';
import type { SeedContext } from './seed.ts';
import { retrospectiveChat, retrospectiveSummary, retrospectiveTranscript } from './transcripts.ts';
import type { User } from './users.ts';

const guests = [
  ['Tomás Herrera', 'tomas.herrera@larkspur.example', true],
  ['Jun Sato', 'jun.sato@larkspur.example', true],
  ['Noor Haddad', 'noor.haddad@larkspur.example', true],
  ['Chloe Martin', 'chloe.martin@larkspur.example', true],
  ['Elias Brandt', 'elias.brandt@brightwater.example', false],
] as const;

interface PastPlan {
  readonly topic: string;
  readonly daysAgo: number;
  readonly hour: number;
  /** Scheduled and actual duration in minutes. */
  readonly duration: number;
  readonly actualDuration: number;
  readonly guestCount: number;
  readonly recording?: Recording;
  readonly summary?: Summary;
  /** Whether a client has to encode its UUID twice. */
  readonly hasSlashesInUuid?: boolean;
}

/** Adds the past meetings of the first user, some of them with recordings or a summary. */
export function pastMeetings(context: SeedContext): void {
  const { meetings, directory, identifiers } = context;
  const [host] = directory.users;
  if (!host) return;
  const plans: readonly PastPlan[] = [
    {
      topic: 'Architecture sync: event bus',
      daysAgo: 1,
      hour: 10,
      duration: 45,
      actualDuration: 51,
      guestCount: 4,
    },
    {
      topic: 'Retrospective: sprint 41',
      daysAgo: 2,
      hour: 15,
      duration: 60,
      actualDuration: 57,
      guestCount: 5,
      recording: fullRecording(identifiers),
      summary: retrospectiveSummary,
      hasSlashesInUuid: true,
    },
    {
      topic: 'Design critique: empty states',
      daysAgo: 6,
      hour: 11,
      duration: 30,
      actualDuration: 34,
      guestCount: 3,
      recording: videoRecording(identifiers),
    },
    {
      topic: "Onboarding: Noor's first week",
      daysAgo: 13,
      hour: 14,
      duration: 30,
      actualDuration: 26,
      guestCount: 2,
    },
    {
      topic: 'Retrospective: sprint 39',
      daysAgo: 37,
      hour: 15,
      duration: 60,
      actualDuration: 62,
      guestCount: 5,
      recording: fullRecording(identifiers),
    },
    {
      topic: 'Quarterly demo: what we shipped',
      daysAgo: 44,
      hour: 16,
      duration: 45,
      actualDuration: 48,
      guestCount: 5,
      recording: videoRecording(identifiers),
    },
    {
      topic: 'Kick-off: meetings in the editor',
      daysAgo: 72,
      hour: 10,
      duration: 90,
      actualDuration: 83,
      guestCount: 5,
      recording: videoRecording(identifiers),
    },
  ];
  for (const plan of plans) meetings.addPastInstance(createPastInstance(context, host, plan));
  const standUp = meetings.findByHost(host.id).find(({ type }) => type === 8);
  for (const { startMs, duration } of standUp?.occurrences ?? []) {
    if (!standUp || startMs + duration * minute > context.nowMs) continue;
    const endMs = startMs + (duration + 2) * minute;
    meetings.addPastInstance({
      uuid: identifiers.createUuid(),
      meetingId: standUp.id,
      hostId: host.id,
      topic: standUp.topic,
      type: 8,
      startMs,
      endMs,
      participants: createParticipants(identifiers, host, { startMs, endMs }, 4),
      recording: undefined,
      summary: undefined,
    });
  }
}

function createPastInstance(context: SeedContext, host: User, plan: PastPlan): PastInstance {
  const { meetings, identifiers, nowMs } = context;
  const startMs = atLocalTime(nowMs, host.timezone, { days: -plan.daysAgo, hours: plan.hour });
  const endMs = startMs + plan.actualDuration * minute;
  const body = {
    topic: plan.topic,
    start_time: isoSeconds(startMs),
    duration: plan.duration,
  };
  const createdMs = startMs - 5 * day;
  const meeting = createMeeting(identifiers, host, body, {
    createdMs,
    creationSource: 'web_portal',
  });
  meetings.addMeeting(meeting);
  return {
    uuid: plan.hasSlashesInUuid ? identifiers.createUuidWithSlashes() : identifiers.createUuid(),
    meetingId: meeting.id,
    hostId: host.id,
    topic: plan.topic,
    type: 2,
    startMs,
    endMs,
    participants: createParticipants(identifiers, host, { startMs, endMs }, plan.guestCount),
    recording: plan.recording,
    summary: plan.summary,
  };
}

/** The host, and guests who join and leave one after the other. */
function createParticipants(
  identifiers: Identifiers,
  host: User,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  guestCount: number,
): Participant[] {
  const others = guests.slice(0, guestCount).map(([name, email, internal], index) => ({
    name,
    email,
    userId: identifiers.createKey(16),
    joinMs: startMs + index * minute,
    leaveMs: endMs - (guestCount - index - 1) * minute,
    internal,
  }));
  const first = {
    name: host.displayName,
    email: host.email,
    userId: host.id,
    joinMs: startMs,
    leaveMs: endMs,
    internal: true,
  };
  return [first, ...others];
}

function fullRecording(identifiers: Identifiers): Recording {
  return {
    passcode: identifiers.createPasscode(),
    playPasscode: identifiers.createKey(12),
    files: [
      { id: identifiers.createGuid(), kind: 'video', size: 187_340_112, text: undefined },
      { id: identifiers.createGuid(), kind: 'audio', size: 52_118_774, text: undefined },
      textFile(identifiers, 'transcript', retrospectiveTranscript),
      textFile(identifiers, 'chat', retrospectiveChat),
    ],
  };
}

function videoRecording(identifiers: Identifiers): Recording {
  return {
    passcode: identifiers.createPasscode(),
    playPasscode: identifiers.createKey(12),
    files: [{ id: identifiers.createGuid(), kind: 'video', size: 96_205_431, text: undefined }],
  };
}

function textFile(
  identifiers: Identifiers,
  kind: 'transcript' | 'chat',
  text: string,
): Recording['files'][number] {
  return { id: identifiers.createGuid(), kind, size: Buffer.byteLength(text), text };
}
