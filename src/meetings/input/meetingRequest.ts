import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import { toZoomStart } from '../../schedule/zoomStart';
import { localTimeZone } from '../../schedule/wallClock';
import { findListedTimeZone } from '../../zoom/timeZones';
import { meetingType, type NewMeeting } from '../../zoom/types';
import { meetingFieldSchemas } from './meetingFields';
import { checkSeriesStart } from './seriesStart';

/** How long ago a start may be that was meant as now, in ms. */
const latestPast = 60_000;

/** What a program asks to be created. */
export interface CreateMeetingOptions {
  request: NewMeeting;
  /** The label or ID of the account that hosts the meeting; `undefined` for the first account. */
  account: string | undefined;
  /** The time zone that the meeting is meant to have, whether or not Zoom lists it. */
  timeZone: string;
}

/**
 * Reads the argument of `zoom.createMeeting`. Without a start time, Zoom uses its own clock, because
 * this machine's may be wrong.
 *
 * @throws {ZoomValidationError} with every field that Zoom would refuse
 */
export async function readCreateMeetingOptions(
  options: unknown,
  now: Date,
): Promise<CreateMeetingOptions> {
  const fields = await meetingFieldSchemas(options, { now, latestPast });
  const schema = v.object(
    {
      ...fields,
      topic: v.unwrap(fields.topic),
      account: v.optional(v.string(vscode.l10n.t('The account must be text.'))),
    },
    vscode.l10n.t('The topic is missing.'),
  );
  const { account, startTime, timezone, passcode, ...others } = parseOptions(schema, options);
  const { recurrence, type = recurrence ? meetingType.recurringFixedTime : meetingType.scheduled } =
    others;
  return {
    request: newMeeting({ ...others, type, password: passcode }, startTime, timezone),
    account,
    timeZone: timezone ?? localTimeZone(),
  };
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
