/** The commands of this room, whose code is loaded when the first one runs. */
export const insertCommandIds = [
  'zoom.copyJoinLink',
  'zoom.insertJoinLink',
  'zoom.insertZak',
  'zoom.copyZak',
] as const;

/** The id of one of these commands. */
export type InsertCommandId = (typeof insertCommandIds)[number];
