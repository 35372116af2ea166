import type { OwnedMeeting } from '../../meetings/model/meetingsModel';

/**
 * What names a meeting to a command that a person clicked, in plain values: links carry it. What is
 * secret, such as a passcode, stays out of it.
 */
export function meetingReference({ accountId, entry }: OwnedMeeting): object {
  return { id: entry.id, accountId, start: entry.start?.toISOString(), fromView: true };
}
