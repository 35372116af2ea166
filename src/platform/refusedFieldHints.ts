import * as vscode from 'vscode';
import { type MeetingField, refusedMeetingFields } from '../zoom/refusedMeetingFields';

/** What Zoom requires of fields that it refuses without saying why, in the display language. */
const hints: Partial<Record<MeetingField, () => string>> = {
  'settings.alternative_hosts': () =>
    vscode.l10n.t('Alternative hosts must be licensed users of your Zoom account.'),
  template_id: () =>
    vscode.l10n.t(
      'The template may have been deleted. New meetings can only use templates that an administrator shares.',
    ),
  schedule_for: () =>
    vscode.l10n.t('Meetings can only be scheduled for users who let you schedule for them.'),
  password: () => vscode.l10n.t('Your Zoom account may require longer or more complex passcodes.'),
  'settings.use_pmi': () =>
    vscode.l10n.t(
      'Only single meetings and series without a fixed time can use your personal meeting ID.',
    ),
};

/** Returns what helps to correct the fields that Zoom has refused; nothing if nothing more is known. */
export function refusedFieldHints(error: unknown): string[] {
  const fields = new Set(refusedMeetingFields(error).map(({ field }) => field));
  return [...fields].flatMap((field) => hints[field]?.() ?? []);
}
