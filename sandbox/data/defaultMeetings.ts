import type { CreateMeeting } from '../api/meetingSchemas.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { newMeeting } from '../meetings/meetingFactory.ts';
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

/** The believable account: what is on, what comes today, this week and later, and invitations. */
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
    atLocalTime(nowMs, timezone, days, hours, minutes);

  const liveSince = roundDown(nowMs - 10 * minute, 5);
  const live = plan(context, mara, liveSince, {
    topic: 'Design review: sign-in flow',
    duration: 60,
    agenda: 'Walk through the consent page, the error states and the way back to the editor.',
  });
  live.liveSinceMs = liveSince;

  plan(context, mara, laterToday(context, timezone, 15, at(1, 9)), {
    topic: 'API pairing: rate limits and retries',
    duration: 30,
    agenda: 'Per-second and daily limits; what we tell people, and when we simply wait.',
  });
  plan(context, mara, laterToday(context, timezone, 60, at(1, 9, 30)), {
    topic: '1:1 Mara / Priya',
    duration: 30,
  });
  plan(context, mara, laterToday(context, timezone, 180, at(1, 15)), {
    topic: 'Incident review: the token refresh storm',
    duration: 45,
    agenda: 'Timeline, what the dashboards hid, and the three follow-ups.',
    settings: { auto_recording: 'cloud' },
  });

  plan(context, mara, at(1, 10), {
    topic: 'Sprint planning 🚀 Sprint 42',
    duration: 90,
    agenda: 'Bring estimates for the sidebar and the offline cache.',
  });
  plan(context, mara, at(1, 12, 30), {
    topic: 'Drop-in with Mara',
    duration: 30,
    settings: { use_pmi: true },
  });
  plan(context, mara, at(-14, 9, 30), {
    topic: 'Platform stand-up',
    type: 8,
    duration: 15,
    agenda: 'What is done, what is next, what is in the way.',
    recurrence: {
      type: 2,
      repeat_interval: 1,
      weekly_days: weekdayOf(at(1, 9, 30), timezone),
      end_times: 8,
    },
  });

  const elsewhere = timezone === 'Asia/Tokyo' ? 'America/New_York' : 'Asia/Tokyo';
  plan(context, mara, atLocalTime(nowMs, elsewhere, 2, 9, 30), {
    topic: 'Partner call: Tokyo launch',
    duration: 60,
    timezone: elsewhere,
    agenda: 'Launch checklist and the support rota for the first week.',
    settings: { waiting_room: true },
  });
  plan(context, mara, at(2, 14), {
    topic: 'Accessibility walkthrough: keyboard and screen reader',
    duration: 45,
  });
  plan(context, mara, at(4, 16), { topic: 'Demo: meetings in the editor', duration: 30 });
  plan(context, mara, at(9, 13), { topic: longTopic, duration: 120 });
  plan(context, mara, at(16, 11), {
    topic: 'Hiring panel: senior engineer',
    duration: 60,
    settings: { private_meeting: true },
  });
  plan(context, mara, undefined, {
    topic: 'Open office hours',
    type: 3,
    duration: 60,
    agenda: 'The door is open: bring a question, a bug or a coffee.',
  });
}

/** A meeting of the work account that the client account is invited to: one id in two lists. */
function sharedMeeting(context: SeedContext, host: User, guest: User): void {
  const startMs = nextLocalTime(context.nowMs, host.timezone, 15);
  const meeting = plan(context, host, startMs, {
    topic: 'Brightwater × Larkspur weekly check-in',
    duration: 30,
    agenda: 'Open tickets, next delivery, anything that worries either side.',
    settings: { meeting_invitees: [{ email: guest.email }] },
  });
  invite(context, guest, host, meeting);
}

function clientMeetings(context: SeedContext, client: User): void {
  const { nowMs } = context;
  const at = (days: number, hours: number): number =>
    atLocalTime(nowMs, client.timezone, days, hours);
  plan(context, client, at(1, 14), { topic: 'Brightwater steering committee', duration: 60 });
  plan(context, client, at(3, 10), { topic: 'Security questionnaire walkthrough', duration: 45 });
  plan(context, client, at(8, 9), { topic: 'Vendor onboarding', duration: 30 });
}

function invitations(context: SeedContext, guest: User, host: User): void {
  const { book, identifiers, nowMs } = context;
  const guild = newMeeting(
    identifiers,
    nowMs,
    host,
    {
      topic: 'Security guild: secrets in editors',
      start_time: isoSeconds(nextLocalTime(nowMs, guest.timezone, 11)),
      duration: 45,
    },
    'web_portal',
  );
  book.add(guild);
  invite(context, guest, host, guild);
  book.invite({
    userId: guest.id,
    id: identifiers.meetingId(),
    hostId: undefined,
    topic: 'Release freeze',
    startMs: atLocalTime(nowMs, guest.timezone, 0, 0),
    duration: 1440,
    timezone: guest.timezone,
    createdMs: nowMs - 9 * day,
    passcode: '',
    encryptedPassword: '',
    allDay: true,
  });
}

function invite({ book }: SeedContext, guest: User, host: User, meeting: Meeting): void {
  book.invite({
    userId: guest.id,
    id: meeting.id,
    hostId: host.id,
    topic: meeting.topic,
    startMs: meeting.startMs ?? 0,
    duration: meeting.duration,
    timezone: meeting.timezone,
    createdMs: meeting.createdMs,
    passcode: meeting.password,
    encryptedPassword: meeting.encryptedPassword,
    allDay: false,
  });
}

/** The day of the week in Zoom's numbers, `1` for Sunday. */
function weekdayOf(ms: number, timezone: string): string {
  const { year, month, day: date } = wallTime(ms, timezone);
  return String(new Date(Date.UTC(year, month - 1, date)).getUTCDay() + 1);
}

/** Some time after now if that is still today and not at night, else `otherwise`. */
function laterToday(
  { nowMs }: SeedContext,
  timezone: string,
  minutes: number,
  otherwise: number,
): number {
  const startMs = roundUp(nowMs + minutes * minute, 15);
  const late = hourOfDay(nowMs, timezone) + (startMs - nowMs) / hour > 23.5;
  return late ? otherwise : startMs;
}

/** Adds a meeting as if it had been scheduled a few days before its start. */
function plan(
  { book, identifiers, random, nowMs }: SeedContext,
  host: User,
  startMs: number | undefined,
  body: CreateMeeting,
): Meeting {
  const createdMs = Math.min(startMs ?? nowMs, nowMs) - random.integer(3, 20) * day;
  const startTime = startMs === undefined ? {} : { start_time: isoSeconds(startMs) };
  const meeting = newMeeting(
    identifiers,
    createdMs - random.integer(0, 8 * 60) * minute,
    host,
    { ...body, ...startTime },
    'web_portal',
  );
  book.add(meeting);
  return meeting;
}
