import * as vscode from 'vscode';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { singleLine } from '../../text/plainText';
import { meetingPageScheme } from '../../platform/identifiers';
import { parseMeetingPageUri } from './parseMeetingReference';

/**
 * Returns the URI of a meeting's details page. Its authority says what can be done, for `when` clauses;
 * its path is what VS Code shows as its name; its query names the meeting.
 *
 * @param label the topic, or a placeholder
 */
export function meetingPageUri(
  accountId: string,
  entry: ScheduledMeeting,
  label: string,
): vscode.Uri {
  // VS Code takes the label for a path, and would cut it at a slash.
  const name = singleLine(label).replace(/[/\\]/g, '\u2215');
  return vscode.Uri.from({
    scheme: meetingPageScheme,
    authority: [
      entry.isHost ? 'hosted' : 'invited',
      ...(entry.joinUrl === undefined ? [] : ['joinable']),
      ...(entry.isPersonalRoom ? ['personal'] : []),
    ].join('.'),
    path: `/${name}.md`,
    query: JSON.stringify({
      label: name,
      accountId,
      id: entry.id,
      start: entry.isSeries ? entry.start?.toISOString() : undefined,
    }),
  });
}

/** Whether two pages are about the same meeting, even if its topic has changed. */
export function areOfSameMeeting(one: vscode.Uri, other: vscode.Uri): boolean {
  const [a, b] = [parseMeetingPageUri(one), parseMeetingPageUri(other)];
  return (
    a !== undefined &&
    a.id === b?.id &&
    a.accountId === b.accountId &&
    a.start?.getTime() === b.start?.getTime()
  );
}
