import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import { secondMeeting, type UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { meetingReference } from '../format/meetingReference';
import type { ReminderFormatter } from '../format/reminderFormatter';
import type { UpcomingMeetingsHover } from './upcomingMeetingsHover';

/** The status bar item of the next meeting, hidden until a meeting is near. A click joins. */
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
   * @param remindsAt when the first meeting's reminder comes, if it was snoozed
   * @param isJoined whether the first meeting was joined from this window, so that it isn't urgent
   */
  show(
    meetings: readonly UpcomingMeeting<OwnedMeeting>[],
    remindsAt: Date | undefined,
    isJoined: boolean,
  ): void {
    const [first, ...others] = meetings;
    if (first === undefined) {
      this.item.hide();
      this.shown = '';
      return;
    }
    const second = secondMeeting(meetings);
    const isUrgent = first.minutes === 1 && !isJoined;
    const tooltip = this.hover.create(first.meeting, others, remindsAt);
    const text = `$(device-camera-video) ${this.formatter.statusBarText(first, second)}`;
    const label = this.formatter.accessibleLabel(first, second);
    // Setting the tooltip closes a hover that is open.
    const shown = JSON.stringify([text, label, tooltip.value, isUrgent]);
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
      command: 'zoom.joinMeeting',
      title: vscode.l10n.t('Join Meeting'),
      arguments: [meetingReference(first.meeting)],
    };
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
