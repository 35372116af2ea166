import * as v from 'valibot';
import * as vscode from 'vscode';
import type { StartReading } from '../../schedule/startTime';
import { localTimeZone, timesAroundSkipped, toIsoWithOffset } from '../../schedule/wallClock';
import { findListedTimeZone } from '../../zoom/timeZones';
import type { Recurrence } from '../../zoom/recurrence';
import {
  agendaProblem,
  durationProblem,
  isTimeZone,
  pastStartProblem,
  topicProblem,
} from './fieldProblems';
import { recurrenceProblems } from './recurrenceProblem';
import { settingsSchema } from './settingsFields';
import { startProblemMessage } from './startProblems';

/** Zoom's values of `type` (Zoom API, "Create a meeting"). */
const meetingTypes = [1, 2, 3, 8, 10];

/** What the fields of a meeting are read with. */
export interface MeetingFieldContext {
  /** What words such as "tomorrow" are relative to. */
  now: Date;
  /** How long before `now` a start may be, in ms. */
  latestPast?: number;
  /** When the meeting starts if no start is given; `undefined` if that is not known yet. */
  usualStart?: Date;
  /** The start of the meeting that is edited; `'notRead'` if Zoom has not been asked for it yet. */
  meetingStart?: Date | 'notRead';
  /** A sentence about what is wrong with a passcode; new meetings may have others than existing ones. */
  passcodeProblem: (passcode: string) => string | undefined;
}

/**
 * Creates the schemas of the fields that commands take for a meeting, by their names. Whatever Zoom
 * would refuse is refused here, and each message is a whole sentence.
 *
 * @param options the command's whole argument, because a start time is read in the time zone next to it
 */
export async function meetingFieldSchemas(options: unknown, context: MeetingFieldContext) {
  const given = (typeof options === 'object' && options !== null ? options : {}) as {
    startTime?: unknown;
    timezone?: unknown;
    duration?: unknown;
  };
  const start =
    typeof given.startTime === 'string'
      ? await readStartField(given.startTime, given, context)
      : undefined;
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
        v.rawTransform<string, Date>(({ addIssue, NEVER }) => {
          if (start === undefined || 'problem' in start) {
            addIssue({ message: start?.problem ?? '' });
            return NEVER;
          }
          return start.start;
        }),
      ),
    ),
    duration: v.optional(
      v.custom<number>(
        (minutes) => durationProblem(minutes) === undefined,
        ({ input }) => durationProblem(input) ?? '',
      ),
      // The start time may say how long the meeting is.
      start !== undefined && 'start' in start ? start.duration : undefined,
    ),
    timezone: v.optional(
      v.pipe(
        v.custom<string>(isTimeZone, vscode.l10n.t('The time zone is unknown.')),
        v.transform((zone) => findListedTimeZone(zone) ?? zone),
      ),
    ),
    agenda: v.optional(
      v.pipe(v.string(vscode.l10n.t('The agenda must be text.')), checkProblem(agendaProblem)),
    ),
    passcode: v.optional(
      v.pipe(
        v.string(vscode.l10n.t('The passcode must be text.')),
        checkProblem(context.passcodeProblem),
      ),
    ),
    recurrence: v.optional(
      v.pipe(
        v.custom<Recurrence>(isObject, vscode.l10n.t('The recurrence must be an object.')),
        v.rawCheck(({ dataset, addIssue }) => {
          if (!dataset.typed) {
            return;
          }
          const { value: recurrence } = dataset;
          for (const { field, message } of recurrenceProblems(recurrence, {
            start: given.startTime === undefined ? context.usualStart : startOf(start),
            timeZone: isTimeZone(given.timezone) ? given.timezone : undefined,
          })) {
            const path = { origin: 'value', input: recurrence, value: recurrence[field] } as const;
            addIssue({ message, path: [{ type: 'object', key: field, ...path }] });
          }
        }),
      ),
    ),
    settings: v.optional(settingsSchema()),
    type: v.optional(
      v.pipe(
        v.number(vscode.l10n.t('The type must be a number.')),
        v.values(meetingTypes, vscode.l10n.t('The type must be 1, 2, 3, 8 or 10.')),
      ),
    ),
  };
}

