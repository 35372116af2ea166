import * as vscode from 'vscode';
import { ActionableError } from '../platform/actionableError';
import { isLoopback } from '../zoom/serverUrl';
import type { TargetMeeting } from './meetingArgument';

/**
 * The link that people join a meeting with, checked: https, or http on loopback where the API is
 * there too.
 *
 * @throws {ActionableError} where Zoom gave none, as for some meetings one is only invited to
 */
export function joinLinkOf({ account, entry }: TargetMeeting): string {
  if (entry.joinUrl !== undefined && URL.canParse(entry.joinUrl)) {
    const url = new URL(entry.joinUrl);
    const sandboxed =
      url.protocol === 'http:' &&
      isLoopback(url.hostname) &&
      isLoopback(new URL(account.apiUrl).hostname);
    if (url.protocol === 'https:' || sandboxed) {
      return entry.joinUrl;
    }
  }
  throw new ActionableError(vscode.l10n.t('Zoom gives no join link for this meeting.'), [
    {
      title: vscode.l10n.t('Refresh Meetings'),
      run: () => vscode.commands.executeCommand('zoom.refreshMeetings'),
    },
  ]);
}
