import * as vscode from 'vscode';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { encodeUrl } from '../links/encodeUrl';
import {
  readableMarkdownLine,
  readableMarkdownLineWithLinks,
  sanitizeMarkdown,
} from '../text/markdown';
import { taskLine, withTaskBoxes } from '../notes/taskBoxes';
import { ActionableError } from '../platform/actionableError';
import type { CommandProgress } from '../platform/commandProgress';
import type { MeetingSummary } from '../zoom/recordingTypes';
import { isLoopback } from '../zoom/serverUrl';
import { explainSummary, noSummaryMessage } from './recordingErrors';
import type { Note, NoteDocuments } from './noteDocuments';
import type { PastMeeting, PastMeetingResolver } from './pastMeetingResolver';
import type { RecordingFormatter } from './recordingFormatter';

/** What {@link SummaryCommand} needs. */
export interface SummaryCommandDeps {
  clients: Pick<ZoomClients, 'clientFor'>;
  resolver: PastMeetingResolver;
  documents: Pick<NoteDocuments, 'showNote'>;
  formatter: RecordingFormatter;
  progress: Pick<CommandProgress, 'describeWait'>;
}

/** Opens the AI Companion summary of a meeting in a document. */
export class SummaryCommand {
  constructor(private readonly deps: SummaryCommandDeps) {}

  /**
   * Opens the summary of the meeting that the argument names, or of one that is picked.
   *
   * @returns the document's text
   */
  async openSummary(argument: unknown): Promise<string> {
    const meeting = await this.deps.resolver.resolve(
      argument,
      vscode.l10n.t('Which meeting’s AI summary do you want to open?'),
    );
    this.deps.progress.describeWait(vscode.l10n.t('Opening AI summary…'));
    const note = await this.readSummary(meeting);
    await this.deps.documents.showNote(note);
    return note.text;
  }

  /** Reads a summary from Zoom. */
  async readSummary(meeting: PastMeeting): Promise<Note> {
    const summary = await this.fetchSummary(meeting);
    return {
      kind: 'summary',
      meeting: {
        ...meeting,
        topic: summary.meeting_topic ?? meeting.topic,
        start: summary.meeting_start_time ?? meeting.start,
      },
      text: this.toMarkdown(meeting, summary),
    };
  }

  private async fetchSummary({ account, uuid }: PastMeeting): Promise<MeetingSummary> {
    const client = await this.deps.clients.clientFor(account);
    try {
      return await client.getMeetingSummary(uuid);
    } catch (error) {
      throw explainSummary(error);
    }
  }

  private toMarkdown({ account, topic, start }: PastMeeting, summary: MeetingSummary): string {
    const content = summary.summary_content?.trim() ?? '';
    const body =
      content === ''
        ? this.olderBody(summary)
        : sanitizeMarkdown(withTaskBoxes(content, tasksOf(summary)));
    if (body === '') {
      throw new ActionableError(noSummaryMessage());
    }
    const when = this.deps.formatter.fullTime(summary.meeting_start_time ?? start);
    const link = linkToZoom(account, summary);
    return `${[
      `# ${readableMarkdownLine(this.deps.formatter.topic(summary.meeting_topic ?? topic))}`,
      [vscode.l10n.t('AI summary'), when].filter((part) => part !== '').join(' · '),
      ...(link === undefined ? [] : [link]),
      body,
    ].join('\n\n')}\n`;
  }

  /** The parts of an older summary, which has no single content. Edited parts go first. */
  private olderBody(summary: MeetingSummary): string {
    const {
      summary_overview: overview,
      summary_details: details,
      edited_summary: edited,
    } = summary;
    const tasks = tasksOf(summary);
    return [
      sanitizeMarkdown(edited?.summary_overview ?? overview ?? ''),
      edited?.summary_details === undefined || edited.summary_details === null
        ? (details ?? [])
            .map(({ label, summary: text }) =>
              [
                ...(label === undefined || label === null || label === '' ? [] : [heading(label)]),
                sanitizeMarkdown(text ?? ''),
              ].join('\n\n'),
            )
            .join('\n\n')
        : sanitizeMarkdown(edited.summary_details),
      tasks.length === 0
        ? ''
        : [
            heading(vscode.l10n.t('Next Steps')),
            tasks.map((task) => taskLine(readableMarkdownLineWithLinks(task))).join('\n'),
          ].join('\n\n'),
    ]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n');
  }
}

function tasksOf({ edited_summary: edited, next_steps: steps }: MeetingSummary): string[] {
  return edited?.next_steps ?? steps ?? [];
}

function heading(text: string): string {
  return `## ${readableMarkdownLine(text)}`;
}

/**
 * A link to the page at Zoom on which the summary can be read and shared. http is allowed only on
 * loopback, and only if the API is on loopback too.
 */
function linkToZoom(
  { apiUrl }: AccountSummary,
  { summary_doc_url: page }: MeetingSummary,
): string | undefined {
  if (page === undefined || page === null || !URL.canParse(page)) {
    return undefined;
  }
  const { protocol, hostname, href } = new URL(page);
  const isOnThisMachine =
    protocol === 'http:' && isLoopback(hostname) && isLoopback(new URL(apiUrl).hostname);
  const title = vscode.l10n.t('Open in Zoom');
  return protocol === 'https:' || isOnThisMachine ? `[${title}](${encodeUrl(href)})` : undefined;
}
