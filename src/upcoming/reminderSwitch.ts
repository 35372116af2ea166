import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { MeetingsWatcher } from '../meetings/view/backgroundRefresh';
import type { Meetings } from '../meetings/composeMeetings';
import type { Settings } from '../platform/settings';
import { usableReminderMinutes } from '../schedule/reminderMarks';
import type { RunningReminders } from './composeReminders';
import { reminderSettings } from './reminderSettings';

/** How long a new window is left alone, in ms: VS Code starts much at once. */
const startDelay = 5_000;

/**
 * Loads the meetings when somebody is signed in and the status bar or reminders are on, and what is
 * behind these once there are meetings. The status bar has the meetings read while their view is
 * hidden; reminders alone are of what was read last.
 */
export class ReminderSwitch implements MeetingsWatcher {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly delay: NodeJS.Timeout;
  private watching: vscode.Disposable | undefined;
  private running: RunningReminders | undefined;
  private hasFollowed = false;
  private isDisposed = false;

  /** Fires when `isOn` may have changed. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly settings: Settings,
    private readonly store: AccountStore,
    private readonly loadMeetings: () => Promise<Pick<Meetings, 'model'>>,
    private readonly load: () => Promise<RunningReminders>,
  ) {
    const follow = () => {
      void this.follow();
    };
    this.delay = setTimeout(follow, startDelay);
    this.subscription = vscode.Disposable.from(
      settings.onDidChange(reminderSettings, () => {
        this.changes.fire();
        follow();
      }),
      store.onDidChange(({ added }) => {
        if (added.length > 0) {
          follow();
        }
      }),
    );
  }

  /** Whether the status bar is on. */
  get isOn(): boolean {
    return this.settings.showsStatusBar;
  }

  /** Sets the room going, whether it is on or not. */
  async start(): Promise<RunningReminders> {
    const running = await this.load();
    this.running = running;
    this.watching?.dispose();
    if (this.isDisposed) {
      running.dispose();
    }
    return running;
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.delay);
    this.subscription.dispose();
    this.watching?.dispose();
    this.changes.dispose();
    this.running?.dispose();
  }

  private get isNeeded(): boolean {
    return this.isOn || usableReminderMinutes(this.settings.reminderMinutes).length > 0;
  }

  /** Whoever is not signed in has nothing loaded for it. */
  private async follow(): Promise<void> {
    if (this.hasFollowed || !this.isNeeded || (await this.store.list()).length === 0) {
      return;
    }
    this.hasFollowed = true;
    const { model } = await this.loadMeetings();
    if (this.isDisposed) {
      return;
    }
    this.watching = model.onDidChange(() => {
      if (this.running === undefined && this.isNeeded && model.all().length > 0) {
        void this.start();
      }
    });
    // What an earlier window left is enough to begin with.
    await model.restore();
  }
}
