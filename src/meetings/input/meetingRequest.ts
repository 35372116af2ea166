import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import { toZoomStart } from '../../schedule/zoomStart';
import { localTimeZone } from '../../schedule/wallClock';
import { findListedTimeZone } from '../../zoom/timeZones';
import { ZoomValidationError } from '../../zoom/errors';
import { meetingType, type NewMeeting } from '../../zoom/types';
import { newPasscodeProblem } from './fieldProblems';
import { meetingFieldSchemas } from './meetingFields';
import { checkSeriesStart } from './seriesStart';
import { withoutAbsent, type MeetingFields } from './draftFields';

/** How long ago a start may be that was meant as now, in ms. */
const latestPast = 60_000;

/** What a program asks to be created. */
export interface CreateMeetingOptions {
  draft: MeetingFields;
  /** The label or ID of the account that hosts the meeting; `undefined` for the first account. */
  account: string | undefined;
  /** The name of the preset to begin with. */
  preset: string | undefined;
}

/**
 * Reads the argument of `zoom.createMeeting`.
 *
 * @throws {ZoomValidationError} with every field that Zoom would refuse
 */
export async function readCreateMeetingOptions(
  options: unknown,
  now: Date,
): Promise<CreateMeetingOptions> {
  const fields = await meetingFieldSchemas(options, {
    now,
    latestPast,
    usualStart: now,
    passcodeProblem: newPasscodeProblem,
  });
  const schema = v.object(
    {
      ...fields,
      topic: v.unwrap(fields.topic),
      templateId: v.optional(
        v.pipe(
          v.string(vscode.l10n.t('The ID of the template must be text.')),
          v.nonEmpty(vscode.l10n.t('The ID of the template is missing.')),
        ),
      ),
      account: v.optional(v.string(vscode.l10n.t('The account must be text.'))),
      preset: v.optional(v.string(vscode.l10n.t('The preset must be text.'))),
    },
    vscode.l10n.t('The topic is missing.'),
  );
  const { account, preset, ...draft } = parseOptions(schema, options);
  if (draft.settings?.use_pmi === true && typeOf(draft) === meetingType.recurringFixedTime) {
    const message = vscode.l10n.t(
      'A series with a fixed time can’t take place in the personal meeting room.',
    );
    throw new ZoomValidationError([{ field: 'settings.use_pmi', message }], '');
  }
  return { draft, account, preset };
}

/**
 * Creates the request for a new meeting. Without a start, Zoom uses its own clock, because this machine's
 * may be wrong. Only single meetings and those without a fixed time can take
 * place in the personal meeting room (Zoom API, "Create a meeting", `use_pmi`).
 *
 * @throws {ZoomValidationError} for a series in a time zone that it would not keep its time in
 */
export function newMeetingRequest(draft: MeetingFields): NewMeeting {
  const { topic = '', startTime, timezone, passcode, recurrence, settings = {} } = draft;
  const type = typeOf(draft);
  const { use_pmi: usesPersonalRoom, ...others } = settings;
  const sent =
    type === meetingType.recurringFixedTime || usesPersonalRoom === undefined ? others : settings;
  return newMeeting(
    {
      topic,
      type,
      ...withoutAbsent({
        duration: draft.duration,
        agenda: draft.agenda === '' ? undefined : draft.agenda,
        password: passcode === '' ? undefined : passcode,
        default_password: passcode === '' ? false : undefined,
        recurrence,
        template_id: draft.templateId,
        settings: Object.keys(sent).length > 0 ? sent : undefined,
      }),
    },
    startTime,
    timezone,
  );
}

function typeOf({ type, recurrence }: MeetingFields): number {
  return type ?? (recurrence ? meetingType.recurringFixedTime : meetingType.scheduled);
}

/**
 * Adds the start to a request, as Zoom reads it, and the time zone in which Zoom shows the meeting. If
 * Zoom does not list it, a meeting that starts at some time is in UTC, and any other one in the time zone
 * of the account.
 *
 * @throws {ZoomValidationError} for a series in a time zone that it would not keep its time in
 */
export function newMeeting(
  meeting: NewMeeting,
  start: Date | undefined,
  timeZone = localTimeZone(),
): NewMeeting {
  const isSeries = meeting.type === meetingType.recurringFixedTime;
  if (isSeries) {
    checkSeriesStart(start ?? new Date(), timeZone);
  }
  if (start !== undefined) {
    return { ...meeting, ...toZoomStart(start, timeZone) };
  }
  const listed = findListedTimeZone(timeZone) ?? (isSeries ? 'UTC' : undefined);
  return { ...meeting, ...(listed !== undefined && { timezone: listed }) };
}
