import * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import type { Settings } from '../../platform/settings';
import { RefreshTimer } from '../../schedule/refreshTimer';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingsView } from './meetingsView';

/** How long a new window is left alone before anything is read that nobody looks at, in ms. */
const startDelay = 5_000;

/** Over how long the windows that show no rows spread their refreshes, in ms. */
const longestSpread = 20_000;

/**
 * Reads the meetings anew while somebody sees them: in the view, or in the status bar. A window that
 * shows no rows takes what another one has read, so that many windows ask Zoom little more than one does.
 */
export class BackgroundRefresh {
  private readonly subscription: vscode.Disposable;
  private readonly timer: RefreshTimer;

  constructor(view: MeetingsView, model: MeetingsModel, store: AccountStore, settings: Settings) {
    let spread = Math.random() * longestSpread;
    const startsAt = Date.now() + startDelay + spread;
    this.timer = new RefreshTimer({
      interval: () => settings.refreshInterval,
      isWanted: () => view.isVisible || settings.showsStatusBar,
      lastRefresh: () => (view.isVisible ? model.lastRefresh : model.lastRead),
      notBefore: () => Math.max(model.notBefore, startsAt),
      spread: () => (view.isVisible ? 0 : spread),
      refresh: async (freshEnough) => {
        spread = Math.random() * longestSpread;
        if (view.isVisible || !(await model.syncFromCache(freshEnough))) {
          await view.reloadQuietly();
        }
        return !model.isUnreachable;
      },
    });
    const check = () => {
      this.timer.check();
    };
    this.subscription = vscode.Disposable.from(
      view.onDidChangeVisibility(check),
      settings.onDidChange(['zoom.statusBar.enabled'], check),
      settings.onDidChange(['zoom.meetings.refreshInterval'], check),
      settings.onDidChange(['zoom.meetings.showPrevious'], () => {
        view.follow();
      }),
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) {
          this.timer.focus();
        }
      }),
      model.changes.onDidApply(() => {
        this.timer.changed();
      }),
      store.onDidChange(({ added, changed }) => {
        // The view sees to this itself while it is visible.
        if (added.length + changed.length > 0 && !view.isVisible && settings.showsStatusBar) {
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
