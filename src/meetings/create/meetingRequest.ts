import * as vscode from 'vscode';
import { longestDuration } from '../../schedule/duration';
import { toZoomTime } from '../../schedule/zoomTime';
import { ZoomValidationError, type InvalidField } from '../../zoom/errors';
import { isListedTimeZone } from '../../zoom/timeZones';
import { meetingType, type NewMeeting, type Recurrence } from '../../zoom/types';

/** The longest topic that Zoom takes, in characters. */
export const longestTopic = 200;

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
  const fields: InvalidField[] = [];
  const refuse = (field: string, message: string) => {
    fields.push({ field, message });
  };
  const optional = <T>(field: string, is: (value: unknown) => value is T, message: string) => {
    const value = options[field];
    if (value === undefined || is(value)) {
      return value;
    }
    refuse(field, message);
    return undefined;
  };

  const topic = optional('topic', isString, vscode.l10n.t('must be a text'))?.trim();
  if (topic === undefined || topic === '') {
    refuse('topic', vscode.l10n.t('is missing'));
  } else if (topic.length > longestTopic) {
    refuse(
      'topic',
      vscode.l10n.t('has {0} characters; Zoom takes {1}', topic.length, longestTopic),
    );
  }
  const duration = optional(
    'duration',
    (value): value is number =>
      Number.isInteger(value) && Number(value) >= 1 && Number(value) <= longestDuration,
    vscode.l10n.t('must be 1 to {0} minutes', longestDuration),
  );
  const timeZone = optional(
    'timezone',
    (value): value is string => isString(value) && isTimeZone(value),
    vscode.l10n.t('is not a time zone'),
  );
  const startWords = optional('startTime', isString, vscode.l10n.t('must be a text'));
  const agenda = optional('agenda', isString, vscode.l10n.t('must be a text'));
  const passcode = optional('passcode', isString, vscode.l10n.t('must be a text'));
  const recurrence = optional('recurrence', isObject, vscode.l10n.t('must be an object'));
  const settings = optional('settings', isObject, vscode.l10n.t('must be an object'));
  const type = optional('type', isNumber, vscode.l10n.t('must be a number'));

  let start: Date | undefined;
  if (startWords !== undefined) {
    const { parseStartTime } = await import(
      /* webpackChunkName: "startTime" */ '../../schedule/startTime'
    );
    start = parseStartTime(startWords, now, timeZone);
    if (start === undefined) {
      refuse('startTime', vscode.l10n.t('is no time that can be read'));
    }
  }
  if (fields.length > 0) {
    throw new ZoomValidationError(fields, '');
  }
  const kind =
    type ?? (recurrence === undefined ? meetingType.scheduled : meetingType.recurringFixedTime);
  return newMeeting(
    {
      topic: topic ?? '',
      type: kind,
      duration,
      agenda,
      password: passcode,
      recurrence: recurrence as Recurrence | undefined,
      settings,
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

const isString = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return isListedTimeZone(value);
  }
}
