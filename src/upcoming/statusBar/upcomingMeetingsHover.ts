import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { MeetingFormatter } from '../../meetings/format/meetingFormatter';
import { HoverBuilder, type HoverLink } from '../../platform/hoverBuilder';
import type { CommandId } from '../../platform/identifiers';
import type { UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { meetingReference } from '../format/meetingReference';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** The commands that the links may run. */
const linkedCommands = [
  'zoom.startMeeting',
  'zoom.joinMeeting',
  'zoom.copyJoinLink',
  'zoom.snoozeReminder',
] as const satisfies readonly CommandId[];

type LinkedCommand = (typeof linkedCommands)[number];

/** What can be done with the first of the meetings. */
export interface FirstMeetingActions {
  /** When its reminder comes, if it was snoozed. */
  remindsAt: Date | undefined;
  /** Whether it is started as its host, and not joined. */
  opensAsHost: boolean;
}

/** The meetings in the hover beside the first one. */
export interface OtherMeetings {
  /** Those in progress or about to start, the most important one first. */
  upcoming: readonly UpcomingMeeting<OwnedMeeting>[];
  /** Those that start later, by their start, also if they are too far off for the status bar. */
  coming: readonly OwnedMeeting[];
}

/** How many other meetings are listed in each part of the hover. */
const maxOthers = 5;

/** Builds the hover of the status bar item: the meeting, links for it, and the meetings after it. */
export class UpcomingMeetingsHover {
  constructor(
    private readonly formatter: MeetingFormatter,
    private readonly reminderFormatter: ReminderFormatter,
  ) {}

  create(
    meeting: OwnedMeeting,
    { upcoming, coming }: OtherMeetings,
    actions: FirstMeetingActions,
  ): vscode.MarkdownString {
    const { entry } = meeting;
    const { remindsAt } = actions;
    const hover = new HoverBuilder(linkedCommands)
      .addTitle(this.formatter.topic(entry))
      .addLines([
        ['broadcast', entry.isLive ? vscode.l10n.t('Live now') : undefined],
        ['calendar', this.reminderFormatter.when(meeting)],
        ['globe', this.formatter.timeInOwnZone(entry)],
        [
          'bell',
          remindsAt === undefined
            ? undefined
            : vscode.l10n.t('Reminder at {0}', this.reminderFormatter.timeOfDay(remindsAt)),
        ],
      ])
      .addLinks(links(meeting, actions));
    const started = upcoming.filter(({ minutes }) => minutes === 0).map((other) => other.meeting);
    this.addOthers(
      hover,
      vscode.l10n.t('Also live now'),
      started.filter((other) => other.entry.isLive),
    );
    this.addOthers(
      hover,
      vscode.l10n.t('Also starting now'),
      started.filter((other) => !other.entry.isLive),
    );
    this.addOthers(hover, vscode.l10n.t('Also coming up'), coming);
    return hover.build();
  }

  private addOthers(
    hover: HoverBuilder<LinkedCommand>,
    title: string,
    others: readonly OwnedMeeting[],
  ): void {
    if (others.length > 0) {
      hover.addRule().addParagraph(title);
      for (const other of others.slice(0, maxOthers)) {
        this.addOther(hover, other);
      }
    }
  }

  private addOther(hover: HoverBuilder<LinkedCommand>, other: OwnedMeeting): void {
    const { entry } = other;
    const when =
      entry.start === undefined ? '' : `${this.reminderFormatter.dayOrTime(entry.start)} `;
    hover.addParagraph(
      `${when}${this.formatter.topic(entry)}`,
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

function links(
  meeting: OwnedMeeting,
  { remindsAt, opensAsHost }: FirstMeetingActions,
): HoverLink<LinkedCommand>[] {
  const argument = meetingReference(meeting);
  const link = (icon: string, title: string, command: LinkedCommand) => ({
    icon,
    title,
    command,
    argument,
  });
  const { joinUrl, start } = meeting.entry;
  return [
    ...(opensAsHost ? [link('play', vscode.l10n.t('Start as Host'), 'zoom.startMeeting')] : []),
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
