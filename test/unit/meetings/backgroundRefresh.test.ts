import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import { BackgroundRefresh } from '../../../src/meetings/view/backgroundRefresh';
import { noAccountsChange } from '../support/accountsChange.ts';

const second = 1_000;
const minute = 60 * second;

const focused = new vscode.EventEmitter<vscode.WindowState>();
const visibility = new vscode.EventEmitter<void>();
const watched = new vscode.EventEmitter<void>();
const made = new vscode.EventEmitter<void>();
const signedIn = new vscode.EventEmitter<AccountsChange>();

let isVisible: boolean;
let showsStatusBar: boolean;
let lastRefresh: number | undefined;
let refreshes: number;
let refresh: BackgroundRefresh;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T09:00:00Z') });
  vi.spyOn(vscode.window, 'onDidChangeWindowState').mockImplementation(focused.event);
  isVisible = false;
  showsStatusBar = false;
  lastRefresh = undefined;
  refreshes = 0;
  const read = () => {
    refreshes++;
    lastRefresh = Date.now();
    return Promise.resolve();
  };
  refresh = new BackgroundRefresh({
    view: {
      get isVisible() {
        return isVisible;
      },
      onDidChangeVisibility: visibility.event,
      reloadQuietly: read,
      reloadWhenVisible: () => void read(),
    },
    model: {
      get lastRefresh() {
        return lastRefresh;
      },
      get lastRead() {
        return lastRefresh;
      },
      notBefore: 0,
      isUnreachable: false,
      syncFromCache: () => Promise.resolve(false),
      changes: { onDidApply: made.event },
    },
    store: { onDidChange: signedIn.event },
    settings: {
      refreshInterval: 5 * minute,
      get showsStatusBar() {
        return showsStatusBar;
      },
      onDidChange: (ids: readonly string[], listener: () => void) =>
        ids.includes('zoom.statusBar.enabled')
          ? watched.event(listener)
          : new vscode.Disposable(() => undefined),
    },
  });
});

afterEach(() => {
  refresh.dispose();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('BackgroundRefresh', () => {
  it('reads nothing while the view is hidden and the status bar off, whatever happens', async () => {
    await pass(60 * minute);
    focused.fire({ focused: true, active: true });
    made.fire();
    signedIn.fire({ ...noAccountsChange, added: ['ada'] });
    await pass(60 * minute);
    expect(refreshes).toBe(0);
  });

  it('reads at the interval while the view is visible', async () => {
    await pass(minute);
    isVisible = true;
    visibility.fire();
    await pass(60 * minute);
    expect(refreshes).toBe(13);
    isVisible = false;
    visibility.fire();
    await pass(60 * minute);
    expect(refreshes).toBe(13);
  });

  it('reads for the status bar, and stops when that is turned off', async () => {
    showsStatusBar = true;
    watched.fire();
    await pass(60 * minute);
    // Windows whose view is hidden spread their refreshes.
    expect(refreshes).toBeGreaterThan(10);
    const before = refreshes;
    showsStatusBar = false;
    watched.fire();
    await pass(60 * minute);
    expect(refreshes).toBe(before);
  });

  it('reads on focus if the last refresh is older than a minute, and soon after a change from here', async () => {
    isVisible = true;
    await pass(minute);
    visibility.fire();
    await pass(0);
    expect(refreshes).toBe(1);
    await pass(30 * second);
    focused.fire({ focused: true, active: true });
    await pass(0);
    expect(refreshes).toBe(1);
    await pass(31 * second);
    focused.fire({ focused: false, active: false });
    await pass(0);
    expect(refreshes).toBe(1);
    focused.fire({ focused: true, active: true });
    await pass(0);
    expect(refreshes).toBe(2);
    made.fire();
    await pass(14 * second);
    expect(refreshes).toBe(2);
    await pass(2 * second);
    expect(refreshes).toBe(3);
  });
});
