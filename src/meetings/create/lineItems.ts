import * as vscode from 'vscode';
import type { PickItem } from '../../platform/quickInputSteps';
import {
  readMeetingLine,
  type MeetingLineProblem,
  type MeetingReading,
} from '../../schedule/meetingLine';
import { readRecurrence } from '../../schedule/recurrence';
import type { StartContext } from '../../schedule/startTime';
import { plainText } from '../../text/plainText';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { formatRecurrence } from '../format/recurrenceFormatter';
import { defaultDuration } from '../input/durationQuestion';
import { withoutAbsent, type MeetingFields } from '../input/draftFields';
import { startZone } from '../input/draftZone';
import { topicProblem } from '../input/fieldProblems';
import { mergeDrafts } from '../input/newMeetingDefaults';
import { skippedTimeMessage, startProblemMessage } from '../input/startProblems';

/** A line about a meeting that can be created, or about why what is typed means none. */
export interface MeetingItem extends PickItem {
  fields?: MeetingFields;
}

/** What a line is read and shown with. */
export interface LineContext {
  formatter: MeetingFormatter;
  /** A BCP 47 tag, for the words of a series. */
  language: string;
  start: Pick<StartContext, 'language' | 'isDayFirst'>;
  /** What the meeting is like if the line does not say otherwise. */
  base: MeetingFields;
  /** The topic of a meeting for which none is typed. */
  defaultTopic: string;
  /** What is said about every meeting, such as the account that hosts it. */
  remarks: readonly string[];
}

/** Returns the meetings that a line can mean, as they will be, likeliest first, and what is wrong with it. */
export function meetingItems(line: string, now: Date, context: LineContext): MeetingItem[] {
  const { readings, problem } = readInZones(line, now, context);
  const meetings = readings.map((reading) => ({
    reading,
    fields: withReading(context, reading),
  }));
  const { formatter } = context;
  const clocks = meetings.map(
    ({ fields: { startTime } }) => startTime && formatter.fullTime(startTime),
  );
  const items = meetings.flatMap(({ reading, fields }, index): MeetingItem[] => {
    const isTwice = meetings.some(
      (other, at) =>
        clocks[at] === clocks[index] &&
        other.fields.startTime?.getTime() !== fields.startTime?.getTime(),
    );
    const isEndTwice = meetings.some(
      (other) =>
        other.fields.startTime?.getTime() === fields.startTime?.getTime() &&
        other.fields.duration !== fields.duration &&
        describeWhen(other.fields, context) === describeWhen(fields, context),
    );
    const { startTime, duration } = fields;
    const difference =
      isTwice && startTime
        ? formatter.offset(startTime)
        : isEndTwice && duration !== undefined
          ? formatter.duration(duration)
          : undefined;
    const item = meetingItem(fields, context, difference);
    return reading.isSkipped === true ? [refusedItem(skippedTimeMessage()), item] : [item];
  });
  const [only] = items;
  if (problem === undefined && items.length === 1 && only !== undefined) {
    return [{ ...only, isCertain: only.isRefused !== true }];
  }
  return problem === undefined ? items : [problemItem(problem, context), ...items];
}

/**
 * Shows a meeting as it will be.
 *
 * @param difference what tells it apart from another one that the clocks show at the same time
 */
export function meetingItem(
  fields: MeetingFields,
  context: LineContext,
  difference?: string,
): MeetingItem {
  const { topic = context.defaultTopic, agenda = '', recurrence } = fields;
  const problem = topicProblem(topic);
  if (problem !== undefined) {
    return refusedItem(problem);
  }
  const rule = readRecurrence(recurrence);
  const details = [
    ...(difference === undefined ? [] : [difference]),
    ...(rule === undefined ? [] : [formatRecurrence(rule, context.language)]),
    ...context.remarks,
    ...(agenda === '' ? [] : [vscode.l10n.t('Agenda: {0}', plainText(agenda.slice(0, 200)))]),
  ];
  return {
    label: plainText(topic),
    description: describeWhen(fields, context),
    ...(details.length > 0 && { detail: details.join(' · ') }),
    iconPath: new vscode.ThemeIcon('calendar'),
    alwaysShow: true,
    fields: { ...fields, topic },
  };
}

/** What a line says about a meeting, together with everything that it does not say. */
function withReading(
  { base, defaultTopic }: LineContext,
  { topic, start, duration }: MeetingReading,
): MeetingFields {
  return mergeDrafts(base, {
    ...withoutAbsent({ startTime: start, duration }),
    topic: topic === '' ? (base.topic ?? defaultTopic) : topic,
    // What is shown is what is asked for.
    ...(duration === undefined && base.duration === undefined && { duration: defaultDuration }),
  });
}

/** A time can be meant in the reader's zone, or in the one that the meeting will have. */
function readInZones(
  line: string,
  now: Date,
  { start, base }: LineContext,
): { readings: MeetingReading[]; problem?: MeetingLineProblem } {
  const zones = base.timezone === undefined ? [undefined] : [undefined, startZone(base.timezone)];
  const read = zones.map((timeZone) => readMeetingLine(line, { ...start, now, timeZone }));
  const readings = read.flatMap((each) => each.readings);
  const unique = readings.filter(
    (reading, index) => readings.findIndex((other) => isSame(other, reading)) === index,
  );
  const problems = read.flatMap(({ problem }) => problem ?? []);
  return problems.length === read.length
    ? { readings: unique, problem: problems[0] }
    : { readings: unique };
}

function isSame(one: MeetingReading, other: MeetingReading): boolean {
  return (
    one.topic === other.topic &&
    one.start?.getTime() === other.start?.getTime() &&
    one.duration === other.duration
  );
}

function describeWhen(
  { startTime, duration = defaultDuration, timezone }: MeetingFields,
  { formatter }: LineContext,
): string {
  return startTime === undefined
    ? vscode.l10n.t('Now, {0}', formatter.duration(duration))
    : formatter.plannedTime(startTime, duration, timezone);
}

function problemItem(problem: MeetingLineProblem, { formatter }: LineContext): MeetingItem {
  return {
    ...refusedItem(describeProblem(problem, formatter)),
    detail: vscode.l10n.t('If this belongs to the topic, put the topic in quotation marks.'),
  };
}

function describeProblem(
  { kind, text, start }: MeetingLineProblem,
  formatter: MeetingFormatter,
): string {
  const words = plainText(text);
  switch (kind) {
    case 'past':
      return start === undefined
        ? vscode.l10n.t('The start time is in the past.')
        : vscode.l10n.t('{0} is in the past.', formatter.fullTime(start));
    case 'needsTimeOfDay':
      return vscode.l10n.t('The time “{0}” needs a time of day.', words);
    case 'notUnderstood':
      return startProblemMessage(undefined, words);
    case 'noSuchDay':
    case 'otherWeekday':
    case 'endsBeforeStart':
    case 'tooLong':
    case 'tooShort':
    case 'otherDuration':
      return startProblemMessage(kind, words);
  }
}

/** Explains why there is nothing to choose. */
function refusedItem(label: string): MeetingItem {
  return { label, iconPath: new vscode.ThemeIcon('info'), alwaysShow: true, isRefused: true };
}
