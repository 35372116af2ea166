import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { MeetingsFeature } from '../meetings/meetingsFeature';
import type { Services } from '../platform/services';
import { snoozedRemindersKey } from './reminders/snoozedRemindersKey';
import { upcomingSettings } from './upcomingSettings';

/**
 * How long to wait in a new window before the meetings are loaded and requested, in ms: VS Code starts a
 * lot at the same time.
 */
const startDelay = 5_000;

/** What {@link UpcomingStarter} needs. */
export interface UpcomingStarterDeps {
  services: Services;
  store: AccountStore;
  meetings: MeetingsFeature;
  /** When the extension was activated, in ms since 1970. */
  activatedAt: number;
  /** Shows in the status bar what an earlier window has left, until {@link load} has done its work. */
  showCached: () => Promise<void>;
  /** Loads and starts the status bar item and the reminders. */
  load: () => Promise<unknown>;
}

/**
 * Shows the next meeting from the cache at once. Later loads the meetings when
 * somebody is signed in and the status bar item or the reminders are on or one was snoozed, and starts
 * those two once there are meetings.
 */
export class UpcomingStarter {
  private readonly subscription: vscode.Disposable;
  private readonly delay: NodeJS.Timeout;
  private modelSubscription: vscode.Disposable | undefined;
  private hasShownCached = false;
  private isLoading = false;
  private isDisposed = false;

  constructor(private readonly deps: UpcomingStarterDeps) {
    const { services, store } = deps;
    const run = (task: () => Promise<void>) => () => {
      task().catch((error: unknown) => {
        services.log.error(error);
      });
    };
    const startIfNeeded = run(() => this.startIfNeeded());
    const showCached = run(() => this.showCached());
    this.delay = setTimeout(startIfNeeded, startDelay - (Date.now() - deps.activatedAt));
    showCached();
    this.subscription = vscode.Disposable.from(
      services.settings.onDidChange(upcomingSettings, () => {
        showCached();
        startIfNeeded();
      }),
      store.onDidChange(({ added, removed }) => {
        if (removed.length > 0) {
          showCached();
        }
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
    this.modelSubscription?.dispose();
  }

  private get isNeeded(): boolean {
    const { settings, globalState } = this.deps.services;
    return (
      settings.showsStatusBar ||
      settings.reminderMinutes.length > 0 ||
      globalState.get(snoozedRemindersKey) !== undefined
    );
  }

  /** Nothing is read for a status bar that has never shown a meeting. */
  private async showCached(): Promise<void> {
    const { services, store, showCached } = this.deps;
    const isWanted = services.settings.showsStatusBar && (await store.list()).length > 0;
    if (isWanted || this.hasShownCached) {
      this.hasShownCached = true;
      await showCached();
    }
  }

  /** Nothing is loaded while nobody is signed in. */
  private async startIfNeeded(): Promise<void> {
    if (this.isLoading || !this.isNeeded || (await this.deps.store.list()).length === 0) {
      return;
    }
    this.isLoading = true;
    const { model } = await this.deps.meetings.load();
    if (this.isDisposed) {
      return;
    }
    this.modelSubscription = model.onDidChange(() => {
      if (this.isNeeded && model.all().length > 0) {
        this.modelSubscription?.dispose();
        void this.deps.load();
      }
    });
    // What an earlier window left in the cache is enough to begin with.
    await model.restore();
  }
}
