/** What `zoom.deleteMeeting` and `zoom.endMeeting` take from code besides the meeting. */
export interface RemoveOptions {
  /** One occurrence of a series, by Zoom's id of it. */
  occurrenceId: string | undefined;
  /** Whether a person is asked first. */
  confirm: boolean;
}

/** Reads the second argument, whatever it is; a menu hands over its selection there. */
export function removeOptions(argument: unknown): RemoveOptions {
  const { occurrenceId, confirm } = (
    typeof argument === 'object' && argument !== null ? argument : {}
  ) as Record<string, unknown>;
  return {
    occurrenceId:
      typeof occurrenceId === 'number'
        ? String(occurrenceId)
        : typeof occurrenceId === 'string' && occurrenceId !== ''
          ? occurrenceId
          : undefined,
    confirm: confirm !== false,
  };
}
