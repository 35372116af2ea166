import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { CommandId } from '../../platform/identifiers';

/**
 * What names a meeting to a command that a person clicked, in plain values: links carry it. What is
 * secret, such as a passcode, stays out of it.
 */
export function meetingReference({ accountId, entry }: OwnedMeeting): object {
  return { id: entry.id, accountId, start: entry.start?.toISOString(), fromView: true };
}

/** The address of a command about a meeting, for a Markdown link. */
export function commandLink(command: CommandId, meeting: OwnedMeeting): string {
  const query = encodeURIComponent(JSON.stringify([meetingReference(meeting)]));
  return `command:${command}?${query.replaceAll('(', '%28').replaceAll(')', '%29')}`;
}
