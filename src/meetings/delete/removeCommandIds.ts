/** The commands that end and delete meetings, whose code is loaded when the first one runs. */
export const removeCommandIds = ['zoom.endMeeting', 'zoom.deleteMeeting'] as const;

/** The id of one of these commands. */
export type RemoveCommandId = (typeof removeCommandIds)[number];
