import type { Identifiers } from '../meetings/identifiers.ts';
import type { Participant, PastInstance, Recording, Summary } from '../meetings/meeting.ts';
import { newMeeting } from '../meetings/meetingFactory.ts';
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
  /** Planned minutes, and how many it really took. */
  readonly duration: number;
  readonly took: number;
  readonly present: number;
  readonly recording?: Recording;
  readonly summary?: Summary;
  /** Whether its uuid is one that has to be encoded twice. */
  readonly awkwardUuid?: boolean;
}

/**
 * What the first user's team did in the last months: some with recordings, of which one has all there
 * is.
 */
export function pastMeetings(context: SeedContext): void {
  const { book, directory, identifiers } = context;
  const [host] = directory.users;
  if (!host) return;
  const plans: readonly PastPlan[] = [
    {
      topic: 'Architecture sync: event bus',
      daysAgo: 1,
      hour: 10,
      duration: 45,
      took: 51,
      present: 4,
    },
    {
      topic: 'Retrospective: sprint 41',
      daysAgo: 2,
      hour: 15,
      duration: 60,
      took: 57,
      present: 5,
      recording: wholeRecording(identifiers),
      summary: retrospectiveSummary,
      awkwardUuid: true,
    },
    {
      topic: 'Design critique: empty states',
      daysAgo: 6,
      hour: 11,
      duration: 30,
      took: 34,
      present: 3,
      recording: videoOnly(identifiers),
    },
    {
      topic: "Onboarding: Noor's first week",
      daysAgo: 13,
      hour: 14,
      duration: 30,
      took: 26,
      present: 2,
    },
    {
      topic: 'Retrospective: sprint 39',
      daysAgo: 37,
      hour: 15,
      duration: 60,
      took: 62,
      present: 5,
      recording: wholeRecording(identifiers),
    },
    {
      topic: 'Quarterly demo: what we shipped',
      daysAgo: 44,
      hour: 16,
      duration: 45,
      took: 48,
      present: 5,
      recording: videoOnly(identifiers),
    },
    {
      topic: 'Kick-off: meetings in the editor',
      daysAgo: 72,
      hour: 10,
      duration: 90,
      took: 83,
      present: 5,
      recording: videoOnly(identifiers),
    },
  ];
  for (const plan of plans) book.addPast(takePlace(context, host, plan));
  const standUp = book.hostedBy(host.id).find(({ type }) => type === 8);
  for (const { startMs, duration } of standUp?.occurrences ?? []) {
    if (!standUp || startMs + duration * minute > context.nowMs) continue;
    const endMs = startMs + (duration + 2) * minute;
    book.addPast({
      uuid: identifiers.uuid(),
      meetingId: standUp.id,
      hostId: host.id,
      topic: standUp.topic,
      type: 8,
      startMs,
      endMs,
      participants: participants(identifiers, host, startMs, endMs, 4),
      recording: undefined,
      summary: undefined,
    });
  }
}

function takePlace(context: SeedContext, host: User, plan: PastPlan): PastInstance {
  const { book, identifiers, nowMs } = context;
  const startMs = atLocalTime(nowMs, host.timezone, -plan.daysAgo, plan.hour);
  const endMs = startMs + plan.took * minute;
  const body = {
    topic: plan.topic,
    start_time: isoSeconds(startMs),
    duration: plan.duration,
  };
  const meeting = newMeeting(identifiers, startMs - 5 * day, host, body, 'web_portal');
  book.add(meeting);
  return {
    uuid: plan.awkwardUuid ? identifiers.awkwardUuid() : identifiers.uuid(),
    meetingId: meeting.id,
    hostId: host.id,
    topic: plan.topic,
    type: 2,
    startMs,
    endMs,
    participants: participants(identifiers, host, startMs, endMs, plan.present),
    recording: plan.recording,
    summary: plan.summary,
  };
}

/** The host, and so many guests who came one after the other. */
function participants(
  identifiers: Identifiers,
  host: User,
  startMs: number,
  endMs: number,
  guestCount: number,
): Participant[] {
  const others = guests.slice(0, guestCount).map(([name, email, internal], index) => ({
    name,
    email,
    userId: identifiers.key(16),
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

function wholeRecording(identifiers: Identifiers): Recording {
  return {
    passcode: identifiers.passcode(),
    playPasscode: identifiers.key(12),
    files: [
      { id: identifiers.guid(), kind: 'video', size: 187_340_112, text: undefined },
      { id: identifiers.guid(), kind: 'audio', size: 52_118_774, text: undefined },
      textFile(identifiers, 'transcript', retrospectiveTranscript),
      textFile(identifiers, 'chat', retrospectiveChat),
    ],
  };
}

function videoOnly(identifiers: Identifiers): Recording {
  return {
    passcode: identifiers.passcode(),
    playPasscode: identifiers.key(12),
    files: [{ id: identifiers.guid(), kind: 'video', size: 96_205_431, text: undefined }],
  };
}

function textFile(
  identifiers: Identifiers,
  kind: 'transcript' | 'chat',
  text: string,
): Recording['files'][number] {
  return { id: identifiers.guid(), kind, size: Buffer.byteLength(text), text };
}
