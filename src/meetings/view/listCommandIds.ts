/** The commands about the list as a whole, whose code is loaded when the first one runs. */
export const listCommandIds = [
  'zoom.refreshMeetings',
  'zoom.findMeeting',
  'zoom.showPreviousMeetings',
  'zoom.hidePreviousMeetings',
] as const;

/** The id of one of these commands. */
export type ListCommandId = (typeof listCommandIds)[number];
