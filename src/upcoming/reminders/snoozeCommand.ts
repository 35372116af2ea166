import * as vscode from 'vscode';
import type { MeetingResolver } from '../../meetings/target/meetingResolver';
import { ActionableError } from '../../platform/actionableError';
import type { ReminderNotifications } from './reminderNotifications';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** The command that puts the reminders of a meeting off. */
export class SnoozeCommand {
  constructor(
    private readonly argument: MeetingResolver,
    private readonly reminders: ReminderNotifications,
    private readonly words: ReminderFormatter,
  ) {}

  /**
   * @returns when the meeting is reminded of again, ISO 8601
   * @throws {ActionableError} where it has no start ahead
   */
  async run(meeting: unknown): Promise<string> {
    const question = vscode.l10n.t('Which meeting’s reminder do you want to snooze?');
    const named = await this.argument.find(meeting, question);
    const entry = named.entry ?? (await this.argument.resolve(meeting, question)).entry;
    const remindsAt = await this.reminders.snooze(entry);
    if (remindsAt === undefined) {
      throw new ActionableError(
        vscode.l10n.t('There is nothing to remind of: this meeting has no start ahead.'),
      );
    }
    vscode.window.setStatusBarMessage(
      vscode.l10n.t('$(bell) Reminder at {0}', this.words.timeOfDay(remindsAt)),
      3_000,
    );
    return remindsAt.toISOString();
  }
}
