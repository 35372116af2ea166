import * as vscode from 'vscode';
import { meetingClickCommand } from '../../platform/identifiers';
import type { Settings } from '../../platform/settings';
import type { GroupKind } from '../../schedule/groupMeetings';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import type { MeetingFormatter } from '../format/meetingFormatter';
import { plainText } from '../../text/plainText';
import { AccountNode, GroupNode, type MeetingNode, type TreeNode } from '../target/treeNodes';

/** Creates the rows of the Meetings view. */
export class MeetingTreeItems {
  constructor(
    private readonly formatter: MeetingFormatter,
    private readonly settings: Pick<Settings, 'clickAction'>,
  ) {}

  /** What VS Code shows in a row. */
  createTreeItem(node: TreeNode): vscode.TreeItem {
    if (node instanceof AccountNode) {
      return this.account(node);
    }
    return node instanceof GroupNode ? this.group(node) : this.meeting(node);
  }

  private account({ accountId, label, status, hasMeetings }: AccountNode): vscode.TreeItem {
    const { Expanded, None } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(plainText(label), hasMeetings ? Expanded : None);
    item.id = `account-${accountId}`;
    item.iconPath = new vscode.ThemeIcon(status === 'current' ? 'account' : 'warning');
    item.description =
      status === 'expired'
        ? vscode.l10n.t('sign in again')
        : status === 'failed'
          ? vscode.l10n.t('not up to date')
          : undefined;
    item.contextValue = status === 'expired' ? 'account.ended' : 'account';
    return item;
  }

  private group({ accountId, group }: GroupNode): vscode.TreeItem {
    const item = new vscode.TreeItem(
      this.formatter.group(group),
      group.kind === 'later' || group.kind === 'previous'
        ? vscode.TreeItemCollapsibleState.Collapsed
        : vscode.TreeItemCollapsibleState.Expanded,
    );
    item.id = accountId === undefined ? group.key : `${accountId}/${group.key}`;
    item.contextValue = 'group';
    return item;
  }

  private meeting(node: MeetingNode): vscode.TreeItem {
    const { accountId, entry, groupKind, accountLabel = '' } = node;
    // The start goes first, because a narrow side bar would cut it off after a long topic.
    const start = this.formatter.start(entry, groupKind);
    const topic = plainText(this.formatter.topic(entry));
    const item = new vscode.TreeItem(start === '' ? topic : `${start}\u2002${topic}`);
    item.id = `${accountId}/${entry.key}`;
    item.description = [this.formatter.extent(entry, groupKind), plainText(accountLabel)]
      .filter((part) => part !== '')
      .join(' · ');
    item.iconPath = icon(entry, groupKind);
    item.contextValue = contextValue(entry, groupKind);
    item.command = this.clickCommand(node);
    item.accessibilityInformation = {
      label: this.formatter.list([
        this.formatter.topic(entry),
        ...(entry.isLive ? [vscode.l10n.t('live now')] : []),
        this.formatter.when(entry, groupKind),
        ...(entry.isSeries ? [vscode.l10n.t('Recurring meeting')] : []),
        entry.isHost ? vscode.l10n.t('You are the host') : vscode.l10n.t('invitation'),
        accountLabel,
      ]),
    };
    return item;
  }

  /** What VS Code runs when the row is opened; `undefined` if that only selects it. */
  private clickCommand(node: MeetingNode): vscode.Command | undefined {
    const { clickAction } = this.settings;
    const { entry, groupKind } = node;
    if (
      clickAction === 'none' ||
      entry.isPending === true ||
      (clickAction === 'join' && !isJoinable(entry, groupKind))
    ) {
      return undefined;
    }
    return {
      command: meetingClickCommand,
      title:
        clickAction === 'join'
          ? vscode.l10n.t('Join Meeting')
          : vscode.l10n.t('Show Meeting Details'),
      arguments: [node],
    };
  }
}

/** Whether a meeting can be joined from its row. */
function isJoinable({ joinUrl }: ScheduledMeeting, groupKind: GroupKind): boolean {
  return groupKind !== 'previous' && joinUrl !== undefined;
}

/** The context value, on which the menus of package.json depend. */
function contextValue(entry: ScheduledMeeting, groupKind: GroupKind): string {
  if (entry.isPending === true) {
    return 'pending';
  }
  return [
    'meeting',
    ...(groupKind === 'previous' ? ['previous'] : []),
    entry.isHost ? 'hosted' : 'invited',
    ...(entry.isLive ? ['live'] : []),
    ...(entry.isPersonalRoom ? ['personal'] : []),
    ...(isJoinable(entry, groupKind) ? ['joinable'] : []),
  ].join('.');
}

function icon(meeting: ScheduledMeeting, groupKind: GroupKind): vscode.ThemeIcon {
  if (meeting.isPending === true) {
    return new vscode.ThemeIcon('loading~spin');
  }
  if (groupKind === 'previous') {
    return new vscode.ThemeIcon('history');
  }
  if (meeting.isLive) {
    return new vscode.ThemeIcon('broadcast', new vscode.ThemeColor('charts.green'));
  }
  if (meeting.isInPersonalRoom) {
    return new vscode.ThemeIcon('home');
  }
  if (!meeting.isHost) {
    return new vscode.ThemeIcon('mail');
  }
  return new vscode.ThemeIcon(meeting.isSeries ? 'sync' : 'calendar');
}
