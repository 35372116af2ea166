import type { SettingId } from '../platform/identifiers';

/** The settings of the status bar item and the reminders. */
export const upcomingSettings = [
  'zoom.statusBar.enabled',
  'zoom.statusBar.leadTime',
  'zoom.reminder.minutesBefore',
] as const satisfies readonly SettingId[];
