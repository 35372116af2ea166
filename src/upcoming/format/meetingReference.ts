import type { OwnedMeeting } from '../../meetings/model/meetingsModel';

/**
 * The argument that identifies a meeting to a command when a person clicks a link or button. It has
 * no secrets such as the passcode, because links contain it as plain text.
 */
export function meetingReference({ accountId, entry }: OwnedMeeting): object {
  return { id: entry.id, accountId, start: entry.start?.toISOString(), fromView: true };
}
