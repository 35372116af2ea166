import type * as vscode from 'vscode';
import { AccountLists, type AccountListState } from '../accounts/clients/accountLists';
import type { AccountSummary, ZoomClients } from '../accounts/clients/zoomClients';
import type { AccountStore } from '../accounts/store/accountStore';
import type { Log } from '../platform/log';
import { monthOf, utcRangesOf, type Month } from '../schedule/months';
import { collectPages } from '../zoom/collectPages';
import type { Recording } from '../zoom/recordingTypes';
import { isWithoutRecordings } from './recordingErrors';

/** The recordings of one account. */
export interface AccountRecordings {
  accountId: string;
  label: string;
  /** The months that were read, the latest first, each with its recordings, the latest first. */
  months: ReadonlyMap<Month, readonly Recording[]>;
  /** Why these are not up to date; `undefined` while they are. */
  failure: unknown;
  /** Whether Zoom says that the account has no cloud recordings, and none are known. */
  hasNoPlan: boolean;
}

/** A recording and the account it belongs to. */
export interface OwnedRecording {
  accountId: string;
  recording: Recording;
}

interface RecordingsState extends AccountListState {
  readonly months: Map<Month, readonly Recording[]>;
  /** Whether Zoom refused because the account has no cloud recordings. */
  isRefused: boolean;
}

/** What {@link RecordingsModel} needs. */
export interface RecordingsModelDeps {
  clients: Pick<ZoomClients, 'accounts' | 'clientFor'>;
  store: Pick<AccountStore, 'onDidChange'>;
  log: Pick<Log, 'error'>;
}

/** How many months the view shows at first, and how many more each step back adds. */
const monthsPerStep = 3;

/** Owns what the Recordings view shows. A month is read when it is first opened. */
export class RecordingsModel {
  private readonly subscription: vscode.Disposable;
  private readonly lists: AccountLists<RecordingsState>;
  private readonly openMonths = new Map<string, Promise<readonly Recording[]>>();
  private monthCount = monthsPerStep;
  private loaded = false;
  private refreshedAt: Date | undefined;

  /** Fires when something shown has changed, or a refresh has ended. */
  readonly onDidChange: vscode.Event<void>;

  constructor(private readonly deps: RecordingsModelDeps) {
    // Before the lists forget an account and fire, so that listeners find both up to date.
    this.subscription = deps.store.onDidChange(({ added, removed, changed }) => {
      this.loaded &&= added.length + removed.length + changed.length === 0;
    });
    this.lists = new AccountLists({
      ...deps,
      source: {
        createState: () => ({
          months: new Map<Month, readonly Recording[]>(),
          failure: undefined,
          isRefused: false,
        }),
        hasList: ({ months }) => months.size > 0,
        readList: (account, state) => this.readList(account, state),
        finishRefresh: (failures) => {
          this.loaded = true;
          this.refreshedAt = failures.length === 0 ? new Date() : this.refreshedAt;
          return this.all().length;
        },
      },
    });
    this.onDidChange = this.lists.onDidChange;
  }

  /** Whether a refresh has ended since the accounts last changed. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** When all accounts were last read without a failure. */
  get lastRefresh(): Date | undefined {
    return this.refreshedAt;
  }

  /** Whether somebody asked for more months than the view shows at first. */
  get goesBack(): boolean {
    return this.monthCount > monthsPerStep;
  }

  /** The months that the view shows, the latest first. */
  shownMonths(now = new Date()): Month[] {
    return Array.from({ length: this.monthCount }, (_, index) => monthOf(now) - index);
  }

  /** The recordings of every account, in the order of the accounts. */
  accounts(): AccountRecordings[] {
    return this.lists.accounts.map(({ id, label }) => {
      const { months, failure, isRefused } = this.lists.getOrCreate(id);
      return {
        accountId: id,
        label,
        months: new Map([...months].sort(([a], [b]) => b - a)),
        failure,
        hasNoPlan: isRefused && [...months.values()].every((recordings) => recordings.length === 0),
      };
    });
  }

  /** Every recording that was read, account by account, the latest first. */
  all(): OwnedRecording[] {
    return this.accounts().flatMap(({ accountId, months }) =>
      [...months.values()].flat().map((recording) => ({ accountId, recording })),
    );
  }

