import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import { type CommandLink, formatCommandLink } from '../../platform/commandLink';
import { snoozeMinutesBefore } from '../../schedule/reminders';
import { meetingReference } from '../format/meetingReference';
import type { ReminderFormatter } from '../format/reminderFormatter';

/**
 * The text of a reminder with links for what can be done about its meeting. There is none to dismiss it,
 * because the notification has a button for that.
 */
export function formatReminderMessage(
  meeting: OwnedMeeting,
  formatter: Pick<ReminderFormatter, 'reminder'>,
  now: Date,
): string {
  const { entry } = meeting;
  const argument = meetingReference(meeting);
  const links: CommandLink[] = [
    ...(entry.joinUrl === undefined
      ? []
      : [{ title: vscode.l10n.t('Join'), command: 'zoom.joinMeeting' as const, argument }]),
    ...(snoozeMinutesBefore(entry, now) === undefined
      ? []
      : [{ title: vscode.l10n.t('Snooze'), command: 'zoom.snoozeReminder' as const, argument }]),
    { title: vscode.l10n.t('Details'), command: 'zoom.showMeeting', argument },
  ];
  return [formatter.reminder(meeting, now), ...links.map(formatCommandLink)].join(' · ');
}
