import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { recurrenceToSend } from '../../schedule/seriesUpdate';
import { localTimeZone } from '../../schedule/wallClock';
import { pastStartProblem } from '../input/fieldProblems';
import type { MeetingFields } from '../input/draftFields';
import { StartQuestion } from '../input/startQuestion';
import { startZone } from '../input/draftZone';
import type { MeetingStep, StepTools } from './meetingStep';

/**
 * Asks when a meeting starts, and takes its duration if that is typed too.
 *
 * @param offersNow whether the meeting may start now
 */
export function startStep({ input, formatter, typed }: StepTools, offersNow: boolean): MeetingStep {
  const question = new StartQuestion(input, formatter);
  return {
    fields: ['startTime', 'start_time'],
    label: vscode.l10n.t({
      message: 'Start',
      comment: ['The time when a meeting starts, not a command'],
    }),
    icon: 'calendar',
    format: ({ startTime, timezone }) => {
      if (startTime === undefined) {
        return vscode.l10n.t('Now');
      }
      const there = formatter.startInZone(startTime, timezone);
      return [formatter.fullTime(startTime), ...(there === undefined ? [] : [there])].join(' · ');
    },
    problem: ({ startTime }) => startTime && pastStartProblem(startTime, new Date()),
    askValue: async (draft) => {
      const answer = await question.askStart({
        start: draft.startTime,
        text: typed.get('startTime') ?? '',
        timeZone: draft.timezone,
        offersNow,
        onChange: (text) => typed.set('startTime', text),
      });
      return answer === back
        ? back
        : withStart(
            { ...draft, ...(answer.duration !== undefined && { duration: answer.duration }) },
            answer.start,
          );
    },
  };
}

/**
 * Returns a draft with another start. The days of a series and its last day move with it, as far as its
 * first occurrence does.
 */
export function withStart(draft: MeetingFields, start: Date | undefined): MeetingFields {
  const { recurrence, startTime: from, timezone = localTimeZone() } = draft;
  if (recurrence === undefined || start === undefined || from === undefined) {
    return { ...draft, startTime: start };
  }
  const zone = startZone(timezone);
  const move = { from, to: start, fromZone: zone, toZone: zone, datesLeft: undefined };
  return { ...draft, startTime: start, recurrence: recurrenceToSend(recurrence, move) };
}
