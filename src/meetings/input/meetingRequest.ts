import * as vscode from 'vscode';
import { toZoomTime } from '../../schedule/scheduledMeeting';
import { ZoomValidationError } from '../../zoom/errors';
import { isListedTimeZone } from '../../zoom/timeZones';
import { meetingType, type NewMeeting, type Recurrence } from '../../zoom/types';
import { readMeetingFields } from './meetingFields';

/** How long ago a start may be that was meant as now, in ms. */
const longestAgo = 60_000;

/** What `zoom.createMeeting` takes from code. */
export interface CreateMeetingOptions {
  topic: string;
  /** ISO 8601 or plain words; none: now. */
  startTime?: string;
  /** Minutes. */
  duration?: number;
  timezone?: string;
  agenda?: string;
  passcode?: string;
  recurrence?: Recurrence;
  settings?: Record<string, unknown>;
  type?: number;
  /** Who hosts it: the label (the e-mail address) or the id of an account; none: the first one. */
  account?: string;
}

/** Whether an argument is meant as {@link CreateMeetingOptions}. */
export function isCreateMeetingOptions(argument: unknown): argument is Record<string, unknown> {
  return typeof argument === 'object' && argument !== null && !Array.isArray(argument);
}

/**
 * Makes the request of what a program asked for. Times go to Zoom as UTC; the zone goes with them
 * where Zoom lists it, and says in which zone the meeting is shown. Without a time Zoom takes its
 * own now, which this machine's clock may not know.
 *
 * @throws {ZoomValidationError} naming every field that Zoom would refuse
 */
export async function meetingRequest(
  options: Record<string, unknown>,
  now: Date,
): Promise<NewMeeting> {
  const { fields, problems } = await readMeetingFields(options, now);
  const { topic, start, timeZone, type, recurrence } = fields;
  if (topic === undefined && options.topic === undefined) {
    problems.unshift({ field: 'topic', message: vscode.l10n.t('is missing') });
  }
  if (start !== undefined && start.getTime() < now.getTime() - longestAgo) {
    // Zoom would make a meeting for now without a word (Zoom API, "Create a meeting", `start_time`).
    problems.push({ field: 'startTime', message: vscode.l10n.t('is over') });
  }
  if (problems.length > 0) {
    throw new ZoomValidationError(problems, '');
  }
  return newMeeting(
    {
      topic: topic ?? '',
      type:
        type ?? (recurrence === undefined ? meetingType.scheduled : meetingType.recurringFixedTime),
      duration: fields.duration,
      agenda: fields.agenda,
      password: fields.passcode,
      recurrence,
      settings: fields.settings,
    },
    start,
    timeZone,
  );
}

/** Adds the time to a request, as UTC, with the zone where Zoom lists it. */
export function newMeeting(
  meeting: NewMeeting,
  start: Date | undefined,
  timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone,
): NewMeeting {
  return {
    ...meeting,
    ...(start === undefined ? {} : { start_time: toZoomTime(start) }),
    ...(isListedTimeZone(timeZone) ? { timezone: timeZone } : {}),
  };
}
