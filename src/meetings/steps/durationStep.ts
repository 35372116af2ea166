import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { DurationQuestion } from '../input/durationQuestion';
import type { MeetingStep, StepTools } from './meetingStep';

/** Asks how long a meeting is. */
export function durationStep({ input, formatter }: StepTools): MeetingStep {
  const question = new DurationQuestion(input, formatter);
  return {
    fields: ['duration'],
    label: vscode.l10n.t('Duration'),
    icon: 'watch',
    format: ({ duration }) => (duration === undefined ? '' : formatter.duration(duration)),
    askValue: async (draft) => {
      const duration = await question.askDuration(draft.duration);
      return duration === back ? back : { ...draft, duration };
    },
  };
}
