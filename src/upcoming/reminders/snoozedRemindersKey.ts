/** Under which key of the global state snoozed reminders are kept; it has no value if there are none. */
export const snoozedRemindersKey = 'snoozedReminders';
