import * as vscode from 'vscode';
import { formatMeetingNumber } from '../../links/zoomLink';
import { HoverBuilder, type HoverLink } from '../../platform/hoverBuilder';
import type { CommandId } from '../../platform/identifiers';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { MeetingFormatter } from '../format/meetingFormatter';
import type { MeetingNode } from '../target/treeNodes';

/** The commands that the links of a hover may run. */
const linkedCommands = [
  'zoom.joinMeeting',
  'zoom.copyJoinLink',
  'zoom.showMeeting',
] as const satisfies readonly CommandId[];

type LinkedCommand = (typeof linkedCommands)[number];

/** Creates the hover of a meeting: what does not fit in its row, and links. It makes no request. */
export class MeetingHover {
  constructor(private readonly formatter: MeetingFormatter) {}

  /** The hover of a row of the Meetings view. */
  createHover(node: MeetingNode): vscode.MarkdownString {
    const { entry } = node;
    const hover = new HoverBuilder(linkedCommands)
      .addTitle(this.formatter.topic(entry))
      .addLines(this.lines(entry));
    const agenda = entry.meeting.agenda?.trim() ?? '';
    if (agenda !== '') {
      hover.addRule().addText(agenda);
    }
    if (entry.isPending !== true) {
      hover.addRule().addLinks(links(node));
    }
    return hover.build();
  }

  private lines(entry: ScheduledMeeting): [icon: string, text: string | undefined][] {
    const { formatter } = this;
    const duration = entry.isAllDay
      ? vscode.l10n.t('All day')
      : entry.duration === undefined
        ? undefined
        : formatter.duration(entry.duration);
    return [
      ['broadcast', entry.isLive ? vscode.l10n.t('Live now') : undefined],
      ['calendar', formatter.fullStart(entry) ?? vscode.l10n.t('No fixed time')],
      ['globe', formatter.timeInOwnZone(entry)],
      ['watch', duration],
      ['sync', entry.isSeries ? vscode.l10n.t('Recurring meeting') : undefined],
      ['home', entry.isInPersonalRoom ? vscode.l10n.t('Your personal meeting room') : undefined],
      entry.isHost
        ? ['account', vscode.l10n.t('You are the host')]
        : ['mail', vscode.l10n.t('You are invited')],
      ['key', vscode.l10n.t('Meeting ID: {0}', formatMeetingNumber(entry.id))],
    ];
  }
}

/** The links identify the meeting without its passcode. */
function links({
  accountId,
  entry: { id, start, isSeries, joinUrl },
  groupKind,
}: MeetingNode): HoverLink<LinkedCommand>[] {
  const argument = {
    id,
    accountId,
    start: isSeries ? start?.toISOString() : undefined,
    fromView: true,
  };
  const link = (icon: string, title: string, command: LinkedCommand) => ({
    icon,
    title,
    command,
    argument,
  });
  const isJoinable = joinUrl !== undefined && groupKind !== 'previous';
  return [
    ...(isJoinable
      ? [
          link('device-camera-video', vscode.l10n.t('Join'), 'zoom.joinMeeting'),
          link('copy', vscode.l10n.t('Copy Join Link'), 'zoom.copyJoinLink'),
        ]
      : []),
    link('info', vscode.l10n.t('Details'), 'zoom.showMeeting'),
  ];
}
