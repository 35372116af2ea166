import * as vscode from 'vscode';
import type { AuthenticatedDownloads } from '../accounts/clients/authenticatedDownloads';
import type { ZoomClients } from '../accounts/clients/zoomClients';
import { listSeparator } from '../text/listSeparator';
import { readableMarkdownLine, readableMarkdownLineWithLinks } from '../text/markdown';
import { playerTime, speakersOf, toParagraphs, type Paragraph } from '../notes/paragraphs';
import { parseWebVtt } from '../notes/webVtt';
import { ActionableError } from '../platform/actionableError';
import type { CommandProgress } from '../platform/commandProgress';
import { ZoomServerError } from '../zoom/errors';
import type { TranscriptInfo } from '../zoom/recordingTypes';
import { explainTranscript, noTranscriptMessage } from './recordingErrors';
import type { Note, NoteDocuments } from './noteDocuments';
import type { PastMeeting, PastMeetingResolver } from './pastMeetingResolver';
import type { RecordingFormatter } from './recordingFormatter';

/** What {@link TranscriptCommand} needs. */
export interface TranscriptCommandDeps {
  clients: Pick<ZoomClients, 'clientFor'>;
  downloads: AuthenticatedDownloads;
  resolver: PastMeetingResolver;
  documents: Pick<NoteDocuments, 'showNote'>;
  formatter: RecordingFormatter;
  progress: Pick<CommandProgress, 'describeWait'>;
}

/** Opens the transcript of a meeting in a document. */
export class TranscriptCommand {
  constructor(private readonly deps: TranscriptCommandDeps) {}

  /**
   * Opens the transcript of the meeting that the argument names, or of one that is picked.
   *
   * @returns the document's text
   */
  async openTranscript(argument: unknown): Promise<string> {
    const meeting = await this.deps.resolver.resolve(
      argument,
      vscode.l10n.t('Which meeting’s transcript do you want to open?'),
    );
    this.deps.progress.describeWait(vscode.l10n.t('Opening transcript…'));
    const note = await this.readTranscript(meeting);
    await this.deps.documents.showNote(note);
    return note.text;
  }

  /** Reads a transcript from Zoom. */
  async readTranscript(meeting: PastMeeting): Promise<Note> {
    const info = await this.fetchInfo(meeting);
    return {
      kind: 'transcript',
      meeting: { ...meeting, topic: meeting.topic ?? info.meeting_topic },
      text: this.toMarkdown(meeting, info, await this.fetchParagraphs(meeting, info)),
    };
  }

  private async fetchInfo({ account, uuid }: PastMeeting): Promise<TranscriptInfo> {
    const client = await this.deps.clients.clientFor(account);
    try {
      return await client.getTranscript(uuid);
    } catch (error) {
      throw explainTranscript(error);
    }
  }

  private async fetchParagraphs(
    { account }: PastMeeting,
    {
      can_download: canDownload,
      download_url: url,
      download_restriction_reason: reason,
    }: TranscriptInfo,
  ): Promise<Paragraph[]> {
    if (canDownload === false || url === undefined || url === null || url === '') {
      throw new ActionableError(restrictionMessage(reason));
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
      return await this.deps.downloads.downloadText(account, url);
    } catch (error) {
      throw explainTranscript(error);
    }
  }

  private toMarkdown(
    { topic, start }: PastMeeting,
    { meeting_topic: ownTopic, transcript_created_time: created }: TranscriptInfo,
    paragraphs: readonly Paragraph[],
  ): string {
    const when = this.deps.formatter.fullTime(start) || this.deps.formatter.fullDate(created);
    const speakers = speakersOf(paragraphs).join(listSeparator(vscode.env.language));
    return `${[
      `# ${readableMarkdownLine(this.deps.formatter.topic(topic ?? ownTopic))}`,
      [vscode.l10n.t('Transcript'), when].filter((part) => part !== '').join(' · '),
      ...(speakers === '' ? [] : [vscode.l10n.t('Speakers: {0}', readableMarkdownLine(speakers))]),
      '---',
      ...paragraphs.flatMap(({ start: time, speaker, text }) => [
        speaker === ''
          ? playerTime(time)
          : `**${readableMarkdownLine(speaker)}** · ${playerTime(time)}`,
        readableMarkdownLineWithLinks(text),
      ]),
    ].join('\n\n')}\n`;
  }
}

/** The message for a reason of Zoom's (Zoom API, "Get a meeting transcript"). */
function restrictionMessage(reason: string | null | undefined): string {
  switch (reason ?? '') {
    case 'NOT_READY':
      return vscode.l10n.t('Zoom is still processing this transcript. Try again in a few minutes.');
    case 'DELETED_OR_TRASHED':
      return vscode.l10n.t('This transcript was deleted or is in the trash.');
    case 'UNSUPPORTED':
      return vscode.l10n.t('This transcript is unavailable because its format is not supported.');
    default:
      return noTranscriptMessage();
  }
}
