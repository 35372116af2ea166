import * as vscode from 'vscode';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import { markdownUrl, readableMarkdownLine } from '../text/markdown';
import { taskLine, withTaskBoxes } from '../notes/taskBoxes';
import { ActionableError } from '../platform/actionableError';
import type { MeetingSummary } from '../zoom/recordingTypes';
import { isLoopback } from '../zoom/serverUrl';
import { explainSummary, noSummary } from './recordingErrors';
import { openMarkdown } from './newDocument';
import type { PastMeeting, PastMeetingResolver } from './pastMeetingResolver';
import type { RecordingFormatter } from './recordingFormatter';

/** Opens what AI Companion wrote about a meeting as a document. */
export class SummaryCommand {
  constructor(
    private readonly clients: ZoomClients,
    private readonly argument: PastMeetingResolver,
    private readonly words: RecordingFormatter,
  ) {}

  /** @returns the document's text */
  async openSummary(argument: unknown): Promise<string> {
    const meeting = await this.argument.resolve(
      argument,
      vscode.l10n.t('Which meeting’s AI summary do you want to open?'),
    );
    return openMarkdown(vscode.l10n.t('Opening the AI summary'), async () =>
      this.document(meeting, await this.summary(meeting)),
    );
  }

  private async summary({ account, uuid }: PastMeeting): Promise<MeetingSummary> {
    const client = await this.clients.clientFor(account);
    try {
      return await client.getMeetingSummary(uuid);
    } catch (error) {
      throw explainSummary(error);
    }
  }

  private document({ account, topic, start }: PastMeeting, summary: MeetingSummary): string {
    const content = summary.summary_content?.trim() ?? '';
    const body =
      content === '' ? this.olderBody(summary) : withTaskBoxes(content, tasksOf(summary));
    if (body === '') {
      throw new ActionableError(noSummary());
    }
    const when = this.words.fullTime(summary.meeting_start_time ?? start);
    const page = pageOf(account, summary);
    return `${[
      `# ${readableMarkdownLine(this.words.topic(summary.meeting_topic ?? topic))}`,
      [vscode.l10n.t('AI summary'), when].filter((part) => part !== '').join(' · '),
      ...(page === undefined ? [] : [`[${vscode.l10n.t('Open in Zoom')}](${markdownUrl(page)})`]),
      body,
    ].join('\n\n')}\n`;
  }

  /** The parts that summaries had before they had one content, an edited one first. */
  private olderBody(summary: MeetingSummary): string {
    const {
      summary_overview: overview,
      summary_details: details,
      edited_summary: edited,
    } = summary;
    const tasks = tasksOf(summary);
    return [
      edited?.summary_overview ?? overview ?? '',
      edited?.summary_details ??
        (details ?? [])
          .map(({ label, summary: text }) =>
            [
              ...(label === undefined || label === null || label === ''
                ? []
                : [`## ${readableMarkdownLine(label)}`]),
              text ?? '',
            ].join('\n\n'),
          )
          .join('\n\n'),
      tasks.length === 0
        ? ''
        : `## ${vscode.l10n.t('Next Steps')}\n\n${tasks
            .map((task) => taskLine(readableMarkdownLine(task)))
            .join('\n')}`,
    ]
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join('\n\n');
  }
}

function tasksOf({ edited_summary: edited, next_steps: steps }: MeetingSummary): string[] {
  return edited?.next_steps ?? steps ?? [];
}

/** Where the summary can be read and shared at Zoom; http only where the API is on loopback too. */
function pageOf(
  { apiUrl }: AccountSummary,
  { summary_doc_url: page }: MeetingSummary,
): string | undefined {
  if (page === undefined || page === null || !URL.canParse(page)) {
    return undefined;
  }
  const { protocol, hostname, href } = new URL(page);
  const isOnThisMachine =
    protocol === 'http:' && isLoopback(hostname) && isLoopback(new URL(apiUrl).hostname);
  return protocol === 'https:' || isOnThisMachine ? href : undefined;
}
