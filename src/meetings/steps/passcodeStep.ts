import * as vscode from 'vscode';
import { back } from '../../platform/quickInputSteps';
import { plainText } from '../../text/plainText';
import { newPasscodeProblem, passcodeProblem } from '../input/fieldProblems';
import type { MeetingStep, StepTools } from './meetingStep';

interface PasscodePick extends vscode.QuickPickItem {
  passcode: string | undefined;
  isRefused?: boolean;
}

/** Asks for the passcode of a meeting, which may be none, and for a new one Zoom's choice. */
export function passcodeStep({ input, typed }: StepTools, isNew: boolean): MeetingStep {
  const problemOf = isNew ? newPasscodeProblem : passcodeProblem;
  const typedPick = (value: string): PasscodePick => {
    const problem = problemOf(value);
    return problem === undefined
      ? {
          label: vscode.l10n.t('Use “{0}”', plainText(value)),
          description: isNew
            ? undefined
            : vscode.l10n.t('People with an earlier link will be asked for the new passcode.'),
          iconPath: new vscode.ThemeIcon('key'),
          alwaysShow: true,
          passcode: value,
        }
      : { label: problem, alwaysShow: true, passcode: undefined, isRefused: true };
  };
  return {
    fields: ['passcode', 'password'],
    label: vscode.l10n.t('Passcode'),
    icon: 'key',
    format: ({ passcode }) => passcode ?? vscode.l10n.t('Chosen by Zoom'),
    askValue: async (draft) => {
      const offered: PasscodePick[] = [
        ...(isNew ? [{ label: vscode.l10n.t('Chosen by Zoom'), passcode: undefined }] : []),
        { label: vscode.l10n.t('No Passcode'), passcode: '' },
      ];
      const picksFor = (value: string) => (value === '' ? offered : [typedPick(value)]);
      const value = typed.get('passcode') ?? draft.passcode ?? '';
      const picked = await input.showQuickPick<PasscodePick>({
        items: picksFor(value),
        active: offered.find(({ passcode }) => passcode === draft.passcode),
        value,
        placeholder: vscode.l10n.t(
          'Type a passcode of up to 10 characters, or select one of these',
        ),
        itemsFor: picksFor,
        onChange: (text) => typed.set('passcode', text),
      });
      if (picked === back) {
        return back;
      }
      typed.delete('passcode');
      return { ...draft, passcode: picked.passcode };
    },
  };
}
