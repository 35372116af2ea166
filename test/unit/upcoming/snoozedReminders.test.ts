import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import {
  type ProgressNotification,
  recordProgressNotifications,
} from '../support/progressNotifications.ts';
import { openReminderWindow, type SharedState } from '../support/reminderWindow.ts';

const start = new Date('2026-11-23T10:00:00Z');
const at = (minutesBefore: number) => new Date(start.getTime() - minutesBefore * 60_000);

const standUp: OwnedMeeting = {
  accountId: 'ada',
  entry: toScheduledMeeting({
    id: 85012345678,
    topic: 'Stand-up',
    type: 2,
    start_time: start.toISOString(),
    duration: 30,
    join_url: 'https://zoom.us/j/85012345678?pwd=secret',
  }),
};

/** The global state of the extension, which all windows share. */
class State {
  readonly values = new Map<string, unknown>();
  isFull = false;

  get = (key: string): unknown => this.values.get(key);

  update = (key: string, value: unknown): Promise<void> => {
    this.values.set(key, value);
    return this.isFull ? Promise.reject(new Error('disk full')) : Promise.resolve();
  };
}

let folder: string;
let state: State;
let errors: unknown[];
let notifications: readonly ProgressNotification[];
let shared: SharedState;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-snoozed-'));
  state = new State();
  errors = [];
  notifications = recordProgressNotifications();
  shared = { folder, memento: state, running: new Set(), errors };
  vi.useFakeTimers({ now: at(5), toFake: ['Date'] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** A window that opens now, with the reminders that are set. */
function openWindow(reminderMinutes: number[] = [5]) {
  const window = openReminderWindow(shared, reminderMinutes);
  return {
    ...window,
    /** Shows what is due at some time, and waits until other windows would know of it. */
    showAt: (minutesBefore: number) => window.update(at(minutesBefore), [standUp]),
  };
}

const messages = () => notifications.map(({ messages: [first = ''] }) => first.split(' at ')[0]);

describe('A snoozed reminder', () => {
  it('comes after the window was reloaded, once', async () => {
    const before = openWindow();
    await before.reminders.snooze(standUp.entry);
    before.reminders.dispose();
    const after = openWindow();
    expect(after.reminders.remindsAt(standUp, new Date())).toEqual(at(1));
    expect(after.reminders.nextAt([standUp], new Date())).toEqual(at(1));
    await after.showAt(4);
    expect(messages()).toEqual([]);
    await after.showAt(1);
    await after.showAt(0.5);
    expect(messages()).toEqual(['Stand-up is about to start,']);
    await openWindow().showAt(0.5);
    expect(messages()).toHaveLength(1);
  });

  it('comes in one window only if there are several', async () => {
    const windows = [openWindow(), openWindow()];
    await windows[0]?.reminders.snooze(standUp.entry);
    windows.push(openWindow());
    await Promise.all(windows.map((one) => one.showAt(1)));
    expect(messages()).toEqual(['Stand-up is about to start,']);
  });

  it('does not come if the meeting was joined in another window', async () => {
    const [here, there] = [openWindow([5, 0]), openWindow([5, 0])];
    await here.reminders.snooze(standUp.entry);
    await there.reminders.markJoined(standUp);
    expect(here.reminders.remindsAt(standUp, new Date())).toBeUndefined();
    await here.showAt(1);
    await openWindow([5, 0]).showAt(0);
    expect(messages()).toEqual([]);
  });

  it('is the last one if it is dismissed', async () => {
    const opened = openWindow([5, 0]);
    await opened.reminders.snooze(standUp.entry);
    await opened.showAt(1);
    notifications[0]?.cancel();
    await vi.waitFor(() => {
      expect(state.get('snoozedReminders')).toBeUndefined();
    });
    await openWindow([5, 0]).showAt(0);
    expect(messages()).toEqual(['Stand-up is about to start,']);
  });

  it('is forgotten once it cannot come any more', async () => {
    const { reminders, snoozed } = openWindow();
    await reminders.snooze(standUp.entry);
    vi.setSystemTime(at(-4));
    await snoozed.removeExpired();
    expect(state.get('snoozedReminders')).toBeDefined();
    vi.setSystemTime(at(-5));
    await snoozed.removeExpired();
    expect(state.get('snoozedReminders')).toBeUndefined();
  });

  it('leaves those of other meetings as they are', async () => {
    const { snoozed } = openWindow();
    const other = { ...standUp.entry, key: 'other' };
    await snoozed.add(standUp.entry, 1);
    await snoozed.add(other, 0);
    await snoozed.remove(standUp.entry);
    expect([standUp.entry, other].map(snoozed.readMinutes())).toEqual([undefined, 0]);
  });

  it('is read once for all meetings', async () => {
    const { reminders } = openWindow();
    await reminders.snooze(standUp.entry);
    const meetings = Array.from({ length: 100 }, (_, index) => ({
      ...standUp,
      entry: { ...standUp.entry, key: `meeting ${index}` },
    }));
    const read = vi.spyOn(state, 'get');
    reminders.showDue(meetings, at(30));
    reminders.nextAt(meetings, at(30));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('writes nothing about its meeting', async () => {
    await openWindow().reminders.snooze(standUp.entry);
    expect(JSON.stringify([...state.values])).not.toMatch(/850|Stand|secret|ada/);
  });

  it('comes in its own window if nothing can be written', async () => {
    state.isFull = true;
    const opened = openWindow();
    await expect(opened.reminders.snooze(standUp.entry)).resolves.toEqual(at(1));
    expect(errors).toHaveLength(1);
    await opened.showAt(1);
    expect(messages()).toHaveLength(1);
  });

  it.each([['soon'], [7], [[1]], [{ a: 1 }], [{ a: { minutesBefore: 'x' } }], [null]])(
    'is no reminder if the state is %j',
    async (value) => {
      state.values.set('snoozedReminders', value);
      const { snoozed } = openWindow();
      expect(snoozed.readMinutes()(standUp.entry)).toBeUndefined();
      await snoozed.removeExpired();
      await snoozed.add(standUp.entry, 1);
      expect(snoozed.readMinutes()(standUp.entry)).toBe(1);
    },
  );
});
