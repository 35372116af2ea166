import type { MeetingParts } from '../meetings/target/meetingParts';
import type { CommandHandlers } from '../platform/commandRegistry';
import { ReminderClaims } from './reminders/reminderClaims';
import { ReminderNotifications } from './reminders/reminderNotifications';
import { SnoozeCommand } from './reminders/snoozeCommand';
import { SnoozedReminders } from './reminders/snoozedReminders';
import type { StatusBar } from './statusBar/createStatusBar';
import { UpcomingMeetingsMonitor } from './upcomingMeetingsMonitor';

/** The running reminders, and what keeps the status bar item up to date. */
export interface Upcoming {
  readonly commands: CommandHandlers<'reminders'>;
  dispose(): void;
}

/** Starts the reminders, and updates the status bar item from now on. */
export function createUpcoming(
  { services, model, resolver }: MeetingParts,
  { item, formatter, locale, cached }: StatusBar,
): Upcoming {
  const { settings, commands, log } = services;
  const claims = new ReminderClaims(services.folder('reminders'), log);
  void claims.removeOld();
  const snoozed = new SnoozedReminders(services.globalState, log);
  void snoozed.removeExpired();
  const reminders = new ReminderNotifications({
    settings,
    formatter,
    claims,
    snoozed,
    log,
  });
  cached.stop();
  const monitor = new UpcomingMeetingsMonitor({
    model,
    settings,
    statusBar: item,
    reminders,
    locale,
    onDidRunCommand: commands.onDidRun,
  });
  const snooze = new SnoozeCommand(resolver, reminders, formatter);
  return {
    commands: { 'zoom.snoozeReminder': (meeting) => snooze.snooze(meeting) },
    dispose: () => {
      monitor.dispose();
      reminders.dispose();
    },
  };
}
