import * as vscode from 'vscode';
import type { MeetingArgument } from '../meetings/meetingArgument';
import type { MeetingsModel } from '../meetings/meetingsModel';
import type { MeetingWords } from '../meetings/meetingWords';
import type { CommandRun } from '../platform/commandRegistry';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { NearMeetingsTooltip } from './nearMeetingsTooltip';
import { NearMeetingsWatch } from './nearMeetingsWatch';
import { ReminderClaims } from './reminderClaims';
import { ReminderNotifications } from './reminderNotifications';
import { ReminderWords } from './reminderWords';
import { SnoozeCommand } from './snoozeCommand';
import { StatusBarMeeting } from './statusBarMeeting';

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
