import * as vscode from 'vscode';
import { agendaProblem } from '../input/fieldProblems';
import type { MeetingStep, StepTools } from './meetingStep';

/** Stands for a line break, because a menu has one line for each value. */
const lineEnd = '↵';

/**
 * Has the agenda of a meeting written in an editor.
 *
 * @param name tells it apart from the agendas of other meetings
 */
export function agendaStep({ loadAgendas }: StepTools, name: string): MeetingStep {
  return {
    fields: ['agenda'],
    label: vscode.l10n.t('Agenda'),
    icon: 'note',
    format: ({ agenda = '' }) => agenda.replace(/\r\n?|\n/g, lineEnd),
    problem: ({ agenda = '' }) => agendaProblem(agenda),
    askValue: async (draft) => {
      const agendas = await loadAgendas();
      const agenda = await agendas.writeAgenda(name, draft.agenda ?? '');
      return agenda === '' && draft.agenda === undefined ? draft : { ...draft, agenda };
    },
  };
}