  /**
   * Reads this month and the months that were read before, and last month too if this one has no
   * recordings yet. If a refresh is running, it is that one.
   *
   * @returns how many recordings there are
   * @throws the failure of the first account if no account could be read
   */
  refresh(): Promise<number> {
    return this.lists.refresh();
  }

  /** Refreshes after the accounts have changed; a refresh that began before does not count. */
  refreshAfterChange(): Promise<number> {
    return this.lists.refreshAfterChange();
  }

  /**
   * The recordings of a month, read if they have not been.
   *
   * @throws if they cannot be read
   */
  async readMonth(accountId: string, month: Month): Promise<readonly Recording[]> {
    const account = this.lists.accounts.find(({ id }) => id === accountId);
    if (account === undefined) {
      return [];
    }
    const state = this.lists.getOrCreate(accountId);
    const known = state.months.get(month);
    if (known !== undefined) {
      return known;
    }
    const key = `${accountId}/${month}`;
    const opening =
      this.openMonths.get(key) ??
      this.openMonth(account, state, month).finally(() => {
        this.openMonths.delete(key);
      });
    this.openMonths.set(key, opening);
    return opening;
  }

  /** Makes the view show more months, without a request. */
  showEarlier(): void {
    this.monthCount += monthsPerStep;
    this.lists.fire();
  }

  /**
   * Reads, for every account, the latest month that was not read yet.
   *
   * @throws if one cannot be read
   */
  async readEarlier(now = new Date()): Promise<void> {
    await Promise.all(
      this.accounts().map(({ accountId, months }) => {
        let month = monthOf(now);
        while (months.has(month)) {
          month--;
        }
        this.monthCount = Math.max(this.monthCount, monthOf(now) - month + 1);
        return this.readMonth(accountId, month);
      }),
    );
    this.lists.fire();
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.loaded = false;
    this.refreshedAt = undefined;
    this.monthCount = monthsPerStep;
    this.lists.clear();
  }

  dispose(): void {
    this.subscription.dispose();
    this.lists.dispose();
  }

  private async readList(account: AccountSummary, state: RecordingsState): Promise<void> {
    const { months } = state;
    const now = monthOf(new Date());
    state.isRefused = false;
    // One after the other: Zoom's smallest plan allows two of these requests a second.
    const wanted = new Set([now, ...months.keys()]);
    const failures: unknown[] = [];
    for (const month of [...wanted].sort((a, b) => b - a)) {
      failures.push(await this.fetchMonth(account, state, month));
    }
    if (months.get(now)?.length === 0 && !wanted.has(now - 1)) {
      failures.push(await this.fetchMonth(account, state, now - 1));
    }
    state.failure = failures.find((failure) => failure !== undefined);
  }

  private async openMonth(
    account: AccountSummary,
    state: RecordingsState,
    month: Month,
  ): Promise<readonly Recording[]> {
    const failure = await this.fetchMonth(account, state, month);
    if (failure !== undefined) {
      state.failure ??= failure;
      this.lists.fire();
    }
    return state.months.get(month) ?? [];
  }

  /** @returns why the month is not complete; `undefined` if it is */
  private async fetchMonth(
    account: AccountSummary,
    state: RecordingsState,
    month: Month,
  ): Promise<unknown> {
    const client = await this.deps.clients.clientFor(account);
    const found = new Map<string, Recording>();
    let incomplete: unknown;
    try {
      for (const { from, to } of utcRangesOf(month, new Date())) {
        const { entries, failure } = await collectPages(client.listRecordings(from, to));
        for (const recording of entries) {
          found.set(recording.uuid, recording);
        }
        incomplete ??= failure;
      }
    } catch (error) {
      if (!isWithoutRecordings(error)) {
        throw error;
      }
      this.deps.log.error(error);
      state.isRefused = true;
    }
    const recordings = [...found.values()]
      .filter((recording) => belongsTo(recording, month))
      .sort((a, b) => startOf(b) - startOf(a));
    state.months.set(month, recordings);
    if (incomplete !== undefined) {
      this.deps.log.error(incomplete);
    }
    return incomplete;
  }
}

/** The days asked for reach beyond the month. A recording without a valid start stays in it. */
function belongsTo({ start_time: start }: Recording, month: Month): boolean {
  const date = new Date(start ?? '');
  return Number.isNaN(date.getTime()) || monthOf(date) === month;
}

function startOf({ start_time: start }: Recording): number {
  const ms = Date.parse(start ?? '');
  return Number.isNaN(ms) ? 0 : ms;
}
