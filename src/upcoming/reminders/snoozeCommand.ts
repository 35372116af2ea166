import * as vscode from 'vscode';
import type { MeetingResolver } from '../../meetings/target/meetingResolver';
import { ActionableError } from '../../platform/actionableError';
import { showConfirmation } from '../../platform/showConfirmation';
import type { ReminderFormatter } from '../format/reminderFormatter';
import type { ReminderNotifications } from './reminderNotifications';

/** The command that postpones the reminders of a meeting. */
export class SnoozeCommand {
  constructor(
    private readonly resolver: Pick<MeetingResolver, 'find' | 'fetchIfUnlisted'>,
    private readonly reminders: Pick<ReminderNotifications, 'snooze'>,
    private readonly formatter: Pick<ReminderFormatter, 'timeOfDay'>,
  ) {}

  /**
   * Postpones the reminders of a meeting; a picker asks for the meeting if the argument names none.
   *
   * @returns when the next reminder is due, in ISO 8601
   * @throws {ActionableError} if no reminder can come any more
   */
  async snooze(meeting: unknown): Promise<string> {
    const found = await this.resolver.find(
      meeting,
      vscode.l10n.t('Which meeting’s reminder do you want to snooze?'),
    );
    const { entry } = await this.resolver.fetchIfUnlisted(found);
    const remindsAt = await this.reminders.snooze(entry);
    if (remindsAt === undefined) {
      throw new ActionableError(
        vscode.l10n.t('The reminder can’t be snoozed because this meeting has no upcoming start.'),
      );
    }
    showConfirmation(vscode.l10n.t('Reminder at {0}', this.formatter.timeOfDay(remindsAt)), 'bell');
    return remindsAt.toISOString();
  }
}
