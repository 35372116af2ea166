import * as vscode from 'vscode';
import { ZoomValidationError, type InvalidField } from '../../zoom/errors';
import { isListedTimeZone } from '../../zoom/timeZones';
import { passcodeProblem } from '../input/fieldProblems';
import { readMeetingFields, type MeetingFields } from '../input/meetingFields';

/** What a program asks to be changed. */
export interface EditOptions {
  fields: MeetingFields;
  /** One occurrence of a series, by Zoom's id of it; `undefined` for all of the meeting. */
  occurrenceId: string | undefined;
}

const knownFields = new Set([
  'topic',
  'startTime',
  'duration',
  'timezone',
  'agenda',
  'passcode',
  'recurrence',
  'settings',
  'type',
  'occurrenceId',
]);

/** What one occurrence may differ in (Zoom API, "Update a meeting", `occurrence_id`). */
const fieldsOfOccurrence = new Set(['startTime', 'duration', 'agenda', 'settings', 'occurrenceId']);

/** The settings among them. */
const settingsOfOccurrence = new Set([
  'host_video',
  'participant_video',
  'join_before_host',
  'mute_upon_entry',
  'waiting_room',
  'watermark',
  'auto_recording',
]);

/**
 * Reads the second argument of `zoom.editMeeting`. A menu hands over its selection or its group of
 * editors there.
 *
 * @returns `undefined` where it says nothing, so that a person is asked
 * @throws {ZoomValidationError} naming every field that Zoom would refuse or not know
 */
export async function readEditOptions(
  argument: unknown,
  now: Date,
): Promise<EditOptions | undefined> {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    return undefined;
  }
  if ('groupId' in argument) {
    return undefined;
  }
  const given: Record<string, unknown> = Object.fromEntries(
    Object.entries(argument).filter(([, value]) => value !== undefined),
  );
  const { fields, problems } = await readMeetingFields(given, now);
  const { occurrenceId } = given;
  const occurrence =
    typeof occurrenceId === 'string' || typeof occurrenceId === 'number'
      ? String(occurrenceId)
      : '';
  const isOccurrence = occurrenceId !== undefined;
  if (isOccurrence && occurrence === '') {
    problems.push({ field: 'occurrenceId', message: vscode.l10n.t('must be a text') });
  }
  if (fields.timeZone !== undefined && !isListedTimeZone(fields.timeZone)) {
    problems.push({
      field: 'timezone',
      message: vscode.l10n.t('is not a time zone that Zoom knows'),
    });
  }
  if (fields.start !== undefined && fields.start <= now) {
    problems.push({ field: 'startTime', message: vscode.l10n.t('is over') });
  }
  const passcode = passcodeProblem(fields.passcode ?? '');
  if (passcode !== undefined && !problems.some(({ field }) => field === 'passcode')) {
    problems.push({ field: 'passcode', message: passcode });
  }
  problems.push(...unknownFields(given, isOccurrence));
  if (problems.length > 0) {
    throw new ZoomValidationError(problems, '');
  }
  return { fields, occurrenceId: isOccurrence ? occurrence : undefined };
}

function unknownFields(given: Record<string, unknown>, isOccurrence: boolean): InvalidField[] {
  const settings = Object.keys(given.settings ?? {});
  const seriesOnly = isOccurrence
    ? [
        ...Object.keys(given).filter(
          (field) => knownFields.has(field) && !fieldsOfOccurrence.has(field),
        ),
        ...settings
          .filter((setting) => !settingsOfOccurrence.has(setting))
          .map((setting) => `settings.${setting}`),
      ]
    : [];
  return [
    ...Object.keys(given)
      .filter((field) => !knownFields.has(field))
      .map((field) => ({ field, message: vscode.l10n.t('is no field that can be changed') })),
    ...seriesOnly.map((field) => ({
      field,
      message: vscode.l10n.t('can be changed for the whole series only'),
    })),
  ];
}
