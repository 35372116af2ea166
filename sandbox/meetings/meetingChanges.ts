import { ApiError } from '../api/apiError.ts';
import type { UpdateMeeting, UpdateOccurrence } from '../api/meetingSchemas.ts';
import type { User } from '../data/users.ts';
import type { Identifiers } from './identifiers.ts';
import type { Meeting, Occurrence } from './meeting.ts';
import {
  checkCombination,
  completeRecurrence,
  mergedSettings,
  planOccurrences,
  startInstant,
} from './meetingFactory.ts';

/**
 * Changes a meeting or a whole series. A start in the past is ignored. An update of a series needs
 * its `recurrence`, and plans its dates anew.
 *
 * @throws ApiError for fields that do not go together
 */
export function changeMeeting(
  identifiers: Identifiers,
  nowMs: number,
  host: User,
  meeting: Meeting,
  body: UpdateMeeting,
): void {
  const type = meeting.type === 4 ? 4 : (body.type ?? meeting.type);
  checkCombination(host, type, body);
  meeting.type = type;
  meeting.topic = body.topic ?? meeting.topic;
  meeting.agenda = body.agenda ?? meeting.agenda;
  meeting.duration = body.duration ?? meeting.duration;
  meeting.timezone = body.timezone ?? meeting.timezone;
  meeting.preSchedule = body.pre_schedule ?? meeting.preSchedule;
  meeting.trackingFields = body.tracking_fields ?? meeting.trackingFields;
  meeting.settings = mergedSettings(meeting.settings, body.settings);
  if (body.settings?.use_pmi !== undefined) {
    meeting.pmi = body.settings.use_pmi ? host.pmi : undefined;
  }
  if (body.password !== undefined && body.password !== meeting.password) {
    meeting.password = body.password;
    meeting.encryptedPassword = body.password && identifiers.encryptedPassword();
  }
  const asked = body.start_time ? startInstant(body.start_time, meeting.timezone) : undefined;
  if (type === 3 || type === 4 || type === 1) meeting.startMs = undefined;
  else if (asked !== undefined && asked >= nowMs) meeting.startMs = asked;
  else meeting.startMs ??= nowMs;
  meeting.occurrences = [];
  meeting.recurrence = undefined;
  if (body.recurrence && meeting.startMs !== undefined) {
    const { startMs, timezone, duration } = meeting;
    meeting.occurrences = planOccurrences(body.recurrence, startMs, timezone, duration);
    meeting.recurrence = completeRecurrence(body.recurrence, meeting.occurrences.length);
    meeting.startMs = meeting.occurrences[0]?.startMs ?? startMs;
  }
}

/** Changes one date of a series. A start in the past is ignored. */
export function changeOccurrence(
  nowMs: number,
  meeting: Meeting,
  occurrence: Occurrence,
  body: UpdateOccurrence,
): void {
  const asked = body.start_time ? startInstant(body.start_time, meeting.timezone) : undefined;
  if (asked !== undefined && asked >= nowMs) occurrence.startMs = asked;
  occurrence.duration = body.duration ?? occurrence.duration;
  if (body.agenda !== undefined) occurrence.agenda = body.agenda;
  if (body.settings) {
    occurrence.settings = mergedSettings(
      { ...meeting.settings, ...occurrence.settings },
      body.settings,
    );
  }
}

/**
 * The date of a series that has this id.
 *
 * @throws ApiError 300 if there is none, or it has been deleted
 */
export function occurrenceOf(meeting: Meeting, occurrenceId: string): Occurrence {
  const occurrence = meeting.occurrences.find(({ id, deleted }) => id === occurrenceId && !deleted);
  if (!occurrence) throw new ApiError(400, 300, 'Invalid parameter: occurrence_id.');
  return occurrence;
}
