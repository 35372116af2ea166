import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { topicProblem } from '../input/fieldProblems';
import type { MeetingStep, StepTools } from './meetingStep';

/**
 * Asks what a meeting is about.
 *
 * @param placeholder the topic of a meeting for which none is typed; without one, a topic is needed
 */
export function topicStep({ input, typed }: StepTools, placeholder?: string): MeetingStep {
  return {
    fields: ['topic'],
    label: vscode.l10n.t('Topic'),
    icon: 'tag',
    format: ({ topic }) => topic ?? placeholder ?? '',
    askValue: async (draft) => {
      const answer = await input.showInputBox({
        value: typed.get('topic') ?? draft.topic ?? '',
        placeholder: placeholder ?? vscode.l10n.t('Topic'),
        prompt: vscode.l10n.t('What is the meeting about?'),
        validate: (value) =>
          value.trim() === '' && placeholder === undefined
            ? vscode.l10n.t('Enter a topic.')
            : topicProblem(value),
        onChange: (value) => typed.set('topic', value),
      });
      if (answer === back) {
        return back;
      }
      typed.delete('topic');
      const topic = answer.trim();
      return { ...draft, topic: topic === '' ? undefined : topic };
    },
  };
}
