import * as vscode from 'vscode';
import type { MeetingResolver } from '../meetings/target/meetingResolver';
import type { MeetingsModel } from '../meetings/model/meetingsModel';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { CommandRun } from '../platform/commandRegistry';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { UpcomingMeetingsHover } from './statusBar/upcomingMeetingsHover';
import { UpcomingMeetingsMonitor } from './upcomingMeetingsMonitor';
import { ReminderClaims } from './reminders/reminderClaims';
import { ReminderNotifications } from './reminders/reminderNotifications';
import { ReminderFormatter } from './format/reminderFormatter';
import { SnoozeCommand } from './reminders/snoozeCommand';
import { StatusBarMeetingItem } from './statusBar/statusBarMeetingItem';

/** This room while it is at work. */
export interface RunningReminders {
  readonly snooze: SnoozeCommand;
  dispose(): void;
}

/**
 * Puts the parts of this room together, in the chunk that holds them, and sets them going.
 *
 * @param folder shared by all windows
 */
export function composeReminders(
  model: MeetingsModel,
  argument: MeetingResolver,
  settings: Settings,
  meetingWords: MeetingFormatter,
  onDidRunCommand: vscode.Event<CommandRun>,
  folder: string,
  log: Log,
): RunningReminders {
  const words = new ReminderFormatter(meetingWords, vscode.env.language);
  const claims = new ReminderClaims(folder, log);
  void claims.removeOld();
  const reminders = new ReminderNotifications(settings, words, claims, log);
  const statusBar = new StatusBarMeetingItem(words, new UpcomingMeetingsHover(meetingWords, words));
  const watch = new UpcomingMeetingsMonitor(model, settings, statusBar, reminders, onDidRunCommand);
  return {
    snooze: new SnoozeCommand(argument, reminders, words),
    dispose: () => {
      watch.dispose();
      reminders.dispose();
      statusBar.dispose();
    },
  };
}
