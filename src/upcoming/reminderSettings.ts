import type { SettingId } from '../platform/identifiers';

/** The settings of this room. */
export const reminderSettings = [
  'zoom.statusBar.enabled',
  'zoom.statusBar.leadTime',
  'zoom.reminder.minutesBefore',
] as const satisfies readonly SettingId[];
