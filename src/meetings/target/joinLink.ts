import * as vscode from 'vscode';
import { encodeUrl } from '../../links/encodeUrl';
import { ownHostOf, parseZoomLink } from '../../links/zoomLink';
import { ActionableError } from '../../platform/actionableError';
import { isLoopback } from '../../zoom/serverUrl';
import { isHostedByAccount, type TargetMeeting } from '../model/targetMeeting';

/**
 * Returns the link that people join a meeting with: https, or http on loopback if the API is there too.
 * It has no characters that mean something in the text around it.
 *
 * @throws {ActionableError} if Zoom gave none, as for some invitations
 */
export function joinLinkOf({ account, entry }: TargetMeeting): string {
  if (entry.joinUrl !== undefined && URL.canParse(entry.joinUrl)) {
    const { protocol, hostname } = new URL(entry.joinUrl);
    const isSandbox =
      protocol === 'http:' && isLoopback(hostname) && ownHostOf(account.apiUrl) !== undefined;
    if (protocol === 'https:' || isSandbox) {
      return encodeUrl(entry.joinUrl);
    }
  }
  throw new ActionableError(vscode.l10n.t('Zoom provides no join link for this meeting.'), [
    {
      title: vscode.l10n.t('Refresh Meetings'),
      run: () => vscode.commands.executeCommand('zoom.refreshMeetings'),
    },
  ]);
}

/**
 * Returns the link that a host starts a meeting with, without its ZAK. Only the user's own meetings have
 * one, and only on Zoom's domains or on the server of the API, so that a ZAK goes nowhere else.
 *
 * @throws {ActionableError} if the user cannot start the meeting
 */
export function startLinkOf(target: TargetMeeting): string {
  const { account, entry } = target;
  const link = joinLinkOf(target);
  const isZoomHost = parseZoomLink(link, ownHostOf(account.apiUrl)) !== undefined;
  if (!isHostedByAccount(target) || !isZoomHost) {
    throw new ActionableError(
      vscode.l10n.t('Only the host can start this meeting. You can join it.'),
      [
        {
          title: vscode.l10n.t('Join Meeting'),
          run: () =>
            vscode.commands.executeCommand('zoom.joinMeeting', {
              id: entry.id,
              accountId: account.id,
            }),
        },
      ],
    );
  }
  return `${new URL(link).origin}/s/${entry.id}`;
}
