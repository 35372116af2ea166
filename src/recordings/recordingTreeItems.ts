import * as vscode from 'vscode';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import { describeError } from '../platform/errorMessages';
import { HoverBuilder } from '../platform/hoverBuilder';
import type { CommandId } from '../platform/identifiers';
import { plainText } from '../text/plainText';
import { hasTranscript, playUrlOf } from './recordingLinks';
import {
  MonthNode,
  NoteNode,
  RecordingFileNode,
  RecordingNode,
  RecordingsAccountNode,
} from './recordingNodes';
import type { ViewItem } from '../platform/viewItem';
import type { RecordingFormatter } from './recordingFormatter';

const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;

const fileIcons: ReadonlyMap<string, string> = new Map([
  ['MP4', 'device-camera-video'],
  ['M4A', 'unmute'],
  ['TRANSCRIPT', 'quote'],
  ['CC', 'quote'],
  ['CHAT', 'comment-discussion'],
  ['CHAT_MESSAGE', 'comment-discussion'],
  ['CSV', 'checklist'],
  ['TIMELINE', 'history'],
  ['SUMMARY', 'sparkle'],
]);

/** Creates the rows of the Recordings view. */
export class RecordingTreeItems {
  constructor(
    private readonly formatter: RecordingFormatter,
    private readonly meetingFormatter: Pick<MeetingFormatter, 'duration' | 'list'>,
  ) {}

  /** What VS Code shows in a row. */
  createTreeItem(node: ViewItem): vscode.TreeItem {
    if (node instanceof RecordingsAccountNode) {
      return this.account(node);
    }
    if (node instanceof MonthNode) {
      return this.month(node);
    }
    if (node instanceof RecordingNode) {
      return this.recording(node);
    }
    if (node instanceof RecordingFileNode) {
      return this.file(node);
    }
    return node instanceof NoteNode ? this.note(node) : this.earlier(node.accountId);
  }

  /** The hover of a recording: what does not fit in its row. */
  createHover({ recording }: RecordingNode): vscode.MarkdownString {
    return new HoverBuilder()
      .addTitle(this.formatter.topic(recording.topic))
      .addLines([
        ['calendar', this.formatter.fullTime(recording.start_time)],
        ['watch', this.duration(recording.duration)],
        ['database', this.formatter.size(recording.total_size)],
      ])
      .build();
  }

  private account({ accountId, label, failure }: RecordingsAccountNode): vscode.TreeItem {
    const item = new vscode.TreeItem(plainText(label), Expanded);
    item.id = `account-${accountId}`;
    item.iconPath = new vscode.ThemeIcon(failure === undefined ? 'account' : 'warning');
    if (failure !== undefined) {
      item.description = vscode.l10n.t('not up to date');
      const { message } = describeError(failure);
      item.tooltip = message;
      // Screen readers would otherwise read the tooltip alone.
      item.accessibilityInformation = { label: `${label}, ${message}` };
    }
    item.contextValue = 'account';
    return item;
  }

  private month({ accountId, month, isExpanded }: MonthNode): vscode.TreeItem {
    const item = new vscode.TreeItem(
      this.formatter.month(month),
      isExpanded ? Expanded : Collapsed,
    );
    item.id = `${accountId}/${month}`;
    item.contextValue = 'month';
    return item;
  }

  private recording({ accountId, recording }: RecordingNode): vscode.TreeItem {
    // The day goes first, because a narrow side bar would cut it off after a long topic.
    const day = this.formatter.date(recording.start_time);
    const topic = plainText(this.formatter.topic(recording.topic));
    const extent = joined(
      this.duration(recording.duration),
      this.formatter.size(recording.total_size),
    );
    const item = new vscode.TreeItem(
      day === '' ? topic : `${day}\u2002${topic}`,
      recording.recording_files.length === 0 ? None : Collapsed,
    );
    item.id = `${accountId}/${recording.uuid}`;
    item.description = extent;
    item.iconPath = new vscode.ThemeIcon('play-circle');
    item.contextValue = hasTranscript(recording) ? 'recording.transcribed' : 'recording';
    item.accessibilityInformation = {
      label: this.meetingFormatter.list([
        topic,
        this.formatter.fullTime(recording.start_time),
        extent,
      ]),
    };
    return item;
  }

  private file(node: RecordingFileNode): vscode.TreeItem {
    const { accountId, recording, file, index } = node;
    const item = new vscode.TreeItem(plainText(this.formatter.file(file)), None);
    item.id = `${accountId}/${recording.uuid}/${file.id ?? String(index)}`;
    item.iconPath = new vscode.ThemeIcon(fileIcons.get(file.file_type ?? '') ?? 'file');
    item.description =
      (file.status ?? 'completed') === 'completed'
        ? joined(this.formatter.size(file.file_size), this.formatter.scene(file))
        : vscode.l10n.t('processing');
    if (file.file_type === 'TRANSCRIPT') {
      item.contextValue = 'recordingFile.transcript';
      item.command = action('zoom.openTranscript', vscode.l10n.t('Open Transcript'), node);
    } else if (playUrlOf(file) !== undefined) {
      item.contextValue = 'recordingFile.playable';
      item.command = action('zoom.openRecording', vscode.l10n.t('Open Recording'), node);
    }
    return item;
  }

  private note({ accountId, key, text, failure }: NoteNode): vscode.TreeItem {
    const item = new vscode.TreeItem(text, None);
    item.id = `${accountId}/${key}`;
    if (failure !== undefined) {
      item.iconPath = new vscode.ThemeIcon('warning');
      item.description = describeError(failure).message;
      item.tooltip = item.description;
      item.command = action('zoom.refreshRecordings', vscode.l10n.t('Try Again'));
    }
    return item;
  }

  private earlier(accountId: string): vscode.TreeItem {
    const item = new vscode.TreeItem(vscode.l10n.t('Show Earlier'), None);
    item.id = `${accountId}/earlier`;
    item.iconPath = new vscode.ThemeIcon('history');
    item.command = action('zoom.showEarlierRecordings', vscode.l10n.t('Show Earlier'));
    return item;
  }

  private duration(minutes: number | null | undefined): string {
    return minutes === undefined || minutes === null ? '' : this.meetingFormatter.duration(minutes);
  }
}

function action(command: CommandId, title: string, node?: ViewItem): vscode.Command {
  return { command, title, ...(node === undefined ? {} : { arguments: [node] }) };
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
