import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/store/accountStore';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import type { Log } from '../platform/log';
import { monthOf, utcRangesOf, type Month } from '../schedule/months';
import { ZoomAuthError } from '../zoom/errors';
import type { Recording } from '../zoom/recordingTypes';
import { isWithoutRecordings } from './recordingErrors';

/** The recordings of one account. */
export interface AccountRecordings {
  accountId: string;
  label: string;
  /** The months that were read, the latest first, each with its recordings, the latest first. */
  months: ReadonlyMap<Month, readonly Recording[]>;
  /** Why these are not the latest; `undefined` while they are. */
  failure: unknown;
  /** Zoom says that the account has no cloud recording, and there is none to contradict it. */
  hasNoPlan: boolean;
}

/** A recording and whose it is. */
export interface OwnedRecording {
  accountId: string;
  recording: Recording;
}

interface AccountState {
  account: AccountSummary;
  months: Map<Month, Recording[]>;
  failure: unknown;
  isRefused: boolean;
}

/** How many months stand in the view at first, and how many more each step back shows. */
const monthsAStep = 3;

/**
 * The one owner of what the Recordings view shows. Months are read when somebody looks at them; a
 * refresh that fails keeps what the last one found, and there is one refresh at a time.
 */
export class RecordingsModel {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly states = new Map<string, AccountState>();
  private readonly reading = new Map<string, Promise<readonly Recording[]>>();
  private running: Promise<number> | undefined;
  private shown = monthsAStep;
  /** Counts how often something was forgotten, so that what is read for before is let go. */
  private generation = 0;

  /** Fires when what is shown has changed, or a refresh ended. */
  readonly onDidChange = this.changes.event;

  /** Whether the accounts that there are were read. */
  isLoaded = false;

  /** When every account was last read without a failure. */
  lastRefresh: Date | undefined;

  constructor(
    private readonly clients: ZoomClients,
    store: AccountStore,
    private readonly log: Log,
  ) {
    this.subscription = store.onDidChange(({ added, removed, changed }) => {
      this.isLoaded &&= added.length + removed.length + changed.length === 0;
      if (removed.length > 0) {
        this.forget(removed);
      }
    });
  }

  /** Whether somebody asked for more months than there are at first. */
  get goesBack(): boolean {
    return this.shown > monthsAStep;
  }

  /** The months that stand in the view, the latest first. */
  shownMonths(now = new Date()): Month[] {
    return Array.from({ length: this.shown }, (_, index) => monthOf(now) - index);
  }

  accounts(): AccountRecordings[] {
    return [...this.states].map(([accountId, { account, months, failure, isRefused }]) => ({
      accountId,
      label: account.label,
      months: new Map([...months].sort(([a], [b]) => b - a)),
      failure,
      hasNoPlan: isRefused && [...months.values()].every((recordings) => recordings.length === 0),
    }));
  }

  /** Every recording that was read, account by account, the latest first. */
  all(): OwnedRecording[] {
    return this.accounts().flatMap(({ accountId, months }) =>
      [...months.values()].flat().map((recording) => ({ accountId, recording })),
    );
  }

  /**
   * Reads this month anew, and the months that were read before; the last month too where this one
   * has nothing yet. Asked again meanwhile, it gives the same run.
   *
   * @returns how many recordings there are
   * @throws the first account's failure where no account could be read
   */
  refresh(): Promise<number> {
    this.running ??= this.readAccounts().finally(() => {
      this.running = undefined;
      this.changes.fire();
    });
    return this.running;
  }

  /** Reads everything after the accounts have changed; a run that began before does not count. */
  async refreshAfterChange(): Promise<number> {
    await this.running?.catch(() => undefined);
    return this.refresh();
  }

  /**
   * The recordings of a month, read where they have not been.
   *
   * @throws where they cannot be read
   */
  month(accountId: string, month: Month): Promise<readonly Recording[]> {
    const state = this.states.get(accountId);
    const known = state?.months.get(month);
    if (state === undefined || known !== undefined) {
      return Promise.resolve(known ?? []);
    }
    const key = `${accountId}/${month}`;
    const reading =
      this.reading.get(key) ??
      this.read(state, month).finally(() => {
        this.reading.delete(key);
      });
    this.reading.set(key, reading);
    return reading;
  }