function startOf(read: StartReading | { problem: string } | undefined): Date | undefined {
  return read !== undefined && 'start' in read ? read.start : undefined;
}

/** Reads a start time, which from a program must have one meaning: there is nobody to ask. */
async function readStartField(
  text: string,
  { timezone, duration }: { timezone?: unknown; duration?: unknown },
  { now, latestPast = 0, meetingStart }: MeetingFieldContext,
): Promise<StartReading | { problem: string }> {
  const [{ readStart }, { loadStartLanguage }] = await Promise.all([
    import(/* webpackChunkName: "startTime" */ '../../schedule/startTime/readStart'),
    import(/* webpackChunkName: "startTime" */ '../../schedule/startTime/loadStartLanguage'),
  ]);
  const timeZone = isTimeZone(timezone) ? timezone : localTimeZone();
  const read = readStart(text, {
    now,
    timeZone,
    meetingStart: meetingStart === 'notRead' ? undefined : meetingStart,
    language: await loadStartLanguage(vscode.env.language),
  });
  if (read === undefined || read.kind === 'refused') {
    return { problem: startProblemMessage(read?.problem, text) };
  }
  if (meetingStart === 'notRead' && read.dependsOnMeeting) {
    return { start: now };
  }
  if (read.kind === 'day') {
    return { problem: vscode.l10n.t('The time “{0}” needs a time of day.', text) };
  }
  const { readings, isOther } = withDuration(read.readings, duration);
  const [reading, ...others] = readings;
  const earliest = new Date(now.getTime() - latestPast);
  const problems = readings.map(({ start }) => pastStartProblem(start, earliest));
  const [past] = problems;
  if (past !== undefined && !problems.includes(undefined)) {
    return { problem: past };
  }
  const skipped = readings.find(({ isSkipped }) => isSkipped);
  if (skipped !== undefined) {
    const problem = vscode.l10n.t(
      'The clocks in {0} are set forward on that day and skip the time “{1}”. The nearest times are {2}.',
      timeZone,
      text,
      formatEither(timesAroundSkipped(skipped.start, timeZone), timeZone),
    );
    return { problem };
  }
  if (reading === undefined || others.length > 0) {
    return { problem: severalMeanings(text, readings, timeZone) };
  }
  if (isOther && reading.duration !== undefined) {
    return {
      problem: vscode.l10n.t(
        'The time “{0}” is {1} minutes long, but the duration is another one.',
        text,
        reading.duration,
      ),
    };
  }
  return reading;
}

/** The readings that fit a duration next to the text; all of them if the text says another one. */
function withDuration(readings: StartReading[], duration: unknown) {
  const fitting = readings.filter(
    (each) => duration === undefined || (each.duration ?? duration) === duration,
  );
  const isOther = fitting.length === 0;
  return { readings: isOther ? readings : fitting, isOther };
}

/** A sentence about a text that can mean several starts, or several ends after the same start. */
function severalMeanings(text: string, readings: StartReading[], timeZone: string): string {
  const starts = [...new Set(readings.map(({ start }) => start.getTime()))].map(
    (time) => new Date(time),
  );
  if (starts.length > 1) {
    return vscode.l10n.t('The time “{0}” can mean {1}.', text, formatEither(starts, timeZone));
  }
  const ends = readings.map(
    ({ start, duration = 0 }) => new Date(start.getTime() + duration * 60_000),
  );
  return vscode.l10n.t('The end in “{0}” can be {1}.', text, formatEither(ends, timeZone));
}

/** Several times of which one is meant, as a program can pass each of them. */
function formatEither(times: readonly Date[], timeZone: string): string {
  return new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(
    times.map((time) => toIsoWithOffset(time, timeZone)),
  );
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
