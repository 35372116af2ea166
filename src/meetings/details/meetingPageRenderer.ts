import * as vscode from 'vscode';
import { encodeUrl } from '../../links/encodeUrl';
import { formatMeetingNumber } from '../../links/zoomLink';
import { describeError } from '../../platform/errorMessages';
import type { ReaderLocale } from '../../platform/readerLocale';
import { toReaderDays, type ReaderRecurrence } from '../../schedule/readerDays';
import { readRecurrence } from '../../schedule/recurrence';
import { isHostedByAccount } from '../model/targetMeeting';
import { meetingType, type Meeting } from '../../zoom/types';
import { joinLinkOf } from '../target/joinLink';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingDetails } from './meetingDetailsFetcher';
import { factTable, listTable, type Fact } from '../format/factTable';
import { htmlLine } from '../../text/html';
import { markdownLine, markdownParagraphs } from '../../text/markdown';
import type { PreviousSection } from './previousSection';
import { formatRecurrence, formatRecurrenceEnd } from '../format/recurrenceFormatter';
import { formatSettings } from '../format/settingsFormatter';

/** How many occurrences of a series are listed. */
const mostOccurrences = 50;

/** Renders the page about a meeting as Markdown. Text that comes from Zoom has no effect in it. */
export class MeetingPageRenderer {
  constructor(
    private readonly formatter: MeetingFormatter,
    private readonly previous: PreviousSection,
    private readonly locale: ReaderLocale,
  ) {}

  /** Renders a meeting that could be read. */
  render(details: MeetingDetails): string {
    const { entry, meeting } = details;
    const agenda = markdownParagraphs(meeting.agenda ?? '');
    return [
      `# ${markdownLine(this.formatter.topic(entry))}`,
      entry.isLive ? `**${liveDot} ${markdownLine(vscode.l10n.t('In progress'))}**` : '',
      this.remark(details),
      factTable(this.times(details)),
      this.previous.render(details),
      ...(agenda === '' ? [] : [heading(vscode.l10n.t('Agenda')), agenda]),
      ...section(vscode.l10n.t('Join'), this.join(details)),
      ...section(vscode.l10n.t('Settings'), formatSettings(meeting.settings)),
      this.occurrences(details),
      `<sub>${htmlLine(this.asOf(details.readAt))}</sub>`,
    ]
      .filter((part) => part !== '')
      .join('\n\n');
  }

  /** Renders why a meeting could not be read. */
  renderFailure(id: number, error: unknown): string {
    return [
      `# ${markdownLine(vscode.l10n.t('Meeting {0}', formatMeetingNumber(id)))}`,
      markdownLine(describeError(error).message),
      markdownLine(vscode.l10n.t('Select Refresh above this page to try again.')),
    ].join('\n\n');
  }

  /** Says why the page lacks what a person may expect. */
  private remark({ refusal, entry, previous }: MeetingDetails): string {
    if (refusal === undefined || previous?.run !== undefined) {
      return '';
    }
    return markdownLine(
      entry.isHost
        ? describeError(refusal).message
        : vscode.l10n.t(
            'You’re invited to this meeting. Zoom shows its agenda, settings, and occurrences only to the host.',
          ),
    );
  }

  private times(details: MeetingDetails): Fact[] {
    const { entry, meeting, account } = details;
    const recurrence = recurrenceOf(details);
    const host = meeting.host_email ?? (entry.isHost ? account.label : undefined);
    return rows([
      [
        vscode.l10n.t('When'),
        this.formatter.fullStart(entry) ??
          (isFixedSeries(meeting) ? undefined : vscode.l10n.t('No fixed time')),
      ],
      [vscode.l10n.t('In the meeting’s time zone'), this.formatter.timeInOwnZone(entry)],
      [
        vscode.l10n.t('Duration'),
        entry.isAllDay
          ? vscode.l10n.t('all day')
          : entry.duration === undefined || entry.duration <= 0
            ? undefined
            : this.formatter.duration(entry.duration),
      ],
      [
        recurrence?.daysIn === undefined
          ? vscode.l10n.t('Repeats')
          : vscode.l10n.t({
              message: 'Repeats ({0})',
              args: [recurrence.daysIn],
              comment: ['{0} is the time zone of the meeting, such as "Asia/Tokyo"'],
            }),
        this.repeats(details, recurrence),
      ],
      [
        vscode.l10n.t('Ends'),
        recurrence && formatRecurrenceEnd(recurrence.rule, this.locale.tag, recurrence.endsIn),
      ],
      [
        vscode.l10n.t('Host'),
        host !== undefined && isHostedByAccount({ account, entry })
          ? vscode.l10n.t('{0} (you)', host)
          : host,
      ],
    ]);
  }

  private repeats(
    { entry, meeting }: MeetingDetails,
    recurrence: ReaderRecurrence | undefined,
  ): string | undefined {
    if (recurrence !== undefined) {
      return formatRecurrence(recurrence.rule, this.locale.language);
    }
    if (isFixedSeries(meeting)) {
      return entry.isHost
        ? vscode.l10n.t('On a fixed schedule')
        : vscode.l10n.t('On a schedule that Zoom shows only to the host');
    }
    return entry.isSeries ? vscode.l10n.t('Whenever the host starts it') : undefined;
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

  /** The remaining occurrences of a series; empty for other meetings. */
  private occurrences({ entry, meeting }: MeetingDetails): string {
    const occurrences = occurrencesOf(meeting);
    if (occurrences.length === 0) {
      return '';
    }
    const cells = occurrences.slice(0, mostOccurrences).map(({ start, duration }) => {
      const text = htmlLine(this.formatter.fullTime(start));
      return [
        start.getTime() === entry.start?.getTime() ? `<strong>${text}</strong>` : text,
        typeof duration === 'number' && duration > 0
          ? htmlLine(this.formatter.duration(duration))
          : '',
      ];
    });
    const others = occurrences.length - cells.length;
    return [
      heading(vscode.l10n.t('Occurrences')),
      listTable([vscode.l10n.t('When'), vscode.l10n.t('Duration')], cells),
      ...(others > 0 ? [markdownLine(vscode.l10n.t('And {0} more.', others))] : []),
    ].join('\n\n');
  }

  private asOf(time: Date): string {
    return vscode.l10n.t(
      'As of {0}.',
      this.locale.dateTimeFormat({ timeStyle: 'short' }).format(time),
    );
  }
}

/** The occurrences that take place, with a start that is a date. */
function occurrencesOf({ occurrences }: Meeting): { start: Date; duration: unknown }[] {
  return (occurrences ?? []).flatMap(({ start_time, duration, status }) => {
    const start = new Date(start_time ?? '');
    return status === 'deleted' || Number.isNaN(start.getTime()) ? [] : [{ start, duration }];
  });
}

function recurrenceOf({ entry, meeting }: MeetingDetails): ReaderRecurrence | undefined {
  const rule = readRecurrence(meeting.recurrence);
  const starts = occurrencesOf(meeting).map(({ start }) => start);
  return (
    rule && toReaderDays(rule, entry.start ? [entry.start, ...starts] : starts, entry.timeZone)
  );
}

function isFixedSeries({ type }: Meeting): boolean {
  return type === meetingType.recurringFixedTime;
}

const liveDot = '<span style="color: var(--vscode-charts-green)">●</span>';

function heading(title: string): string {
  return `## ${markdownLine(title)}`;
}

function section(title: string, facts: readonly Fact[]): string[] {
  return facts.length === 0 ? [] : [heading(title), factTable(facts)];
}

/** Facts with plain text as their values; those without a value are left out. */
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
    ? encodeUrl(value)
    : undefined;
}