  /** Lets more months stand in the view, without a request. */
  showEarlier(): void {
    this.shown += monthsAStep;
    this.changes.fire();
  }

  /**
   * Reads, for every account, the latest month that was not read yet.
   *
   * @throws where one cannot be read
   */
  async readEarlier(now = new Date()): Promise<void> {
    await Promise.all(
      [...this.states].map(([accountId, { months }]) => {
        let month = monthOf(now);
        while (months.has(month)) {
          month--;
        }
        this.shown = Math.max(this.shown, monthOf(now) - month + 1);
        return this.month(accountId, month);
      }),
    );
    this.changes.fire();
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.isLoaded = false;
    this.lastRefresh = undefined;
    this.shown = monthsAStep;
    this.forget([...this.states.keys()]);
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private forget(accountIds: readonly string[]): void {
    this.generation++;
    for (const id of accountIds) {
      this.states.delete(id);
    }
    this.changes.fire();
  }

  private async readAccounts(): Promise<number> {
    const { generation } = this;
    const accounts = await this.clients.accounts();
    if (generation !== this.generation) {
      return 0;
    }
    const before = new Map(this.states);
    this.states.clear();
    for (const account of accounts) {
      const { months, failure, isRefused } = before.get(account.id) ?? {};
      this.states.set(account.id, {
        account,
        months: months ?? new Map<Month, Recording[]>(),
        failure,
        isRefused: isRefused ?? false,
      });
    }
    const failures = await Promise.all(
      [...this.states.values()].map((state) => this.readAccount(state)),
    );
    if (generation !== this.generation) {
      return 0;
    }
    this.isLoaded = true;
    const failed = failures.filter((failure) => failure !== undefined);
    if (failed.length === 0) {
      this.lastRefresh = new Date();
    } else if (failed.length === accounts.length) {
      throw asError(failed[0]);
    }
    return this.all().length;
  }

  /** @returns the failure, where there is one */
  private async readAccount(state: AccountState): Promise<unknown> {
    const { account, months } = state;
    const now = monthOf(new Date());
    state.isRefused = false;
    try {
      if (account.ended !== undefined) {
        throw new ZoomAuthError(account.ended, 'The session has ended.');
      }
      // One after the other: Zoom's smallest plan allows two of these requests a second.
      const wanted = new Set([now, ...months.keys()]);
      for (const month of [...wanted].sort((a, b) => b - a)) {
        await this.read(state, month);
      }
      if (months.get(now)?.length === 0 && !wanted.has(now - 1)) {
        await this.read(state, now - 1);
      }
      state.failure = undefined;
    } catch (error) {
      this.log.error(error);
      state.failure = error;
    }
    return state.failure;
  }

  private async read(state: AccountState, month: Month): Promise<readonly Recording[]> {
    const client = await this.clients.clientFor(state.account);
    const found = new Map<string, Recording>();
    try {
      for (const { from, to } of utcRangesOf(month, new Date())) {
        for await (const page of client.listRecordings(from, to)) {
          for (const recording of page) {
            found.set(recording.uuid, recording);
          }
        }
      }
    } catch (error) {
      if (!isWithoutRecordings(error)) {
        throw error;
      }
      this.log.error(error);
      state.isRefused = true;
    }
    const recordings = [...found.values()]
      .filter((recording) => belongsTo(recording, month))
      .sort((a, b) => startOf(b) - startOf(a));
    state.months.set(month, recordings);
    return recordings;
  }
}

/** The days asked for reach beyond the month; what has no start that can be read stays where it was found. */
function belongsTo({ start_time: start }: Recording, month: Month): boolean {
  const date = new Date(start ?? '');
  return Number.isNaN(date.getTime()) || monthOf(date) === month;
}

function startOf({ start_time: start }: Recording): number {
  const ms = Date.parse(start ?? '');
  return Number.isNaN(ms) ? 0 : ms;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
