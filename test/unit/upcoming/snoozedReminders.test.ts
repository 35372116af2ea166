import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { window } from 'vscode';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { toScheduledMeeting } from '../../../src/schedule/scheduledMeeting';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { ReminderClaims } from '../../../src/upcoming/reminders/reminderClaims';
import { ReminderNotifications } from '../../../src/upcoming/reminders/reminderNotifications';
import { SnoozedReminders } from '../../../src/upcoming/reminders/snoozedReminders';
import { ReaderLocale } from '../../../src/platform/readerLocale';

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
const show = vi.fn<(message: string, ...buttons: string[]) => Promise<unknown>>();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-snoozed-'));
  state = new State();
  errors = [];
  show.mockReset().mockResolvedValue(undefined);
  vi.spyOn(window, 'showInformationMessage').mockImplementation(show as never);
  vi.useFakeTimers({ now: at(5), toFake: ['Date'] });
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  await rm(folder, { recursive: true });
});

/** A window that opens now, with the reminders that are set. */
function openWindow(reminderMinutes: number[] = [5]) {
  const log = { error: (error: unknown) => errors.push(error) };
  const claims = new ReminderClaims(folder, log);
  const claim = vi.spyOn(claims, 'claim');
  const isClaimed = vi.spyOn(claims, 'isClaimed');
  const snoozed = new SnoozedReminders(state as never, log);
  const reminders = new ReminderNotifications({
    settings: { reminderMinutes },
    formatter: new ReminderFormatter({ topic: ({ topic }) => topic }, new ReaderLocale('en-US')),
    claims,
    snoozed,
    log,
  });
  return {
    reminders,
    snoozed,
    /** Shows what is due at some time, and waits until other windows would know of it. */
    async showAt(minutesBefore: number) {
      vi.setSystemTime(at(minutesBefore));
      reminders.showDue([standUp], new Date());
      const calls = () =>
        [...claim.mock.results, ...isClaimed.mock.results].map(
          ({ value }) => value as Promise<unknown>,
        );
      for (let count = -1; count !== calls().length;) {
        count = calls().length;
        await Promise.all(calls());
        await Promise.resolve();
      }
    },
  };
}

const messages = () => show.mock.calls.map(([message]) => message);

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
    expect(messages()).toEqual(['Stand-up starts in 1 min']);
    await openWindow().showAt(0.5);
    expect(messages()).toHaveLength(1);
  });

  it('comes in one window only if there are several', async () => {
    const windows = [openWindow(), openWindow()];
    await windows[0]?.reminders.snooze(standUp.entry);
    windows.push(openWindow());
    await Promise.all(windows.map((one) => one.showAt(1)));
    expect(messages()).toEqual(['Stand-up starts in 1 min']);
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
    show.mockResolvedValueOnce('Dismiss');
    await opened.showAt(1);
    await vi.waitFor(() => {
      expect(state.get('snoozedReminders')).toBeUndefined();
    });
    await openWindow([5, 0]).showAt(0);
    expect(messages()).toEqual(['Stand-up starts in 1 min']);
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
    expect([snoozed.minutesBefore(standUp.entry), snoozed.minutesBefore(other)]).toEqual([
      undefined,
      0,
    ]);
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
      expect(snoozed.minutesBefore(standUp.entry)).toBeUndefined();
      await snoozed.removeExpired();
      await snoozed.add(standUp.entry, 1);
      expect(snoozed.minutesBefore(standUp.entry)).toBe(1);
    },
  );
});
