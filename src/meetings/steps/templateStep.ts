import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import type { MeetingTemplate } from '../../zoom/types';
import type { MeetingStep, StepTools } from './meetingStep';

/**
 * Asks which template of the account a new meeting is made from.
 *
 * @param templates those that Zoom accepts for a new meeting; none if they are unknown
 */
export function templateStep(
  { input }: StepTools,
  templates: readonly Pick<MeetingTemplate, 'id' | 'name'>[],
): MeetingStep {
  const nameOf = ({ id, name }: Pick<MeetingTemplate, 'id' | 'name'>) => plainText(name ?? id);
  return {
    fields: ['templateId', 'template_id'],
    label: vscode.l10n.t('Template'),
    icon: 'file-code',
    format: ({ templateId }) => {
      const template = templates.find(({ id }) => id === templateId);
      return template === undefined ? (templateId ?? '') : nameOf(template);
    },
    problem: ({ templateId }) =>
      templates.length === 0 ||
      templateId === undefined ||
      templates.some(({ id }) => id === templateId)
        ? undefined
        : vscode.l10n.t('No meeting can be created from this template.'),
    askValue: async (draft) => {
      const items = [
        { label: vscode.l10n.t('No Template'), id: undefined },
        ...templates.map((template) => ({ label: nameOf(template), id: template.id })),
      ];
      const picked = await input.showQuickPick({
        items,
        active: items.find(({ id }) => id === draft.templateId),
        placeholder: vscode.l10n.t('Which template do you want to use?'),
      });
      return picked === back ? back : { ...draft, templateId: picked.id };
    },
  };
}
