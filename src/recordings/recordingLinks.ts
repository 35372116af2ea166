import * as vscode from 'vscode';
import type { AccountSummary } from '../accounts/clients/zoomClients';
import { ActionableError } from '../platform/actionableError';
import { isLoopback } from '../zoom/serverUrl';
import { isZoomHost } from '../zoom/zoomHosts';
import type { Recording, RecordingFile } from '../zoom/recordingTypes';

/** What to play, the best first. */
const playOrder = ['MP4', 'M4A'];

/** Where a file plays, or is downloaded by somebody who is signed in to Zoom's web pages. */
export function playAddressOf({ play_url: play, download_url: download }: RecordingFile) {
  return nonEmpty(play) ?? nonEmpty(download);
}

/**
 * The page to watch a recording on: of a file, or of its best video, else its share page, else
 * whatever it has.
 *
 * @throws {ActionableError} where it has none that may be opened
 */
export function playLinkOf(
  account: AccountSummary,
  recording: Recording,
  file?: RecordingFile,
): string {
  return firstOpenable(
    account,
    file === undefined
      ? [
          ...playable(recording).map(({ play_url: play }) => play),
          recording.share_url,
          ...recording.recording_files.map(playAddressOf),
        ]
      : [playAddressOf(file)],
  );
}

/**
 * The page to send to somebody else: a file's own, or the share page, else where the recording
 * plays. What only its owner may download is none.
 *
 * @throws {ActionableError} where it has none that may be opened
 */
export function shareLinkOf(
  account: AccountSummary,
  recording: Recording,
  file?: RecordingFile,
): string {
  return firstOpenable(account, [
    file?.play_url,
    recording.share_url,
    ...playable(recording).map(({ play_url: play }) => play),
  ]);
}

/**
 * The same page with the passcode that Zoom gives for links, so that nobody is asked for it; on
 * Zoom's own hosts only.
 */
export function withPasscode(
  link: string,
  { apiUrl }: AccountSummary,
  recording: Recording,
): string {
  const passcode = nonEmpty(recording.recording_play_passcode);
  if (passcode === undefined || !isZoomHost(link, apiUrl)) {
    return link;
  }
  const url = new URL(link);
  if (!url.searchParams.has('pwd')) {
    url.searchParams.set('pwd', passcode);
  }
  return url.href;
}

function playable({ recording_files: files }: Recording): RecordingFile[] {
  const rank = ({ file_type: type }: RecordingFile) => {
    const index = playOrder.indexOf(type ?? '');
    return index < 0 ? playOrder.length : index;
  };
  return files
    .filter(({ play_url: play }) => nonEmpty(play) !== undefined)
    .sort((a, b) => rank(a) - rank(b));
}

function firstOpenable(
  { apiUrl }: AccountSummary,
  links: readonly (string | null | undefined)[],
): string {
  const { hostname } = new URL(apiUrl);
  for (const link of links) {
    if (typeof link !== 'string' || !URL.canParse(link)) {
      continue;
    }
    const url = new URL(link);
    if (url.protocol === 'https:' || (isLoopback(hostname) && isZoomHost(link, apiUrl))) {
      // Zoom has let tokens stand in such links; whoever has the link would have the token.
      url.searchParams.delete('access_token');
      return link.includes('access_token=') ? url.href : link;
    }
  }
  throw new ActionableError(
    vscode.l10n.t('Zoom gives no link for this. The recording may still be processed.'),
    [
      {
        title: vscode.l10n.t('Refresh Recordings'),
        run: () => vscode.commands.executeCommand('zoom.refreshRecordings'),
      },
    ],
  );
}

function nonEmpty(text: string | null | undefined): string | undefined {
  return text === undefined || text === null || text === '' ? undefined : text;
}
