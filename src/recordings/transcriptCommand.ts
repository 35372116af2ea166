import * as vscode from 'vscode';
import type { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { readableMarkdownLine } from '../text/markdown';
import { playerTime, speakersOf, toParagraphs, type Paragraph } from '../notes/paragraphs';
import { parseWebVtt } from '../notes/webVtt';
import { ActionableError } from '../platform/actionableError';
import { ZoomServerError } from '../zoom/errors';
import type { TranscriptInfo } from '../zoom/recordingTypes';
import { explainTranscript, noTranscriptWords } from './recordingErrors';
import { openMarkdown } from './newDocument';
import type { PastMeeting, PastMeetingResolver } from './pastMeetingResolver';
import type { RecordingFormatter } from './recordingFormatter';

/** Opens what was said at a meeting as a document. */
export class TranscriptCommand {
  constructor(
    private readonly clients: ZoomClients,
    private readonly downloads: AuthenticatedDownloads,
    private readonly argument: PastMeetingResolver,
    private readonly words: RecordingFormatter,
  ) {}

  /** @returns the document's text */
  async openTranscript(argument: unknown): Promise<string> {
    const meeting = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting’s transcript do you want to open?'),
    );
    return openMarkdown(vscode.l10n.t('Opening the transcript'), async () => {
      const info = await this.info(meeting);
      return this.document(meeting, info, await this.paragraphs(meeting, info));
    });
  }

  private async info({ account, uuid }: PastMeeting): Promise<TranscriptInfo> {
    const client = await this.clients.clientFor(account);
    try {
      return await client.getTranscript(uuid);
    } catch (error) {
      throw explainTranscript(error);
    }
  }

  private async paragraphs(
    { account }: PastMeeting,
    {
      can_download: canDownload,
      download_url: url,
      download_restriction_reason: reason,
    }: TranscriptInfo,
  ): Promise<Paragraph[]> {
    if (canDownload === false || url === undefined || url === null || url === '') {
      throw new ActionableError(restrictionWords(reason));
    }
    const text = await this.download(account, url);
    const cues = parseWebVtt(text);
    if (cues === undefined) {
      throw new ZoomServerError('unreadable', new URL(url).host);
    }
    if (cues.length === 0) {
      throw new ActionableError(vscode.l10n.t('The transcript of this meeting is empty.'));
    }
    return toParagraphs(cues);
  }

  private async download(account: PastMeeting['account'], url: string): Promise<string> {
    try {
      return await this.downloads.downloadText(account, url);
    } catch (error) {
      throw explainTranscript(error);
    }
  }

  private document(
    { topic, start }: PastMeeting,
    { meeting_topic: ownTopic, transcript_created_time: created }: TranscriptInfo,
    paragraphs: readonly Paragraph[],
  ): string {
    const when = this.words.fullTime(start) || this.words.fullDate(created);
    const speakers = speakersOf(paragraphs).map(readableMarkdownLine);
    return `${[
      `# ${readableMarkdownLine(this.words.topic(topic ?? ownTopic))}`,
      [vscode.l10n.t('Transcript'), when].filter((part) => part !== '').join(' · '),
      ...(speakers.length === 0 ? [] : [vscode.l10n.t('Speakers: {0}', speakers.join(', '))]),
      '---',
      ...paragraphs.flatMap(({ start: time, speaker, text }) => [
        speaker === ''
          ? playerTime(time)
          : `**${readableMarkdownLine(speaker)}** · ${playerTime(time)}`,
        readableMarkdownLine(text),
      ]),
    ].join('\n\n')}\n`;
  }
}

/** Zoom's reasons, said to people (Zoom API, "Get a meeting transcript"). */
function restrictionWords(reason: string | null | undefined): string {
  switch (reason ?? '') {
    case 'NOT_READY':
      return vscode.l10n.t('Zoom is still working on this transcript. Try again in some minutes.');
    case 'DELETED_OR_TRASHED':
      return vscode.l10n.t('This transcript has been deleted, or is in the trash at Zoom.');
    case 'UNSUPPORTED':
      return vscode.l10n.t('Zoom cannot hand out this transcript: its format is not supported.');
    default:
      return noTranscriptWords();
  }
}
