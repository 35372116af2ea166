import * as vscode from 'vscode';
import { formatMeetingNumber } from '../../links/zoomLink';
import type { CommandId } from '../../platform/identifiers';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingNode } from '../target/treeNodes';

/** The commands that the links of a hover may run, and no others. */
const linkedCommands = [
  'zoom.joinMeeting',
  'zoom.copyJoinLink',
  'zoom.showMeeting',
] as const satisfies readonly CommandId[];

/** Makes a meeting's hover: what has no room in its row, and links to act. It costs no request. */
export class MeetingHover {
  constructor(private readonly words: MeetingFormatter) {}

  create({ accountId, entry, groupKind }: MeetingNode): vscode.MarkdownString {
    const text = new vscode.MarkdownString('', true);
    text.isTrusted = { enabledCommands: linkedCommands };
    text.appendMarkdown('**').appendText(this.words.topic(entry)).appendMarkdown('**\n\n');
    for (const [icon, value] of this.lines(entry)) {
      text.appendMarkdown(`$(${icon})\u2002`).appendText(value).appendMarkdown('  \n');
    }
    const agenda = entry.meeting.agenda?.trim() ?? '';
    if (agenda !== '') {
      text.appendMarkdown('\n---\n\n').appendText(agenda);
    }
    const isJoinable = entry.joinUrl !== undefined && groupKind !== 'previous';
    return entry.isPending === true
      ? text
      : text.appendMarkdown(`\n\n---\n\n${this.links(accountId, entry, isJoinable)}`);
  }

  private lines(entry: ScheduledMeeting): (readonly [icon: string, text: string])[] {
    const { words } = this;
    const length = entry.isAllDay
      ? vscode.l10n.t('all day')
      : entry.duration === undefined
        ? undefined
        : words.duration(entry.duration);
    const all: [string, string | undefined][] = [
      ['broadcast', entry.isLive ? vscode.l10n.t('Live now') : undefined],
      ['calendar', words.fullStart(entry) ?? vscode.l10n.t('No fixed time')],
      ['globe', words.timeInOwnZone(entry)],
      ['watch', length],
      ['sync', entry.isSeries ? vscode.l10n.t('Recurring meeting') : undefined],
      ['home', entry.isPersonalRoom ? vscode.l10n.t('Your personal room') : undefined],
      entry.isHost
        ? ['account', vscode.l10n.t('You are the host')]
        : ['mail', vscode.l10n.t('You are invited')],
      ['key', vscode.l10n.t('Meeting ID: {0}', formatMeetingNumber(entry.id))],
    ];
    return all.flatMap(([icon, value]) =>
      value === undefined || value === '' ? [] : [[icon, value] as const],
    );
  }

  /** The links name the meeting by what is no secret; a passcode stays out of them. */
  private links(
    accountId: string,
    { id, start, isSeries }: ScheduledMeeting,
    isJoinable: boolean,
  ): string {
    const argument = {
      id,
      accountId,
      start: isSeries ? start?.toISOString() : undefined,
      fromView: true,
    };
    const query = encodeURIComponent(JSON.stringify([argument])).replace(/[()]/g, (parenthesis) =>
      parenthesis === '(' ? '%28' : '%29',
    );
    const link = (icon: string, title: string, command: (typeof linkedCommands)[number]) =>
      `[$(${icon}) ${title}](command:${command}?${query})`;
    return [
      ...(!isJoinable
        ? []
        : [
            link('device-camera-video', vscode.l10n.t('Join'), 'zoom.joinMeeting'),
            link('copy', vscode.l10n.t('Copy Join Link'), 'zoom.copyJoinLink'),
          ]),
      link('info', vscode.l10n.t('Details'), 'zoom.showMeeting'),
    ].join('\u2003');
  }
}
