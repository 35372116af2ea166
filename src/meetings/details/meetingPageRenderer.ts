import * as vscode from 'vscode';
import { formatMeetingNumber } from '../../links/zoomLink';
import type { ErrorReporter } from '../../platform/errorReporter';
import { readRecurrence } from '../../schedule/recurrence';
import { recurrenceInWords } from '../format/recurrenceText';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { joinLinkOf } from '../target/joinLink';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { datesSection } from './datesSection';
import type { MeetingDetails } from './meetingDetailsFetcher';
import { factTable, type Fact } from '../format/factTable';
import { htmlLine, markdownLine, markdownParagraphs } from '../../text/pageMarkdown';
import type { PreviousSection } from './previousSection';
import { recurrenceWords } from '../format/recurrenceLabels';
import { settingsInWords } from '../format/settingsText';

/** Writes the page about a meeting in Markdown. All that comes from Zoom is shown to the letter. */
export class MeetingPageRenderer {
  constructor(
    private readonly words: MeetingFormatter,
    private readonly previous: PreviousSection,
    private readonly errors: ErrorReporter,
    /** A BCP 47 tag. */
    private readonly language: string,
  ) {}

  /** The page of a meeting that could be read. */
  render(details: MeetingDetails): string {
    const { entry, meeting } = details;
    const agenda = markdownParagraphs(meeting.agenda ?? '');
    return [
      `# ${markdownLine(this.words.topic(entry))}`,
      entry.isLive ? `**${liveDot} ${markdownLine(vscode.l10n.t('Live now'))}**` : '',
      this.remark(details),
      factTable(this.times(details)),
      this.previous.of(details),
      ...(agenda === '' ? [] : [heading(vscode.l10n.t('Agenda')), agenda]),
      ...section(vscode.l10n.t('Join'), this.join(details)),
      ...section(vscode.l10n.t('Settings'), settingsInWords(meeting.settings)),
      datesSection(details, this.words),
      `<sub>${htmlLine(this.asOf(details.readAt))}</sub>`,
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }

  /** The page of a meeting that could not be read. */
  renderFailure(id: number, error: unknown): string {
    return [
      `# ${markdownLine(vscode.l10n.t('Meeting {0}', formatMeetingNumber(id)))}`,
      markdownLine(this.errors.describe(error).message),
      markdownLine(vscode.l10n.t('“Refresh” above this page reads it again.')),
    ].join('\n\n');
  }

  /** What a person may miss on the page, and why. */
  private remark({ refusal, entry, previous }: MeetingDetails): string {
    if (refusal === undefined || previous?.run !== undefined) {
      return '';
    }
    return markdownLine(
      entry.isHost
        ? this.errors.describe(refusal).message
        : vscode.l10n.t(
            'You are invited to this meeting. Zoom tells its agenda, its settings and its dates to its host only.',
          ),
    );
  }

  private times({ entry, meeting, account }: MeetingDetails): Fact[] {
    const repeats = this.repeats(entry, meeting.recurrence);
    const host = meeting.host_email ?? (entry.isHost ? account.label : undefined);
    return rows([
      [vscode.l10n.t('When'), this.words.fullStart(entry) ?? vscode.l10n.t('No fixed time')],
      [vscode.l10n.t('In its own time zone'), this.words.timeInOwnZone(entry)],
      [
        vscode.l10n.t('Length'),
        entry.isAllDay
          ? vscode.l10n.t('all day')
          : entry.duration === undefined || entry.duration <= 0
            ? undefined
            : this.words.duration(entry.duration),
      ],
      [vscode.l10n.t('Repeats'), repeats],
      [vscode.l10n.t('Host'), host === account.label ? vscode.l10n.t('{0} (you)', host) : host],
    ]);
  }

  private repeats(entry: ScheduledMeeting, recurrence: unknown): string | undefined {
    const rule = readRecurrence(recurrence);
    if (rule === undefined) {
      return entry.isSeries ? vscode.l10n.t('Whenever its host starts it') : undefined;
    }
    return recurrenceInWords(rule, recurrenceWords, this.language, entry.timeZone);
  }

  private join(details: MeetingDetails): Fact[] {
    const { entry, meeting } = details;
    const link = checkedJoinLink(details);
    const registration = httpsLink(meeting.registration_url);
    return [
      ...rows([
        [vscode.l10n.t('Meeting ID'), formatMeetingNumber(entry.id)],
        [vscode.l10n.t('Passcode'), meeting.password ?? meeting.passcode ?? undefined],
      ]),
      ...(link === undefined ? [] : [[vscode.l10n.t('Join link'), linkHtml(link)] as const]),
      ...(registration === undefined
        ? []
        : [[vscode.l10n.t('Registration'), linkHtml(registration)] as const]),
    ];
  }

  private asOf(time: Date): string {
    return vscode.l10n.t(
      'As Zoom told it at {0}.',
      new Intl.DateTimeFormat(this.language, { timeStyle: 'short' }).format(time),
    );
  }
}

const liveDot = '<span style="color: var(--vscode-charts-green)">●</span>';

function heading(title: string): string {
  return `## ${markdownLine(title)}`;
}

function section(title: string, facts: readonly Fact[]): string[] {
  return facts.length === 0 ? [] : [heading(title), factTable(facts)];
}

/** Facts whose values are plain text, without those that there are not. */
function rows(facts: readonly (readonly [string, string | undefined])[]): Fact[] {
  return facts.flatMap(([label, value]) =>
    value === undefined || value.trim() === '' ? [] : [[label, htmlLine(value)] as const],
  );
}

function linkHtml(url: string): string {
  return `<a href="${htmlLine(url)}">${htmlLine(url)}</a>`;
}

function checkedJoinLink({ account, entry }: MeetingDetails): string | undefined {
  try {
    return joinLinkOf({ account, entry });
  } catch {
    return undefined;
  }
}

function httpsLink(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) && new URL(value).protocol === 'https:'
    ? value
    : undefined;
}
