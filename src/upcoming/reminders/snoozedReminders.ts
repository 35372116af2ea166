import * as v from 'valibot';
import type * as vscode from 'vscode';
import { hashedFileName } from '../../platform/hashedFileName';
import type { Log } from '../../platform/log';
import { lastReminder } from '../../schedule/reminders';
import type { ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { snoozedRemindersKey } from './snoozedRemindersKey';

/** Snoozed reminders by the hash of their meeting, so that nothing about a meeting is written to disk. */
const storedSchema = v.fallback(
  v.record(
    v.string(),
    v.object({
      minutesBefore: v.number(),
      /** When no reminder of the meeting can come any more, in ms since 1970. */
      expiresAt: v.number(),
    }),
  ),
  {},
);

type Stored = v.InferOutput<typeof storedSchema>;

/** Minutes before the start at which a snoozed meeting's reminder comes; `undefined` if not snoozed. */
export type SnoozedMinutes = (entry: Pick<ScheduledMeeting, 'key'>) => number | undefined;

/**
 * The reminders that were snoozed. They outlive the window, and all windows know them; reminders are
 * claimed, so that one window shows each.
 */
export class SnoozedReminders {
  /** @param state shared by all windows */
  constructor(
    private readonly state: Pick<vscode.Memento, 'get' | 'update'>,
    private readonly log: Pick<Log, 'error'>,
  ) {}

  /** Reads what is snoozed now, once for many meetings. */
  readMinutes(): SnoozedMinutes {
    const all = this.read();
    return Object.keys(all).length === 0
      ? () => undefined
      : ({ key }) => all[hashedFileName(key)]?.minutesBefore;
  }

  /** Remembers when a meeting's reminder comes. */
  async add(entry: ScheduledMeeting, minutesBefore: number): Promise<void> {
    const expiresAt = lastReminder(entry)?.getTime();
    if (expiresAt !== undefined) {
      await this.write({
        ...this.read(),
        [hashedFileName(entry.key)]: { minutesBefore, expiresAt },
      });
    }
  }

  /** Forgets a meeting. */
  async remove({ key }: Pick<ScheduledMeeting, 'key'>): Promise<void> {
    const { [hashedFileName(key)]: removed, ...others } = this.read();
    if (removed !== undefined) {
      await this.write(others);
    }
  }

  /** Forgets meetings that no reminder can come for any more. */
  async removeExpired(): Promise<void> {
    await this.write(this.read());
  }

  private read(): Stored {
    return v.parse(storedSchema, this.state.get(snoozedRemindersKey) ?? {});
  }

  /** If this fails, the reminders are known until the window closes. */
  private async write(reminders: Stored): Promise<void> {
    const now = Date.now();
    const current = Object.entries(reminders).filter(([, { expiresAt }]) => expiresAt > now);
    const value = current.length === 0 ? undefined : Object.fromEntries(current);
    if (JSON.stringify(value) !== JSON.stringify(this.state.get(snoozedRemindersKey))) {
      try {
        await this.state.update(snoozedRemindersKey, value);
      } catch (error) {
        this.log.error(error);
      }
    }
  }
}
