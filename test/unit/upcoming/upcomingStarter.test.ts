import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Disposable, EventEmitter } from 'vscode';
import { UpcomingStarter } from '../../../src/upcoming/upcomingStarter';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A window in which meetings are listed. */
function openWindow({
  showsStatusBar = false,
  accounts = [{}] as object[],
  snoozed = undefined as unknown,
}) {
  const meetingsChanged = new EventEmitter<void>();
  const accountsChanged = new EventEmitter<{ added: string[]; removed: string[] }>();
  const model = {
    onDidChange: meetingsChanged.event,
    all: () => [{}],
    restore: () => {
      meetingsChanged.fire();
      return Promise.resolve();
    },
  };
  const settings = {
    showsStatusBar,
    reminderMinutes: [],
    onDidChange: () => new Disposable(() => undefined),
  };
  const calls = {
    showCached: vi.fn(() => Promise.resolve()),
    loadMeetings: vi.fn(() => Promise.resolve({ model })),
    load: vi.fn(() => Promise.resolve()),
  };
  const starter = new UpcomingStarter({
    services: {
      settings,
      globalState: { get: (key: string) => (key === 'snoozedReminders' ? snoozed : undefined) },
      log: { error: () => undefined },
    } as never,
    store: { onDidChange: accountsChanged.event, list: () => Promise.resolve(accounts) } as never,
    meetings: { load: calls.loadMeetings } as never,
    activatedAt: Date.now() - 500,
    showCached: calls.showCached,
    load: calls.load,
  });
  return { ...calls, starter, accounts, accountsChanged };
}

/** Whether reminders run a while after a window has opened. */
async function startsWith(snoozed: unknown): Promise<boolean> {
  const { load, starter } = openWindow({ snoozed });
  await vi.advanceTimersByTimeAsync(10_000);
  starter.dispose();
  return load.mock.calls.length > 0;
}

it('starts for a snoozed reminder, though status bar and reminders are off', async () => {
  expect(await startsWith({ hash: { minutesBefore: 1, expiresAt: 1 } })).toBe(true);
  expect(await startsWith(undefined)).toBe(false);
});

it('shows the cached meeting at once, and loads the meetings five seconds after activation', async () => {
  const { showCached, loadMeetings, load, starter } = openWindow({ showsStatusBar: true });
  await vi.advanceTimersByTimeAsync(0);
  expect(showCached).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(4_499);
  expect(loadMeetings).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(load).toHaveBeenCalledTimes(1);
  starter.dispose();
});

it('reads no cache if nobody is signed in, or the status bar is off', async () => {
  for (const options of [{ showsStatusBar: true, accounts: [] }, { showsStatusBar: false }]) {
    const { showCached, starter } = openWindow(options);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(showCached).not.toHaveBeenCalled();
    starter.dispose();
  }
});

it('reads the cache again when an account has signed out before the meetings are loaded', async () => {
  const { showCached, accounts, accountsChanged, starter } = openWindow({ showsStatusBar: true });
  await vi.advanceTimersByTimeAsync(1_000);
  accounts.pop();
  accountsChanged.fire({ added: [], removed: ['ada'] });
  await vi.advanceTimersByTimeAsync(0);
  expect(showCached).toHaveBeenCalledTimes(2);
  starter.dispose();
});
