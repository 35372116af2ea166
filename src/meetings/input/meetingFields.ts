import * as vscode from 'vscode';
import { longestDuration } from '../../schedule/duration';
import type { InvalidField } from '../../zoom/errors';
import { isListedTimeZone } from '../../zoom/timeZones';
import type { Recurrence } from '../../zoom/types';
import { longestAgenda, longestTopic } from './fieldProblems';

/** What a program says of a meeting that it creates or changes; absent: nothing. */
export interface MeetingFields {
  /** Trimmed. */
  topic?: string;
  start?: Date;
  /** Minutes. */
  duration?: number;
  timeZone?: string;
  agenda?: string;
  passcode?: string;
  recurrence?: Recurrence;
  settings?: Record<string, unknown>;
  type?: number;
}

/** What was read, and what is wrong with the rest. */
export interface ReadMeetingFields {
  fields: MeetingFields;
  /** Every field that Zoom would refuse. */
  problems: InvalidField[];
}

/**
 * Reads `topic`, `startTime`, `duration`, `timezone`, `agenda`, `passcode`, `recurrence`, `settings`
 * and `type` of what a program gave.
 *
 * @param now what words such as "tomorrow" are relative to
 */
export async function readMeetingFields(
  given: Record<string, unknown>,
  now: Date,
): Promise<ReadMeetingFields> {
  const problems: InvalidField[] = [];
  const refuse = (field: string, message: string) => {
    problems.push({ field, message });
  };
  const optional = <T>(field: string, is: (value: unknown) => value is T, message: string) => {
    const value = given[field];
    if (value === undefined || is(value)) {
      return value;
    }
    refuse(field, message);
    return undefined;
  };
  const text = (field: string) => optional(field, isString, vscode.l10n.t('must be a text'));
  const object = (field: string) => optional(field, isObject, vscode.l10n.t('must be an object'));
  const checkLength = (field: string, value: string | undefined, longest: number) => {
    if (value !== undefined && value.length > longest) {
      refuse(field, vscode.l10n.t('has {0} characters; Zoom takes {1}', value.length, longest));
    }
  };

  const topic = text('topic')?.trim();
  if (topic === '') {
    refuse('topic', vscode.l10n.t('is missing'));
  }
  checkLength('topic', topic, longestTopic);
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
  const startWords = text('startTime');
  const agenda = text('agenda');
  checkLength('agenda', agenda, longestAgenda);
  const passcode = text('passcode');
  const recurrence = object('recurrence') as Recurrence | undefined;
  const settings = object('settings');
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
  return {
    fields: { topic, start, duration, timeZone, agenda, passcode, recurrence, settings, type },
    problems,
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
