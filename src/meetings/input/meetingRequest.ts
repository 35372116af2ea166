import * as v from 'valibot';
import * as vscode from 'vscode';
import { parseOptions } from '../../platform/commandOptions';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import { localTimeZone } from '../../schedule/wallClock';
import { findListedTimeZone } from '../../zoom/timeZones';
import { meetingType, type NewMeeting } from '../../zoom/types';
import { meetingFieldSchemas } from './meetingFields';

/** How long ago a start may be that was meant as now, in ms. */
const latestPast = 60_000;

/** What a program asks to be created. */
export interface CreateMeetingOptions {
  request: NewMeeting;
  /** The label or ID of the account that hosts the meeting; `undefined` for the first account. */
  account: string | undefined;
}

/**
 * Reads the argument of `zoom.createMeeting`. Times go to Zoom in UTC. The time zone, in which Zoom
 * shows the meeting, goes with them under the name that Zoom lists. Without a start time, Zoom uses its own clock,
 * because this machine's may be wrong.
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
  };
}

/**
 * Adds the start to a request, in UTC, and the time zone under the name that Zoom lists. Without one,
 * Zoom shows the meeting in the time zone of the account.
 */
export function newMeeting(
  meeting: NewMeeting,
  start: Date | undefined,
  timeZone = localTimeZone(),
): NewMeeting {
  const listed = findListedTimeZone(timeZone);
  return {
    ...meeting,
    ...(start !== undefined && { start_time: toZoomTime(start) }),
    ...(listed !== undefined && { timezone: listed }),
  };
}
