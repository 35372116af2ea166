import * as vscode from 'vscode';
import type { MeetingFormatter } from '../meetings/format/meetingFormatter';
import type { ErrorReporter } from '../platform/errorReporter';
import { HoverBuilder } from '../platform/hoverBuilder';
import { playAddressOf } from './recordingLinks';
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

const fileIcons: Record<string, string> = {
  MP4: 'device-camera-video',
  M4A: 'unmute',
  TRANSCRIPT: 'quote',
  CC: 'quote',
  CHAT: 'comment-discussion',
  CHAT_MESSAGE: 'comment-discussion',
  CSV: 'checklist',
  TIMELINE: 'history',
  SUMMARY: 'sparkle',
};

/** Makes what the Recordings view shows of its nodes. */
export class RecordingTreeItems {
  constructor(
    private readonly words: RecordingFormatter,
    private readonly meetingWords: MeetingFormatter,
    private readonly errors: ErrorReporter,
  ) {}

  create(node: ViewItem): vscode.TreeItem {
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

  /** Everything about a recording that has no room in its row. */
  createHover({ recording }: RecordingNode): vscode.MarkdownString {
    return new HoverBuilder()
      .addTitle(this.words.topic(recording.topic))
      .addLines([
        ['calendar', this.words.fullTime(recording.start_time)],
        ['watch', this.duration(recording.duration)],
        ['database', this.words.size(recording.total_size)],
      ])
      .build();
  }

  private account({ accountId, label, failure }: RecordingsAccountNode): vscode.TreeItem {
    const item = new vscode.TreeItem(label, Expanded);
    item.id = `account-${accountId}`;
    item.iconPath = new vscode.ThemeIcon(failure === undefined ? 'account' : 'warning');
    if (failure !== undefined) {
      item.description = vscode.l10n.t('not up to date');
      const { message } = this.errors.describe(failure);
      item.tooltip = message;
      // VS Code would read out the hover alone.
      item.accessibilityInformation = { label: `${label}, ${message}` };
    }
    item.contextValue = 'account';
    return item;
  }

  private month({ accountId, month, isExpanded }: MonthNode): vscode.TreeItem {
    const item = new vscode.TreeItem(this.words.month(month), isExpanded ? Expanded : Collapsed);
    item.id = `${accountId}/${month}`;
    item.contextValue = 'month';
    return item;
  }

  private recording({ accountId, recording }: RecordingNode): vscode.TreeItem {
    // The day stands first: behind a long topic, a narrow sidebar would cut it off.
    const day = this.words.date(recording.start_time);
    const topic = this.words.topic(recording.topic);
    const extent = joined(this.duration(recording.duration), this.words.size(recording.total_size));
    const item = new vscode.TreeItem(day === '' ? topic : `${day}\u2002${topic}`, Collapsed);
    item.id = `${accountId}/${recording.uuid}`;
    item.description = extent;
    item.iconPath = new vscode.ThemeIcon('play-circle');
    item.contextValue = recording.recording_files.some(
      ({ file_type: type }) => type === 'TRANSCRIPT',
    )
      ? 'recording.transcribed'
      : 'recording';
    item.accessibilityInformation = {
      label: [topic, this.words.fullTime(recording.start_time), extent]
        .filter((part) => part !== '')
        .join(', '),
    };
    return item;
  }

  private file(node: RecordingFileNode): vscode.TreeItem {
    const { accountId, recording, file, index } = node;
    const item = new vscode.TreeItem(this.words.file(file), None);
    item.id = `${accountId}/${recording.uuid}/${file.id ?? String(index)}`;
    item.iconPath = new vscode.ThemeIcon(fileIcons[file.file_type ?? ''] ?? 'file');
    item.description =
      (file.status ?? 'completed') === 'completed'
        ? joined(this.words.size(file.file_size), this.words.scene(file))
        : vscode.l10n.t('being processed');
    if (file.file_type === 'TRANSCRIPT') {
      item.contextValue = 'recordingFile.transcript';
      item.command = action('zoom.openTranscript', vscode.l10n.t('Open Transcript'), node);
    } else if (playAddressOf(file) !== undefined) {
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
      item.description = this.errors.describe(failure).message;
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
    return minutes === undefined || minutes === null ? '' : this.meetingWords.duration(minutes);
  }
}

function action(command: string, title: string, node?: ViewItem): vscode.Command {
  return { command, title, ...(node === undefined ? {} : { arguments: [node] }) };
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
