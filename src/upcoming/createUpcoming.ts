import type { MeetingParts } from '../meetings/target/meetingParts';
import type { CommandHandlers } from '../platform/commandRegistry';
import { ReminderFormatter } from './format/reminderFormatter';
import { ReminderClaims } from './reminders/reminderClaims';
import { ReminderNotifications } from './reminders/reminderNotifications';
import { SnoozeCommand } from './reminders/snoozeCommand';
import { SnoozedReminders } from './reminders/snoozedReminders';
import { StatusBarMeetingItem } from './statusBar/statusBarMeetingItem';
import { UpcomingMeetingsHover } from './statusBar/upcomingMeetingsHover';
import { UpcomingMeetingsMonitor } from './upcomingMeetingsMonitor';

/** The running status bar item and reminders. */
export interface Upcoming {
  readonly commands: CommandHandlers<'reminders'>;
  dispose(): void;
}

/** Creates and starts the status bar item and the reminders. */
export function createUpcoming({
  services,
  model,
  resolver,
  formatter,
  locale,
}: MeetingParts): Upcoming {
  const { settings, commands, log } = services;
  const reminderFormatter = new ReminderFormatter(formatter, locale);
  const claims = new ReminderClaims(services.folder('reminders'), log);
  void claims.removeOld();
  const snoozed = new SnoozedReminders(services.globalState, log);
  void snoozed.removeExpired();
  const reminders = new ReminderNotifications({
    settings,
    formatter: reminderFormatter,
    claims,
    snoozed,
    log,
  });
  const statusBar = new StatusBarMeetingItem(
    reminderFormatter,
    new UpcomingMeetingsHover(formatter, reminderFormatter),
  );
  const monitor = new UpcomingMeetingsMonitor({
    model,
    settings,
    statusBar,
    reminders,
    locale,
    onDidRunCommand: commands.onDidRun,
  });
  const snooze = new SnoozeCommand(resolver, reminders, reminderFormatter);
  return {
    commands: { 'zoom.snoozeReminder': (meeting) => snooze.snooze(meeting) },
    dispose: () => {
      monitor.dispose();
      reminders.dispose();
      statusBar.dispose();
    },
  };
}
