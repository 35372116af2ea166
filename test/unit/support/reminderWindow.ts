import { vi } from 'vitest';
import type { OwnedMeeting } from '../../../src/meetings/model/meetingsModel';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { ReminderFormatter } from '../../../src/upcoming/format/reminderFormatter';
import { ReminderClaims } from '../../../src/upcoming/reminders/reminderClaims';
import { ReminderNotifications } from '../../../src/upcoming/reminders/reminderNotifications';
import { SnoozedReminders } from '../../../src/upcoming/reminders/snoozedReminders';

type Memento = ConstructorParameters<typeof SnoozedReminders>[0];

/** What all windows share. */
export interface SharedState {
  /** The folder of the claims. */
  readonly folder: string;
  readonly memento: {
    get(key: string): unknown;
    update(key: string, value: unknown): Promise<void>;
  };
  /** The processes of the windows that are open. */
  readonly running: Set<number>;
  readonly errors: unknown[];
}

/** A window with reminders. */
export interface ReminderWindow {
  /** The process of the window. */
  readonly id: number;
  readonly reminders: ReminderNotifications;
  readonly snoozed: SnoozedReminders;
  /** Does what a window does when the time or its meetings change, and waits for the claims. */
  update(now: Date, meetings: readonly OwnedMeeting[]): Promise<void>;
}

/** Opens one more window. */
export function openReminderWindow(shared: SharedState, reminderMinutes: number[]): ReminderWindow {
  const { folder, memento, running } = shared;
  const id = Math.max(0, ...running) + 1;
  running.add(id);
  const log = { error: (error: unknown) => shared.errors.push(error) };
  const claims = new ReminderClaims(folder, log, { id, isRunning: (other) => running.has(other) });
  const spies = [
    vi.spyOn(claims, 'claim'),
    vi.spyOn(claims, 'hold'),
    vi.spyOn(claims, 'release'),
    vi.spyOn(claims, 'isHeld'),
    vi.spyOn(claims, 'isClaimed'),
  ];
  const calls = () =>
    spies.flatMap(({ mock }) => mock.results.map(({ value }) => value as unknown));
  const snoozed = new SnoozedReminders(memento as Memento, log);
  const reminders = new ReminderNotifications({
    settings: { reminderMinutes },
    formatter: new ReminderFormatter({ topic: ({ topic }) => topic }, new ReaderLocale('en-US')),
    claims,
    snoozed,
    log,
  });
  return {
    id,
    reminders,
    snoozed,
    async update(now, meetings) {
      vi.setSystemTime(now);
      reminders.updateShown(meetings, now);
      reminders.showDue(meetings, now);
      for (let count = -1; count !== calls().length;) {
        count = calls().length;
        await Promise.allSettled(calls());
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
}
