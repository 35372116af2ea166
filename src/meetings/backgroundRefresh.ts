import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { Settings } from '../platform/settings';
import { RefreshTimer } from '../schedule/refreshTimer';
import type { MeetingsModel } from './meetingsModel';
import type { MeetingsView } from './meetingsView';

/** How long a new window is left alone before anything is read that nobody looks at, in ms. */
const startDelay = 5_000;

/** Something besides the view that shows meetings, such as the status bar. */
export interface MeetingsWatcher {
  /** Whether it shows anything. */
  readonly isOn: boolean;
  /** Fires when that changes. */
  readonly onDidChange: vscode.Event<unknown>;
}

/** Reads the meetings anew while somebody sees them: in the view, or through a watcher. */
export class BackgroundRefresh {
  private readonly subscription: vscode.Disposable;
  private readonly timer: RefreshTimer;

  constructor(
    view: MeetingsView,
    model: MeetingsModel,
    store: AccountStore,
    settings: Settings,
    watcher: MeetingsWatcher,
  ) {
    const startsAt = Date.now() + startDelay;
    this.timer = new RefreshTimer({
      interval: () => settings.refreshInterval,
      isWanted: () => view.isVisible || watcher.isOn,
      lastRefresh: () => model.lastRefresh,
      notBefore: () => Math.max(model.notBefore, startsAt),
      refresh: () => view.reloadQuietly(),
    });
    const check = () => {
      this.timer.check();
    };
    this.subscription = vscode.Disposable.from(
      view.onDidChangeVisibility(check),
      watcher.onDidChange(check),
      settings.onDidChange(['zoom.meetings.refreshInterval'], check),
      settings.onDidChange(['zoom.meetings.showPrevious'], () => {
        if (view.isVisible) {
          void view.reloadQuietly(true);
        }
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.timer.focus();
        }
      }),
      model.onDidChangeHere(() => {
        this.timer.changed();
      }),
      store.onDidChange(({ added, changed }) => {
        // The view sees to this itself while it is visible.
        if (added.length + changed.length > 0 && !view.isVisible && watcher.isOn) {
          void view.reloadQuietly(true);
        }
      }),
    );
    check();
  }

  dispose(): void {
    this.timer.dispose();
    this.subscription.dispose();
  }
}
