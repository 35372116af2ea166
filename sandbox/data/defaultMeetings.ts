import type { CreateMeeting } from '../api/meetingSchemas.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { createMeeting } from '../meetings/meetingFactory.ts';
import { day, hour, isoSeconds, minute } from '../time/isoTime.ts';
import {
  atLocalTime,
  hourOfDay,
  nextLocalTime,
  roundDown,
  roundUp,
  wallTime,
} from '../time/zonedTime.ts';
import type { SeedContext } from './seed.ts';
import type { User } from './users.ts';

const longTopic =
  'Quarterly architecture review: moving meeting storage from one region to three, ' +
  'the migration plan, the way back, and who answers the phone while it happens';

/** Adds the realistic default account: a live meeting, upcoming ones of every kind, and invitations. */
export function defaultMeetings(context: SeedContext): void {
  const [mara, client, priya] = context.directory.users;
  if (!mara || !client || !priya) return;
  workMeetings(context, mara);
  sharedMeeting(context, mara, client);
  clientMeetings(context, client);
  invitations(context, mara, priya);
}

function workMeetings(context: SeedContext, mara: User): void {
  const { nowMs } = context;
  const { timezone } = mara;
  const at = (days: number, hours: number, minutes = 0): number =>
    atLocalTime(nowMs, timezone, { days, hours, minutes });

  const liveSince = roundDown(nowMs - 10 * minute, 5);
  const live = schedule(context, mara, liveSince, {
    topic: 'Design review: sign-in flow',
    duration: 60,
    agenda: 'Walk through the consent page, the error states and the way back to the editor.',
  });
  live.liveSinceMs = liveSince;

  schedule(context, mara, laterToday(context, mara, 15) ?? at(1, 9), {
    topic: 'API pairing: rate limits and retries',
    duration: 30,
    agenda: 'Per-second and daily limits; what we tell people, and when we simply wait.',
  });
  schedule(context, mara, laterToday(context, mara, 60) ?? at(1, 9, 30), {
    topic: '1:1 Mara / Priya',
    duration: 30,
  });
  schedule(context, mara, laterToday(context, mara, 180) ?? at(1, 15), {
    topic: 'Incident review: the token refresh storm',
    duration: 45,
    agenda: 'Timeline, what the dashboards hid, and the three follow-ups.',
    settings: { auto_recording: 'cloud' },
  });

  schedule(context, mara, at(1, 10), {
    topic: 'Sprint planning 🚀 Sprint 42',
    duration: 90,
    agenda: 'Bring estimates for the sidebar and the offline cache.',
  });
  schedule(context, mara, at(1, 12, 30), {
    topic: 'Drop-in with Mara',
    duration: 30,
    settings: { use_pmi: true },
  });
  schedule(context, mara, at(-14, 9, 30), {
    topic: 'Platform stand-up',
    type: 8,
    duration: 15,
    agenda: 'What is done, what is next, what is in the way.',
    recurrence: {
      type: 2,
      repeat_interval: 1,
      weekly_days: zoomWeekday(at(1, 9, 30), timezone),
      end_times: 8,
    },
  });

  const elsewhere = timezone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
  schedule(context, mara, atLocalTime(nowMs, elsewhere, { days: 2, hours: 9, minutes: 30 }), {
    topic: 'Partner call: Tokyo launch',
    duration: 60,
    timezone: elsewhere,
    agenda: 'Launch checklist and the support rota for the first week.',
    settings: { waiting_room: true },
  });
  schedule(context, mara, at(2, 14), {
    topic: 'Accessibility walkthrough: keyboard and screen reader',
    duration: 45,
  });
  schedule(context, mara, at(4, 16), { topic: 'Demo: meetings in the editor', duration: 30 });
  schedule(context, mara, at(9, 13), { topic: longTopic, duration: 120 });
  schedule(context, mara, at(16, 11), {
    topic: 'Hiring panel: senior engineer',
    duration: 60,
    settings: { private_meeting: true },
  });
  schedule(context, mara, undefined, {
    topic: 'Open office hours',
    type: 3,
    duration: 60,
    agenda: 'The door is open: bring a question, a bug or a coffee.',
  });
}

/** A meeting of the work account to which the client account is invited, so that both list it. */
function sharedMeeting(context: SeedContext, host: User, guest: User): void {
  const startMs = nextLocalTime(context.nowMs, host.timezone, 15);
  const meeting = schedule(context, host, startMs, {
    topic: 'Brightwater × Larkspur weekly check-in',
    duration: 30,
    agenda: 'Open tickets, next delivery, anything that worries either side.',
    settings: { meeting_invitees: [{ email: guest.email }] },
  });
  context.meetings.inviteUser(guest.id, meeting);
}

function clientMeetings(context: SeedContext, client: User): void {
  const { nowMs } = context;
  const at = (days: number, hours: number): number =>
    atLocalTime(nowMs, client.timezone, { days, hours });
  schedule(context, client, at(1, 14), { topic: 'Brightwater steering committee', duration: 60 });
  schedule(context, client, at(3, 10), {
    topic: 'Security questionnaire walkthrough',
    duration: 45,
  });
  schedule(context, client, at(8, 9), { topic: 'Vendor onboarding', duration: 30 });
}

function invitations(context: SeedContext, guest: User, host: User): void {
  const { meetings, identifiers, nowMs } = context;
  const guild = createMeeting(
    identifiers,
    host,
    {
      topic: 'Security guild: secrets in editors',
      start_time: isoSeconds(nextLocalTime(nowMs, guest.timezone, 11)),
      duration: 45,
    },
    { createdMs: nowMs, creationSource: 'web_portal' },
  );
  meetings.addMeeting(guild);
  meetings.inviteUser(guest.id, guild);
  meetings.addInvitation({
    userId: guest.id,
    id: identifiers.createMeetingId(),
    hostId: undefined,
    topic: 'Release freeze',
    startMs: atLocalTime(nowMs, guest.timezone, { days: 0, hours: 0 }),
    duration: 1440,
    timezone: guest.timezone,
    createdMs: nowMs - 9 * day,
    passcode: '',
    encryptedPassword: '',
    allDay: true,
  });
}

/** The day of the week as Zoom numbers it, `1` for Sunday. */
function zoomWeekday(ms: number, timezone: string): string {
  const { year, month, day: date } = wallTime(ms, timezone);
  return String(new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 1);
}

/** About `minutes` from now; undefined if that is after 23:30 at the user's place. */
function laterToday(
  { nowMs }: SeedContext,
  { timezone }: User,
  minutes: number,
): number | undefined {
  const startMs = roundUp(nowMs + minutes * minute, 15);
  const isTooLate = hourOfDay(nowMs, timezone) + (startMs - nowMs) / hour > 23.5;
  return isTooLate ? undefined : startMs;
}

/** Adds a meeting as if it had been scheduled a few days before its start. */
function schedule(
  { meetings, identifiers, random, nowMs }: SeedContext,
  host: User,
  startMs: number | undefined,
  body: CreateMeeting,
): Meeting {
  const createdMs = Math.min(startMs ?? nowMs, nowMs) - random.integer(3, 20) * day;
  const startTime = startMs === undefined ? {} : { start_time: isoSeconds(startMs) };
  const meeting = createMeeting(
    identifiers,
    host,
    { ...body, ...startTime },
    {
      createdMs: createdMs - random.integer(0, 8 * 60) * minute,
      creationSource: 'web_portal',
    },
  );
  meetings.addMeeting(meeting);
  return meeting;
}
