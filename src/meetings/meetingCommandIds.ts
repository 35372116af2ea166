/** The commands of this room that may be about a row, whose code is loaded when the first one runs. */
export const meetingCommandIds = ['zoom.joinMeeting', 'zoom.startMeeting'] as const;

/** The commands of this room that are about no row. */
export const listCommandIds = [
  'zoom.refreshMeetings',
  'zoom.showPreviousMeetings',
  'zoom.hidePreviousMeetings',
] as const;

/** The id of one of these commands. */
export type MeetingCommandId = (typeof meetingCommandIds | typeof listCommandIds)[number];
