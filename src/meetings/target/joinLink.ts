import * as vscode from 'vscode';
import { parseZoomLink } from '../../links/zoomLink';
import { ActionableError } from '../../platform/actionableError';
import { isLoopback } from '../../zoom/serverUrl';
import { isHostedByAccount, type TargetMeeting } from '../model/targetMeeting';

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

/**
 * The link that a host starts a meeting with, without its ZAK. Only the user's own meetings have
 * one, and only on Zoom's domains or on the server itself: a ZAK goes nowhere else.
 *
 * @throws {ActionableError} where somebody else hosts the meeting
 */
export function startLinkOf(target: TargetMeeting): string {
  const link = joinLinkOf(target);
  const { host, hostname } = new URL(target.account.apiUrl);
  const isZooms = parseZoomLink(link, isLoopback(hostname) ? host : undefined) !== undefined;
  if (!isHostedByAccount(target) || !isZooms) {
    throw new ActionableError(
      vscode.l10n.t('Only its host can start this meeting. You can join it.'),
      [
        {
          title: vscode.l10n.t('Join Meeting'),
          run: () => vscode.commands.executeCommand('zoom.joinMeeting', { id: target.entry.id }),
        },
      ],
    );
  }
  return `${new URL(link).origin}/s/${target.entry.id}`;
}
