import * as vscode from 'vscode';
import type { AccountSummary } from '../accounts/clients/zoomClients';
import { encodeUrl } from '../links/encodeUrl';
import { ActionableError } from '../platform/actionableError';
import { isLoopback } from '../zoom/serverUrl';
import { isZoomHost } from '../zoom/zoomHosts';
import type { Recording, RecordingFile } from '../zoom/recordingTypes';

/** What to play, the best first. */
const playOrder = ['MP4', 'M4A'];

/** Whether a recording has a transcript. */
export function hasTranscript({ recording_files: files }: Recording): boolean {
  return files.some(({ file_type: type }) => type === 'TRANSCRIPT');
}

/** Where a file plays, or can be downloaded by somebody who is signed in on Zoom's website. */
export function playUrlOf({ play_url: play, download_url: download }: RecordingFile) {
  return nonEmpty(play) ?? nonEmpty(download);
}

/**
 * The page on which a recording plays: that of the file, or of its best video, or else the share page
 * or any page it has.
 *
 * @throws {ActionableError} if it has none that may be opened
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
          ...recording.recording_files.map(playUrlOf),
        ]
      : [playUrlOf(file)],
  );
}

/**
 * The page to send to somebody else: the file's own, or the share page, or else the page on which
 * the recording plays. A download link is not one, because it works only for the owner.
 *
 * @throws {ActionableError} if it has none that may be opened
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
 * The same page with the passcode for links, so that the browser does not ask for it. The passcode is
 * added on Zoom's own hosts only.
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
  return encodeUrl(url.href);
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
      // Zoom has put tokens into such links, which anyone with the link could use.
      url.searchParams.delete('access_token');
      return encodeUrl(link.includes('access_token=') ? url.href : link);
    }
  }
  throw new ActionableError(
    vscode.l10n.t('Zoom provides no link for this recording. It may still be processing.'),
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
