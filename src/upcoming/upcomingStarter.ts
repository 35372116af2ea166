import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';
import { usableReminderMinutes } from '../schedule/reminders';
import { reminderSettings } from './reminderSettings';

/** How long a new window is left alone, in ms: VS Code starts a lot at the same time. */
const startDelay = 5_000;

/** What {@link UpcomingStarter} needs. */
export interface UpcomingStarterParts {
  services: Services;
  store: AccountStore;
  meetings: MeetingsFeature;
  /** Loads and starts the status bar item and the reminders. */
  load: () => Promise<unknown>;
}

/**
 * Loads the meetings when somebody is signed in and the status bar item or the reminders are on, and
 * starts these once there are meetings.
 */
export class UpcomingStarter {
  private readonly subscription: vscode.Disposable;
  private readonly delay: NodeJS.Timeout;
  private watching: vscode.Disposable | undefined;
  private isLoading = false;
  private isDisposed = false;

  constructor(private readonly parts: UpcomingStarterParts) {
    const { services, store } = parts;
    const startIfNeeded = () => {
      this.startIfNeeded().catch((error: unknown) => {
        services.log.error(error);
      });
    };
    this.delay = setTimeout(startIfNeeded, startDelay);
    this.subscription = vscode.Disposable.from(
      services.settings.onDidChange(reminderSettings, startIfNeeded),
      store.onDidChange(({ added }) => {
        if (added.length > 0) {
          startIfNeeded();
        }
      }),
    );
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.delay);
    this.subscription.dispose();
    this.watching?.dispose();
  }

  private get isNeeded(): boolean {
    const { settings } = this.parts.services;
    return settings.showsStatusBar || usableReminderMinutes(settings.reminderMinutes).length > 0;
  }

  /** Nothing is loaded for somebody who is not signed in. */
  private async startIfNeeded(): Promise<void> {
    if (this.isLoading || !this.isNeeded || (await this.parts.store.list()).length === 0) {
      return;
    }
    this.isLoading = true;
    const { model } = await this.parts.meetings.load();
    if (this.isDisposed) {
      return;
    }
    this.watching = model.onDidChange(() => {
      if (this.isNeeded && model.all().length > 0) {
        this.watching?.dispose();
        void this.parts.load();
      }
    });
    // What an earlier window left in the cache is enough to begin with.
    await model.restore();
  }
}
