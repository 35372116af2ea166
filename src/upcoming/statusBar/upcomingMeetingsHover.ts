import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import type { CommandId } from '../../platform/identifiers';
import { commandLink } from '../format/meetingLink';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** The commands that the links may run, and no others. */
const linkedCommands = [
  'zoom.joinMeeting',
  'zoom.copyJoinLink',
  'zoom.snoozeReminder',
] as const satisfies readonly CommandId[];

/** How many other meetings are listed. */
const mostOthers = 5;

const gap = '\u2003';

/** Makes the hover of the status bar item: the meeting, what can be done, and what else is near. */
export class UpcomingMeetingsHover {
  constructor(
    private readonly words: MeetingFormatter,
    private readonly reminderWords: ReminderFormatter,
  ) {}

  /** @param remindsAt when the meeting will be reminded of, where it was put off */
  create(
    meeting: OwnedMeeting,
    others: readonly OwnedMeeting[],
    remindsAt: Date | undefined,
  ): vscode.MarkdownString {
    const { entry } = meeting;
    const text = new vscode.MarkdownString('', true);
    text.isTrusted = { enabledCommands: linkedCommands };
    text.appendMarkdown('**').appendText(this.words.topic(entry)).appendMarkdown('**\n\n');
    const line = (icon: string, value: string | undefined) => {
      if (value !== undefined) {
        text.appendMarkdown(`$(${icon}) `).appendText(value).appendMarkdown('  \n');
      }
    };
    line('broadcast', entry.isLive ? vscode.l10n.t('Live now') : undefined);
    line('calendar', this.reminderWords.when(meeting));
    line('globe', this.words.timeInOwnZone(entry));
    line(
      'bell',
      remindsAt === undefined
        ? undefined
        : vscode.l10n.t('Reminder at {0}', this.reminderWords.timeOfDay(remindsAt)),
    );
    text.appendMarkdown(`\n\n${this.links(meeting, remindsAt)}`);
    if (others.length > 0) {
      text.appendMarkdown('\n\n---\n\n').appendText(vscode.l10n.t('Also coming up'));
      for (const other of others.slice(0, mostOthers)) {
        this.appendOther(text, other);
      }
    }
    return text;
  }

  private links(meeting: OwnedMeeting, remindsAt: Date | undefined): string {
    const link = (icon: string, title: string, command: (typeof linkedCommands)[number]) =>
      `[$(${icon}) ${title}](${commandLink(command, meeting)})`;
    const { joinUrl, start } = meeting.entry;
    return [
      ...(joinUrl === undefined
        ? []
        : [
            link('device-camera-video', vscode.l10n.t('Join'), 'zoom.joinMeeting'),
            link('copy', vscode.l10n.t('Copy Join Link'), 'zoom.copyJoinLink'),
          ]),
      ...(remindsAt !== undefined || start === undefined || start <= new Date()
        ? []
        : [link('bell-slash', vscode.l10n.t('Snooze'), 'zoom.snoozeReminder')]),
    ].join(gap);
  }

  private appendOther(text: vscode.MarkdownString, other: OwnedMeeting): void {
    const { entry } = other;
    const when = entry.start === undefined ? '' : `${this.reminderWords.timeOfDay(entry.start)} `;
    text.appendMarkdown('\n\n').appendText(`${when}${this.words.topic(entry)}`);
    if (entry.joinUrl !== undefined) {
      const title = vscode.l10n.t('Join');
      text.appendMarkdown(`${gap}[${title}](${commandLink('zoom.joinMeeting', other)})`);
    }
  }
}
