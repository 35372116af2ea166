import { ApiError } from '../api/apiError.ts';
import type { UpdateMeeting, UpdateOccurrence } from '../api/meetingSchemas.ts';
import type { User } from '../data/users.ts';
import type { World } from '../world.ts';
import type { Meeting, Occurrence } from './meeting.ts';
import {
  checkAlternativeHosts,
  checkFieldCombination,
  completeRecurrence,
  findTemplate,
  mergeSettings,
  createOccurrences,
  parseStartTime,
} from './meetingFactory.ts';

/**
 * Changes a meeting or a whole series. A start time in the past is ignored. An update of a series
 * must contain its `recurrence`, and replaces its occurrences.
 *
 * @throws ApiError for fields that exclude each other
 */
export function updateMeeting(
  world: Pick<World, 'clock' | 'directory' | 'identifiers' | 'templates'>,
  host: User,
  meeting: Meeting,
  body: UpdateMeeting,
): void {
  const { identifiers, clock } = world;
  const type = meeting.type === 4 ? 4 : (body.type ?? meeting.type);
  checkFieldCombination(host, type, body);
  checkAlternativeHosts(world, host, body.settings?.alternative_hosts);
  const template = findTemplate(world, body.template_id, [1, 2]);
  meeting.type = type;
  meeting.topic = body.topic ?? meeting.topic;
  meeting.agenda = body.agenda ?? meeting.agenda;
  meeting.duration = body.duration ?? meeting.duration;
  meeting.timezone = body.timezone ?? meeting.timezone;
  meeting.preSchedule = body.pre_schedule ?? meeting.preSchedule;
  meeting.trackingFields = body.tracking_fields ?? meeting.trackingFields;
  meeting.templateId = template?.id ?? meeting.templateId;
  meeting.settings = mergeSettings({ ...meeting.settings, ...template?.settings }, body.settings);
  if (body.settings?.use_pmi !== undefined) {
    meeting.pmi = body.settings.use_pmi ? host.pmi : undefined;
  }
  if (body.password !== undefined && body.password !== meeting.password) {
    meeting.password = body.password;
    meeting.encryptedPassword = body.password && identifiers.createEncryptedPassword();
  }
  const nowMs = clock.now();
  const startMs = body.start_time ? parseStartTime(body.start_time, meeting.timezone) : undefined;
  if (type === 3 || type === 4 || type === 1) meeting.startMs = undefined;
  else if (startMs !== undefined && startMs >= nowMs) meeting.startMs = startMs;
  else meeting.startMs ??= nowMs;
  meeting.occurrences = [];
  meeting.recurrence = undefined;
  if (body.recurrence && meeting.startMs !== undefined) {
    meeting.occurrences = createOccurrences(body.recurrence, {
      startMs: meeting.startMs,
      timezone: meeting.timezone,
      duration: meeting.duration,
    });
    meeting.recurrence = completeRecurrence(body.recurrence, meeting.occurrences.length);
    meeting.startMs = meeting.occurrences[0]?.startMs ?? meeting.startMs;
  }
}

/** Changes one occurrence of a series. A start time in the past is ignored. */
export function updateOccurrence(
  nowMs: number,
  meeting: Meeting,
  occurrence: Occurrence,
  body: UpdateOccurrence,
): void {
  const startMs = body.start_time ? parseStartTime(body.start_time, meeting.timezone) : undefined;
  if (startMs !== undefined && startMs >= nowMs) occurrence.startMs = startMs;
  occurrence.duration = body.duration ?? occurrence.duration;
  if (body.agenda !== undefined) occurrence.agenda = body.agenda;
  if (body.settings) {
    occurrence.settings = mergeSettings(
      { ...meeting.settings, ...occurrence.settings },
      body.settings,
    );
  }
}

/**
 * The occurrence of a series with this ID.
 *
 * @throws ApiError 300 if there is none, or it has been deleted
 */
export function getOccurrence(meeting: Meeting, occurrenceId: string): Occurrence {
  const occurrence = meeting.occurrences.find(({ id, deleted }) => id === occurrenceId && !deleted);
  if (!occurrence) throw new ApiError(400, 300, 'Invalid parameter: occurrence_id.');
  return occurrence;
}
