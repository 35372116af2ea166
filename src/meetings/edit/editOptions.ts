import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import { passcodeProblem } from '../input/fieldProblems';
import type { MeetingFields } from '../input/draftFields';
import { meetingFieldSchemas } from '../input/meetingFields';
import { findListedTimeZone } from '../../zoom/timeZones';

/** What a program asks to be changed. */
export interface EditOptions {
  fields: MeetingFields;
  /** Zoom's ID of one occurrence of a series; `undefined` for all of the meeting. */
  occurrenceId: string | undefined;
}

/** What changes are read with. */
export interface EditContext {
  now: Date;
  /** The ID of the occurrence that the first argument names; the second one may name another. */
  occurrenceId?: string;
  /**
   * When what is edited starts, which a time without a day is about. If Zoom has not been asked for it
   * yet, such a time is only checked for whether it can be read, and stands for another one.
   */
  meetingStart: Date | undefined | 'notRead';
}

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
 * Reads the second argument of `zoom.editMeeting`, in which a menu passes its selection or a group of
 * editors.
 *
 * @returns `undefined` if it contains no changes, so that a person is asked for them
 * @throws {ZoomValidationError} with every field that is unknown or that Zoom would refuse
 */
export async function readEditOptions(
  changes: unknown,
  { now, occurrenceId: named, meetingStart }: EditContext,
): Promise<EditOptions | undefined> {
  if (
    typeof changes !== 'object' ||
    changes === null ||
    Array.isArray(changes) ||
    'groupId' in changes
  ) {
    return undefined;
  }
  const { occurrenceId: own = named } = changes as { occurrenceId?: unknown };
  const argument: { startTime?: unknown; occurrenceId?: unknown } = {
    ...changes,
    occurrenceId: own,
  };
  const fieldSchemas = await meetingFieldSchemas(argument, {
    now,
    meetingStart,
    passcodeProblem,
  });
  const entries = {
    ...fieldSchemas,
    timezone:
      argument.startTime === undefined ? listedTimeZone(fieldSchemas) : fieldSchemas.timezone,
    occurrenceId: v.optional(
      v.pipe(
        v.union([v.string(), v.number()], vscode.l10n.t('The occurrence ID must be text.')),
        v.transform(String),
        v.nonEmpty(vscode.l10n.t('The occurrence ID is missing.')),
      ),
    ),
  };
  const schema = v.pipe(
    v.object(entries),
    v.rawCheck(({ addIssue }) => {
      for (const { field, message } of refusedFields(argument, new Set(Object.keys(entries)))) {
        addIssue({
          message,
          path: [{ type: 'object', origin: 'key', input: {}, key: field, value: undefined }],
        });
      }
    }),
  );
  const { occurrenceId, ...fields } = parseOptions(schema, argument);
  return { fields, occurrenceId };
}

/** A time zone for a meeting that keeps its start, which must be one that Zoom can show. */
function listedTimeZone({ timezone }: Awaited<ReturnType<typeof meetingFieldSchemas>>) {
  return v.optional(
    v.pipe(
      v.unwrap(timezone),
      v.check(
        (zone) => findListedTimeZone(zone) !== undefined,
        vscode.l10n.t('Zoom does not support this time zone.'),
      ),
    ),
  );
}

function refusedFields(
  argument: { occurrenceId?: unknown; settings?: unknown },
  known: ReadonlySet<string>,
): { field: string; message: string }[] {
  const given = Object.entries(argument).flatMap(([field, value]) =>
    value === undefined ? [] : [field],
  );
  const seriesOnly =
    argument.occurrenceId === undefined
      ? []
      : [
          ...given.filter((field) => known.has(field) && !fieldsOfOccurrence.has(field)),
          ...Object.keys(argument.settings ?? {})
            .filter((setting) => !settingsOfOccurrence.has(setting))
            .map((setting) => `settings.${setting}`),
        ];
  return [
    ...given
      .filter((field) => !known.has(field))
      .map((field) => ({
        field,
        message: vscode.l10n.t('The field “{0}” cannot be changed.', field),
      })),
    ...seriesOnly.map((field) => ({
      field,
      message: vscode.l10n.t('The field “{0}” can only be changed for the whole series.', field),
    })),
  ];
}
