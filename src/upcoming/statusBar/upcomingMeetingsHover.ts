import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import { HoverBuilder, type HoverLink } from '../../platform/hoverBuilder';
import type { CommandId } from '../../platform/identifiers';
import { meetingReference } from '../format/meetingLink';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** The commands that the links may run, and no others. */
const linkedCommands = [
  'zoom.joinMeeting',
  'zoom.copyJoinLink',
  'zoom.snoozeReminder',
] as const satisfies readonly CommandId[];

type LinkedCommand = (typeof linkedCommands)[number];

/** How many other meetings are listed. */
const mostOthers = 5;

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
    const hover = new HoverBuilder(linkedCommands)
      .addTitle(this.words.topic(entry))
      .addLines([
        ['broadcast', entry.isLive ? vscode.l10n.t('Live now') : undefined],
        ['calendar', this.reminderWords.when(meeting)],
        ['globe', this.words.timeInOwnZone(entry)],
        [
          'bell',
          remindsAt === undefined
            ? undefined
            : vscode.l10n.t('Reminder at {0}', this.reminderWords.timeOfDay(remindsAt)),
        ],
      ])
      .addLinks(links(meeting, remindsAt));
    if (others.length > 0) {
      hover.addRule().addParagraph(vscode.l10n.t('Also coming up'));
      for (const other of others.slice(0, mostOthers)) {
        this.addOther(hover, other);
      }
    }
    return hover.build();
  }

  private addOther(hover: HoverBuilder<LinkedCommand>, other: OwnedMeeting): void {
    const { entry } = other;
    const when = entry.start === undefined ? '' : `${this.reminderWords.timeOfDay(entry.start)} `;
    hover.addParagraph(
      `${when}${this.words.topic(entry)}`,
      entry.joinUrl === undefined
        ? []
        : [
            {
              title: vscode.l10n.t('Join'),
              command: 'zoom.joinMeeting',
              argument: meetingReference(other),
            },
          ],
    );
  }
}

function links(meeting: OwnedMeeting, remindsAt: Date | undefined): HoverLink<LinkedCommand>[] {
  const argument = meetingReference(meeting);
  const link = (icon: string, title: string, command: LinkedCommand) => ({
    icon,
    title,
    command,
    argument,
  });
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
  ];
}
