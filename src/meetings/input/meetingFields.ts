import * as v from 'valibot';
import * as vscode from 'vscode';
import { longestDuration } from '../../schedule/duration';
import { isListedTimeZone } from '../../zoom/timeZones';
import type { Recurrence } from '../../zoom/types';
import { agendaProblem, pastStartProblem, topicProblem } from './fieldProblems';

/** What a program, or a person in a menu, says of a meeting; an absent field says nothing. */
export type MeetingFields = v.InferOutput<v.ObjectSchema<MeetingFieldSchemas, undefined>>;

type MeetingFieldSchemas = Awaited<ReturnType<typeof meetingFieldSchemas>>;

/**
 * Creates the schemas of the fields that commands take for a meeting, by their names. Whatever Zoom
 * would refuse is refused here, and each message is a whole sentence.
 *
 * @param options the command's whole argument, because a start time is read in the time zone next to it
 * @param now what words such as "tomorrow" are relative to
 * @param latestPast how long before `now` a start may be, in ms
 */
export async function meetingFieldSchemas(options: unknown, now: Date, latestPast = 0) {
  const { startTime, timezone } = (
    typeof options === 'object' && options !== null ? options : {}
  ) as Record<string, unknown>;
  const zone = isTimeZone(timezone) ? timezone : undefined;
  const readStart =
    startTime === undefined
      ? undefined
      : (await import(/* webpackChunkName: "startTime" */ '../../schedule/startTime'))
          .parseStartTime;
  return {
    topic: v.optional(
      v.pipe(
        v.string(vscode.l10n.t('The topic must be text.')),
        v.trim(),
        v.nonEmpty(vscode.l10n.t('The topic is missing.')),
        checkProblem(topicProblem),
      ),
    ),
    startTime: v.optional(
      v.pipe(
        v.string(vscode.l10n.t('The start time must be text.')),
        v.rawTransform<string, Date>(({ dataset, addIssue, NEVER }) => {
          const start = readStart?.(dataset.value, now, zone);
          if (start === undefined) {
            addIssue({ message: vscode.l10n.t('Can’t understand the time “{0}”.', dataset.value) });
            return NEVER;
          }
          return start;
        }),
        checkProblem((start) => pastStartProblem(start, new Date(now.getTime() - latestPast))),
      ),
    ),
    duration: v.optional(
      v.custom<number>(
        (minutes) =>
          Number.isInteger(minutes) && Number(minutes) >= 1 && Number(minutes) <= longestDuration,
        vscode.l10n.t(
          'The duration must be a whole number of minutes from 1 to {0}.',
          longestDuration,
        ),
      ),
    ),
    timezone: v.optional(v.custom<string>(isTimeZone, vscode.l10n.t('The time zone is unknown.'))),
    agenda: v.optional(
      v.pipe(v.string(vscode.l10n.t('The agenda must be text.')), checkProblem(agendaProblem)),
    ),
    passcode: v.optional(v.string(vscode.l10n.t('The passcode must be text.'))),
    recurrence: v.optional(
      v.custom<Recurrence>(isObject, vscode.l10n.t('The recurrence must be an object.')),
    ),
    settings: v.optional(
      v.custom<Record<string, unknown>>(isObject, vscode.l10n.t('The settings must be an object.')),
    ),
    type: v.optional(v.number(vscode.l10n.t('The type must be a number.'))),
  };
}

/** Checks a value with a function that returns a sentence about what is wrong with it. */
export function checkProblem<T>(problemOf: (value: T) => string | undefined) {
  return v.check<T, (issue: v.CheckIssue<T>) => string>(
    (value) => problemOf(value) === undefined,
    ({ input }) => problemOf(input) ?? '',
  );
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTimeZone(value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return isListedTimeZone(value);
  }
}
