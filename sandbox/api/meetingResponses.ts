import type { User } from '../data/users.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getOccurrence } from '../meetings/meetingChanges.ts';
import { getEntries, entryUuid, type MeetingEntry } from '../meetings/meetingEntries.ts';
import { isoSeconds, minute } from '../time/isoTime.ts';
import type { World } from '../world.ts';

/** Seconds that a start link is valid. */
const startUrlLifetime = 7200;

/**
 * The join link of a meeting, with `pwd` if the meeting has a passcode. The link of a meeting in the
 * personal room has the room's ID in its path, and the meeting's own in `omn`.
 */
export function joinUrl(
  world: World,
  {
    id,
    pmi,
    encryptedPassword,
  }: Pick<Meeting, 'id' | 'encryptedPassword'> & { pmi?: number | undefined },
): string {
  const link = new URL(`/j/${pmi ?? id}`, world.webOrigin);
  if (encryptedPassword) link.searchParams.set('pwd', encryptedPassword);
  if (pmi !== undefined && pmi !== id) link.searchParams.set('omn', String(id));
  return link.href;
}

/** An item of a meeting list, which has no start link, passcode, status or settings. */
export function meetingListItem(world: World, item: MeetingEntry, list: string): object {
  const { meeting, occurrence, startMs } = item;
  const agenda = occurrence?.agenda ?? meeting.agenda;
  return {
    uuid: entryUuid(item, list),
    id: meeting.id,
    host_id: meeting.hostId,
    topic: meeting.topic,
    type: meeting.type,
    ...(startMs !== undefined && { start_time: isoSeconds(startMs) }),
    duration: occurrence?.duration ?? meeting.duration,
    timezone: meeting.timezone,
    ...(agenda && { agenda: agenda.slice(0, 250) }),
    created_at: isoSeconds(meeting.createdMs),
    join_url: joinUrl(world, meeting),
    ...(meeting.pmi !== undefined && { pmi: String(meeting.pmi) }),
  };
}

/** The part of a series that a response contains. */
interface SeriesView {
  readonly occurrenceId?: string | undefined;
  readonly showPrevious?: boolean;
}

/** The response of "get a meeting" and "create a meeting"; its start link is a secret. */
export function meetingResponse(
  world: World,
  host: User,
  meeting: Meeting,
  { occurrenceId, showPrevious = false }: SeriesView = {},
): object {
  const occurrence = occurrenceId ? getOccurrence(meeting, occurrenceId) : undefined;
  const now = world.clock.now();
  const startMs = occurrence?.startMs ?? getNextStart(meeting, now);
  const zak = world.oauth.issueZak(host.id, startUrlLifetime);
  const { password, encryptedPassword, recurrence, pmi } = meeting;
  return {
    uuid: meeting.uuid,
    id: meeting.id,
    host_id: host.id,
    host_email: host.email,
    assistant_id: '',
    topic: meeting.topic,
    type: meeting.type,
    status: meeting.liveSinceMs === undefined ? 'waiting' : 'started',
    ...(startMs !== undefined && { start_time: isoSeconds(startMs) }),
    duration: occurrence?.duration ?? meeting.duration,
    timezone: meeting.timezone,
    agenda: occurrence?.agenda ?? meeting.agenda,
    created_at: isoSeconds(meeting.createdMs),
    start_url: `${world.webOrigin}/s/${meeting.id}?zak=${zak}`,
    join_url: joinUrl(world, meeting),
    ...(password && {
      password,
      h323_password: numericPasscode(password),
      pstn_password: numericPasscode(password),
      encrypted_password: encryptedPassword,
    }),
    ...(pmi !== undefined && { pmi: String(pmi) }),
    ...(recurrence && { recurrence }),
    ...(recurrence && !occurrence && { occurrences: listOccurrences(meeting, now, showPrevious) }),
    ...(meeting.trackingFields.length > 0 && {
      tracking_fields: meeting.trackingFields.map((field) => ({ ...field, visible: true })),
    }),
    ...(meeting.templateId !== undefined && { template_id: meeting.templateId }),
    settings: { ...meeting.settings, ...occurrence?.settings },
    pre_schedule: meeting.preSchedule,
    creation_source: meeting.creationSource,
  };
}

function listOccurrences(meeting: Meeting, nowMs: number, showPrevious: boolean): object[] {
  return meeting.occurrences
    .filter(({ startMs, duration }) => showPrevious || startMs + duration * minute > nowMs)
    .map(({ id, startMs, duration, deleted }) => ({
      occurrence_id: id,
      start_time: isoSeconds(startMs),
      duration,
      status: deleted ? 'deleted' : 'available',
    }));
}

/** The start of a meeting; for a series, of the next occurrence, or of the last if all have ended. */
function getNextStart(meeting: Meeting, nowMs: number): number | undefined {
  const entries = getEntries(meeting);
  const next = entries.find(({ endMs }) => endMs !== undefined && endMs > nowMs);
  return (next ?? entries.at(-1))?.startMs;
}

/** The passcode for phones and conference room systems. */
function numericPasscode(password: string): string {
  if (/^\d+$/.test(password)) return password;
  const sum = Buffer.from(password).reduce((hash, byte) => (hash * 31 + byte) % 1e6, 7);
  return String(sum).padStart(6, '0');
}
