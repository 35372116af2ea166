import * as vscode from 'vscode';
import type { MeetingsModel, OwnedMeeting } from '../meetings/model/meetingsModel';
import type { CommandRun } from '../platform/commandRegistry';
import type { Settings } from '../platform/settings';
import { Alarm } from '../schedule/alarm';
import {
  distinctMeetings,
  earliest,
  upcomingMeetings,
  nextChangeOfUpcoming,
} from '../schedule/upcomingMeetings';
import { StalenessTracker } from '../schedule/stalenessTracker';
import { joinedMeeting } from './reminders/joinedMeeting';
import { reminderSettings } from './reminderSettings';
import type { ReminderNotifications } from './reminders/reminderNotifications';
import type { StatusBarMeetingItem } from './statusBar/statusBarMeetingItem';

/** How long to leave changed meetings to their view, in ms. */
const patience = 300;

/**
 * Follows the meetings and the time: tells the status bar and the reminders whenever either has
 * changed for them. There is one timer, and none where there are no meetings.
 */
export class UpcomingMeetingsMonitor {
  private readonly subscription: vscode.Disposable;
  private readonly alarm = new Alarm(() => {
    this.look();
  });
  private readonly doubt = new StalenessTracker();
  private meetings: OwnedMeeting[] | undefined;

  constructor(
    private readonly model: MeetingsModel,
    private readonly settings: Settings,
    private readonly statusBar: StatusBarMeetingItem,
    private readonly reminders: ReminderNotifications,
    onDidRunCommand: vscode.Event<CommandRun>,
  ) {
    const lookSoon = () => {
      this.alarm.set(new Date());
    };
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.meetings = undefined;
        if (!model.isRefreshing && !model.isUnreachable && !model.isCached) {
          this.doubt.clear();
        }
        // The rows of the view go first.
        this.alarm.set(new Date(Date.now() + patience));
      }),
      settings.onDidChange(reminderSettings, lookSoon),
      reminders.onDidChange(lookSoon),
      // The machine may have slept.
      vscode.window.onDidChangeWindowState(lookSoon),
      onDidRunCommand((run) => {
        this.follow(run);
      }),
    );
    if (model.isCached) {
      this.doubt.begin(new Date());
    }
    this.look();
  }

  dispose(): void {
    this.subscription.dispose();
    this.alarm.dispose();
  }

  private look(): void {
    const now = new Date();
    const { showsStatusBar, statusBarLeadTime } = this.settings;
    const meetings = this.meetingsAt(now);
    const near = showsStatusBar ? upcomingMeetings(meetings, now, statusBarLeadTime) : [];
    const first = near[0]?.meeting;
    this.statusBar.show(
      near,
      first === undefined ? undefined : this.reminders.remindsAt(first, now),
      first !== undefined && this.reminders.isJoined(first),
    );
    const doubtfulUntil = this.doubt.check(now);
    if (doubtfulUntil === undefined) {
      this.reminders.remind(meetings, now);
    }
    const changes = [
      doubtfulUntil,
      showsStatusBar ? nextChangeOfUpcoming(meetings, now, statusBarLeadTime) : undefined,
      this.reminders.next(meetings, now),
    ];
    this.alarm.set(
      earliest(changes.filter((time) => time !== undefined).map((time) => time.getTime())),
    );
  }

  /** The meetings that count, made anew after they have changed. */
  private meetingsAt(now: Date): readonly OwnedMeeting[] {
    this.meetings ??= distinctMeetings(this.model.all(now)).filter(
      ({ entry }) => !this.model.changes.hasEnded(entry),
    );
    return this.meetings;
  }

  private follow(run: CommandRun): void {
    const now = new Date();
    const joined = joinedMeeting(run, this.meetingsAt(now), now);
    if (joined !== undefined) {
      void this.reminders.leaveJoined(joined);
    }
  }
}
