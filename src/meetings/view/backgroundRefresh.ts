import * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import type { Settings } from '../../platform/settings';
import { RefreshTimer } from '../../schedule/refreshTimer';
import type { MeetingsModel } from '../model/meetingsModel';
import type { MeetingsView } from './meetingsView';

/** How long a new window waits before it reads what is not visible, in ms. */
const startDelay = 5_000;

/** Over how long windows whose view is hidden spread their refreshes, in ms. */
const longestSpread = 20_000;

/** What {@link BackgroundRefresh} needs. */
export interface BackgroundRefreshDeps {
  view: Pick<
    MeetingsView,
    'isVisible' | 'onDidChangeVisibility' | 'reloadQuietly' | 'reloadWhenVisible'
  >;
  model: Pick<
    MeetingsModel,
    'lastRefresh' | 'lastRead' | 'notBefore' | 'isUnreachable' | 'syncFromCache'
  > & { changes: Pick<MeetingsModel['changes'], 'onDidApply'> };
  store: Pick<AccountStore, 'onDidChange'>;
  settings: Pick<Settings, 'refreshInterval' | 'showsStatusBar' | 'onDidChange'>;
}

/**
 * Refreshes the meetings while they are visible, in the view or in the status bar. A window whose view
 * is hidden takes what another one has read, so that many windows send few more requests than one.
 */
export class BackgroundRefresh {
  private readonly subscription: vscode.Disposable;
  private readonly timer: RefreshTimer;

  constructor({ view, model, store, settings }: BackgroundRefreshDeps) {
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
        view.reloadWhenVisible();
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
        // While the view is visible, it does this itself.
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
