/** The commands that open meetings, whose code is loaded when the first one runs. */
export const openCommandIds = [
  'zoom.joinMeeting',
  'zoom.joinMeetingWith',
  'zoom.startMeeting',
] as const;

/** The id of one of these commands. */
export type OpenCommandId = (typeof openCommandIds)[number];
