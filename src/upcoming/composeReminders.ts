import * as vscode from 'vscode';
import type { MeetingArgument } from '../meetings/target/meetingResolver';
import type { MeetingsModel } from '../meetings/model/meetingsModel';
import type { MeetingWords } from '../meetings/format/meetingFormatter';
import type { CommandRun } from '../platform/commandRegistry';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { NearMeetingsTooltip } from './statusBar/upcomingMeetingsHover';
import { NearMeetingsWatch } from './upcomingMeetingsMonitor';
import { ReminderClaims } from './reminders/reminderClaims';
import { ReminderNotifications } from './reminders/reminderNotifications';
import { ReminderWords } from './format/reminderFormatter';
import { SnoozeCommand } from './reminders/snoozeCommand';
import { StatusBarMeeting } from './statusBar/statusBarMeetingItem';

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
  argument: MeetingArgument,
  settings: Settings,
  meetingWords: MeetingWords,
  onDidRunCommand: vscode.Event<CommandRun>,
  folder: string,
  log: Log,
): RunningReminders {
  const words = new ReminderWords(meetingWords, vscode.env.language);
  const claims = new ReminderClaims(folder, log);
  void claims.removeOld();
  const reminders = new ReminderNotifications(settings, words, claims, log);
  const statusBar = new StatusBarMeeting(words, new NearMeetingsTooltip(meetingWords, words));
  const watch = new NearMeetingsWatch(model, settings, statusBar, reminders, onDidRunCommand);
  return {
    snooze: new SnoozeCommand(argument, reminders, words),
    dispose: () => {
      watch.dispose();
      reminders.dispose();
      statusBar.dispose();
    },
  };
}
