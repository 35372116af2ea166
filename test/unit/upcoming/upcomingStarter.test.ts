import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Disposable, EventEmitter } from 'vscode';
import { UpcomingStarter } from '../../../src/upcoming/upcomingStarter';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether reminders run a while after a window has opened, in which meetings are listed. */
async function startsWith(snoozed: unknown): Promise<boolean> {
  const meetingsChanged = new EventEmitter<void>();
  const model = {
    onDidChange: meetingsChanged.event,
    all: () => [{}],
    restore: () => {
      meetingsChanged.fire();
      return Promise.resolve();
    },
  };
  const load = vi.fn(() => Promise.resolve());
  const onDidChange = () => new Disposable(() => undefined);
  const starter = new UpcomingStarter({
    services: {
      settings: { showsStatusBar: false, reminderMinutes: [], onDidChange },
      globalState: { get: (key: string) => (key === 'snoozedReminders' ? snoozed : undefined) },
      log: { error: () => undefined },
    } as never,
    store: { onDidChange, list: () => Promise.resolve([{}]) } as never,
    meetings: { load: () => Promise.resolve({ model }) } as never,
    load,
  });
  await vi.advanceTimersByTimeAsync(10_000);
  starter.dispose();
  return load.mock.calls.length > 0;
}

it('starts for a snoozed reminder, though status bar and reminders are off', async () => {
  expect(await startsWith({ hash: { minutesBefore: 1, expiresAt: 1 } })).toBe(true);
  expect(await startsWith(undefined)).toBe(false);
});
