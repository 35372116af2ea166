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

const start = new Date('2026-11-23T09:30:00Z');
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

let shared: SharedState;
/** The notifications of all windows. */
let notifications: readonly ProgressNotification[];

beforeEach(async () => {
  const values = new Map<string, unknown>();
  shared = {
    folder: await mkdtemp(join(tmpdir(), 'zoom-reminders-')),
    memento: {
      get: (key) => values.get(key),
      update: (key, value) => {
        values.set(key, value);
        return Promise.resolve();
      },
    },
    running: new Set(),
    errors: [],
  };
  notifications = recordProgressNotifications();
  vi.useFakeTimers({ now: at(-5), toFake: ['Date'] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(shared.folder, { recursive: true });
  expect(shared.errors).toEqual([]);
});

describe('A reminder', () => {
  it('stays, and is changed by the next one and by the start', async () => {
    const { update } = openWindow();
    await update(-5);
    await update(-1);
    await update(0);
    await update(4);
    expect(notifications).toHaveLength(1);
    const time = new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(start);
    expect(notifications[0]?.messages.map((message) => message.split(' · ')[0])).toEqual([
      `Stand-up starts at ${time}`,
      `Stand-up is about to start, at ${time}`,
      `Stand-up started at ${time}`,
      `Stand-up started at ${time}`,
    ]);
    expect(notifications[0]?.increments).toEqual([0, 80, 20, 0]);
    expect(notifications[0]?.isOpen).toBe(true);
    await update(5);
    expect(notifications[0]?.isOpen).toBe(false);
  });

  it.each([
    ['was deleted', []],
    ['was moved', [meeting({ start_time: at(120).toISOString() })]],
    ['has ended', [meeting({ duration: -5 })]],
  ])('goes if the meeting %s', async (_, meetings) => {
    const { update } = openWindow();
    await update(-5);
    await update(-4, meetings);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it('comes again for the new start of a meeting that was moved', async () => {
    const { update } = openWindow();
    await update(-5);
    await update(-4, [meeting({ start_time: at(1).toISOString() })]);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });

  it('is dismissed for this start if it is canceled', async () => {
    const { update } = openWindow();
    await update(-5);
    notifications[0]?.cancel();
    await update(-1);
    await openWindow().update(-1);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
    await update(-1, [meeting({ start_time: at(2).toISOString() })]);
    expect(notifications).toHaveLength(2);
  });

  it('goes when it is snoozed, and comes again, in one window', async () => {
    const [first, second] = [openWindow(), openWindow()];
    await first.update(-5);
    await first.reminders.snooze(meeting().entry);
    await second.update(-4);
    await first.update(-4);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
    await Promise.all([first.update(-1), second.update(-1)]);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });

  it('goes when the meeting is joined', async () => {
    const { reminders, update } = openWindow();
    await update(-5);
    await reminders.markJoined(meeting());
    await update(-1);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it('goes until the next one when the meeting is opened early', async () => {
    const [first, second] = [openWindow(), openWindow()];
    await first.update(-5);
    await second.update(-5);
    await first.reminders.closeUntilNext(meeting());
    await first.update(-4);
    await second.update(-4);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
    await Promise.all([first.update(-1), second.update(-1)]);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false, true]);
  });

  it('is shown by one window, though another one has the next time first', async () => {
    const windows = [openWindow(), openWindow(), openWindow()];
    await Promise.all(windows.map(({ update }) => update(-5)));
    await Promise.all(windows.toReversed().map(({ update }) => update(-1)));
    expect(notifications).toHaveLength(1);
  });

  it('goes when another window has dealt with the meeting', async () => {
    const [first, second] = [openWindow(), openWindow()];
    await first.update(-5);
    await second.reminders.markJoined(meeting());
    await first.update(-4);
    expect(notifications.map(({ isOpen }) => isOpen)).toEqual([false]);
  });

  it.each(['closed', 'killed'])('is taken over when its window was %s', async (how) => {
    const [first, second] = [openWindow(), openWindow()];
    await first.update(-5);
    await second.update(-5);
    shared.running.delete(first.id);
    if (how === 'closed') {
      first.reminders.dispose();
    }
    expect(second.nextAt()).toEqual(at(-4.5));
    await second.update(-4.5);
    expect(notifications).toHaveLength(2);
    await openWindow().update(-1);
    expect(notifications).toHaveLength(2);
  });

  it('is one for each meeting', async () => {
    const { update } = openWindow();
    await update(-5, [meeting(), meeting({ id: 85087654321, topic: 'Planning' })]);
    expect(notifications.map(({ messages }) => messages[0]?.slice(0, 8))).toEqual([
      'Stand-up',
      'Planning',
    ]);
  });
});

function meeting(fields: object = {}): OwnedMeeting {
  const entry = toScheduledMeeting({
    id: 85012345678,
    topic: 'Stand-up',
    type: 2,
    start_time: start.toISOString(),
    duration: 30,
    ...fields,
  });
  return { accountId: 'ada', entry };
}

/** Another window, which has reminders five minutes and one minute before the start. */
function openWindow() {
  const window = openReminderWindow(shared, [5, 1]);
  return {
    ...window,
    nextAt: () => window.reminders.nextAt([meeting()], new Date()),
    /** What the window does some minutes after the start, or before it if negative. */
    update: (minutes: number, meetings = [meeting()]) => window.update(at(minutes), meetings),
  };
}
