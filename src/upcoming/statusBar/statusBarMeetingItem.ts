import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import { secondMeeting, type UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { meetingReference } from '../format/meetingReference';
import type { ReminderFormatter } from '../format/reminderFormatter';
import type { FirstMeetingActions, UpcomingMeetingsHover } from './upcomingMeetingsHover';

/** What the item shows of the first meeting, beside the meeting itself. */
export interface FirstMeetingState extends FirstMeetingActions {
  /** Whether it was joined from this window, so that it isn't urgent. */
  isJoined: boolean;
}

/**
 * The status bar item of the next meeting, hidden until a meeting is near. A click joins, or starts the
 * meeting if the user hosts it and it has not begun.
 */
export class StatusBarMeetingItem {
  private readonly item = vscode.window.createStatusBarItem(
    'zoom.nextMeeting',
    vscode.StatusBarAlignment.Left,
    0,
  );
  /** What the item shows, to recognize updates that change nothing. */
  private shown = '';

  constructor(
    private readonly formatter: ReminderFormatter,
    private readonly hover: UpcomingMeetingsHover,
  ) {
    this.item.name = vscode.l10n.t('Next Zoom Meeting');
  }

  /**
   * Shows the first of the meetings, next to it the one in progress or about to start if there is
   * room, and all others in the hover; hides the item if there is none.
   *
   * @param coming what starts later, by its start; the first of the meetings may be among it
   */
  show(
    meetings: readonly UpcomingMeeting<OwnedMeeting>[],
    coming: readonly OwnedMeeting[],
    { remindsAt, isJoined, opensAsHost }: FirstMeetingState,
  ): void {
    const [first, ...others] = meetings;
    if (first === undefined) {
      this.item.hide();
      this.shown = '';
      return;
    }
    const second = secondMeeting(meetings);
    const isUrgent = first.minutes === 1 && !isJoined;
    const tooltip = this.hover.create(
      first.meeting,
      { upcoming: others, coming: coming.filter((meeting) => meeting !== first.meeting) },
      { remindsAt, opensAsHost },
    );
    const text = `$(device-camera-video) ${this.formatter.statusBarText(first, second)}`;
    const label = this.formatter.accessibleLabel(first, second);
    // Setting the tooltip closes a hover that is open.
    const shown = JSON.stringify([text, label, tooltip.value, isUrgent, opensAsHost]);
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = isUrgent
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.item.accessibilityInformation = { label, role: 'button' };
    this.item.command = {
      ...(opensAsHost
        ? { command: 'zoom.startMeeting', title: vscode.l10n.t('Start Meeting as Host') }
        : { command: 'zoom.joinMeeting', title: vscode.l10n.t('Join Meeting') }),
      arguments: [meetingReference(first.meeting)],
    };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
