import * as vscode from 'vscode';
import type { OwnedMeeting } from '../../meetings/model/meetingsModel';
import type { UpcomingMeeting } from '../../schedule/upcomingMeetings';
import { meetingReference } from '../format/meetingLink';
import type { UpcomingMeetingsHover } from './upcomingMeetingsHover';
import type { ReminderFormatter } from '../format/reminderFormatter';

/** The status bar item: hidden until a meeting is near. A click joins. */
export class StatusBarMeetingItem {
  private readonly item = vscode.window.createStatusBarItem(
    'zoom.nextMeeting',
    vscode.StatusBarAlignment.Left,
    0,
  );
  private shown = '';

  constructor(
    private readonly words: ReminderFormatter,
    private readonly tooltip: UpcomingMeetingsHover,
  ) {
    this.item.name = vscode.l10n.t('Next Zoom Meeting');
  }

  /**
   * Shows the first of the meetings, and the others in its hover; hides where there is none.
   *
   * @param remindsAt when the first one will be reminded of, where it was put off
   * @param isJoined whether the first one was joined from here, so that nothing is urgent
   */
  show(
    near: readonly UpcomingMeeting<OwnedMeeting>[],
    remindsAt: Date | undefined,
    isJoined: boolean,
  ): void {
    const [first, ...others] = near;
    if (first === undefined) {
      this.item.hide();
      this.shown = '';
      return;
    }
    const isUrgent = first.minutes === 1 && !isJoined;
    const tooltip = this.tooltip.create(
      first.meeting,
      others.map(({ meeting }) => meeting),
      remindsAt,
    );
    const text = `$(device-camera-video) ${this.words.inStatusBar(first)}`;
    // A hover that is open closes when it is set anew.
    const shown = JSON.stringify([text, tooltip.value, isUrgent]);
    if (shown === this.shown) {
      return;
    }
    this.shown = shown;
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.backgroundColor = isUrgent
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
    this.item.accessibilityInformation = { label: this.words.aloud(first), role: 'button' };
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
