import * as vscode from 'vscode';
import type { MeetingsModel, OwnedMeeting } from '../meetings/model/meetingsModel';
import type { CommandRun } from '../platform/commandRegistry';
import type { ReaderLocale } from '../platform/readerLocale';
import type { Settings } from '../platform/settings';
import { Alarm } from '../schedule/alarm';
import { StalenessTracker } from '../schedule/stalenessTracker';
import {
  comingMeetings,
  distinctMeetings,
  earliest,
  nextChangeOfUpcoming,
  upcomingMeetings,
} from '../schedule/upcomingMeetings';
import { joinedMeeting } from './reminders/joinedMeeting';
import type { ReminderNotifications } from './reminders/reminderNotifications';
import type { StatusBarMeetingItem } from './statusBar/statusBarMeetingItem';
import { upcomingSettings } from './upcomingSettings';

/** How long changed meetings are left to the view, which renders them first, in ms. */
const gracePeriod = 300;

/** What {@link UpcomingMeetingsMonitor} needs. */
export interface UpcomingMeetingsMonitorDeps {
  model: MeetingsModel;
  settings: Pick<Settings, 'showsStatusBar' | 'statusBarLeadTime' | 'onDidChange'>;
  statusBar: Pick<StatusBarMeetingItem, 'show'>;
  reminders: Pick<
    ReminderNotifications,
    | 'onDidChange'
    | 'updateShown'
    | 'showDue'
    | 'nextAt'
    | 'remindsAt'
    | 'isShown'
    | 'isJoined'
    | 'markJoined'
    | 'closeUntilNext'
  >;
  locale: Pick<ReaderLocale, 'onDidChange'>;
  onDidRunCommand: vscode.Event<CommandRun>;
}

/**
 * Updates the status bar and the reminders when the meetings or the time have changed for them. It
 * has a single timer, and none if there are no meetings.
 */
export class UpcomingMeetingsMonitor {
  private readonly subscription: vscode.Disposable;
  private readonly alarm = new Alarm(() => {
    this.update();
  });
  private readonly staleness = new StalenessTracker();
  private meetings: readonly OwnedMeeting[] | undefined;

  constructor(private readonly deps: UpcomingMeetingsMonitorDeps) {
    const { model, settings, reminders, locale, onDidRunCommand } = deps;
    const updateSoon = () => {
      this.alarm.set(new Date());
    };
    this.subscription = vscode.Disposable.from(
      model.onDidChange(() => {
        this.meetings = undefined;
        if (!model.isRefreshing && !model.isUnreachable && !model.isCached) {
          this.staleness.clear();
        }
        this.alarm.set(Date.now() + gracePeriod);
      }),
      settings.onDidChange(upcomingSettings, updateSoon),
      reminders.onDidChange(updateSoon),
      locale.onDidChange(updateSoon),
      // The machine may have slept.
      vscode.window.onDidChangeWindowState(updateSoon),
      onDidRunCommand((run) => {
        this.onCommandRun(run);
      }),
    );
    if (model.isCached) {
      this.staleness.begin(new Date());
    }
    this.update();
  }

  dispose(): void {
    this.subscription.dispose();
    this.alarm.dispose();
  }

  private update(): void {
    const now = new Date();
    const { settings, statusBar, reminders } = this.deps;
    const { showsStatusBar, statusBarLeadTime } = settings;
    const meetings = this.currentMeetings(now);
    const upcoming = showsStatusBar ? upcomingMeetings(meetings, now, statusBarLeadTime) : [];
    const first = upcoming[0]?.meeting;
    const isJoined = first !== undefined && reminders.isJoined(first);
    statusBar.show(upcoming, showsStatusBar ? comingMeetings(meetings, now) : [], {
      remindsAt: first && reminders.remindsAt(first, now),
      isJoined,
      opensAsHost:
        first !== undefined && !first.entry.isLive && !isJoined && this.deps.model.canStart(first),
    });
    reminders.updateShown(meetings, now);
    const staleUntil = this.staleness.check(now);
    if (staleUntil === undefined) {
      reminders.showDue(meetings, now);
    }
    const changes = [
      staleUntil,
      showsStatusBar ? nextChangeOfUpcoming(meetings, now, statusBarLeadTime) : undefined,
      reminders.nextAt(meetings, now),
    ];
    this.alarm.set(
      earliest(changes.filter((time) => time !== undefined).map((time) => time.getTime())),
    );
  }

  /** The meetings that have not been ended, read from the model once after each change. */
  private currentMeetings(now: Date): readonly OwnedMeeting[] {
    const { model } = this.deps;
    this.meetings ??= distinctMeetings(model.all(now)).filter(
      ({ entry }) => !model.changes.hasEnded(entry),
    );
    return this.meetings;
  }

  private onCommandRun(run: CommandRun): void {
    const now = new Date();
    const { reminders } = this.deps;
    const meetings = this.currentMeetings(now);
    const joined = joinedMeeting(run, meetings, now);
    if (joined !== undefined) {
      void reminders.markJoined(joined);
      return;
    }
    const reminded = meetings.filter((meeting) => reminders.isShown(meeting));
    const openedEarly = joinedMeeting(run, reminded, now, Infinity);
    if (openedEarly !== undefined) {
      void reminders.closeUntilNext(openedEarly);
    }
  }
}
