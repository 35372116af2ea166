import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { CommandId } from '../../platform/identifiers';

/**
 * The argument that names a meeting to a command when a person clicks a link or button. It has plain
 * values only, and no secrets such as the passcode, because it becomes part of links.
 */
export function meetingReference({ accountId, entry }: OwnedMeeting): object {
  return { id: entry.id, accountId, start: entry.start?.toISOString(), fromView: true };
}

/** Returns a `command:` URI that runs a command on a meeting, escaped for a Markdown link. */
export function commandLink(command: CommandId, meeting: OwnedMeeting): string {
  const query = encodeURIComponent(JSON.stringify([meetingReference(meeting)]));
  return `command:${command}?${query.replaceAll('(', '%28').replaceAll(')', '%29')}`;
}
