/** The commands of this room, whose code is loaded when the first one runs. */
export const recordingCommandIds = [
  'zoom.refreshRecordings',
  'zoom.showEarlierRecordings',
  'zoom.openRecording',
  'zoom.copyRecordingLink',
  'zoom.copyRecordingPasscode',
  'zoom.openTranscript',
  'zoom.openSummary',
] as const;

/** The id of one of these commands. */
export type RecordingCommandId = (typeof recordingCommandIds)[number];
