import * as vscode from 'vscode';
import { isCancellation } from '../../platform/cancellation';
import type { Log } from '../../platform/log';
import { isSessionEnd, ZoomAuthError } from '../../zoom/errors';
import type { AccountStore } from '../store/accountStore';
import type { AccountSummary, ZoomClients } from './zoomClients';

/** What is known of the list of one account. */
export interface AccountListState {
  /** Why it is not up to date; `undefined` while it is, or until it was first read. */
  failure: unknown;
}

/** One refresh of the lists, for the code that reads them. */
export interface ListRefresh {
  /** Whether a person asked for it. */
  readonly isUserInitiated: boolean;
  /** Its number; later refreshes have higher ones. */
  readonly run: number;
  /** Whether its results still count. They do not after an account was forgotten. */
  isCurrent(): boolean;
}

/** Where the lists come from. */
export interface AccountListSource<State extends AccountListState> {
  /** Creates the state of an account before anything has been read. */
  createState(): State;
  /**
   * Reads the list of an account into its state, while the refresh is current.
   *
   * @throws if the list cannot be read; the state then keeps what it has, next to the failure
   */
  readList(account: AccountSummary, state: State, refresh: ListRefresh): Promise<void>;
  /** Whether an account has a list from an earlier refresh. */
  hasList(state: State): boolean;
  /** Whether a refresh in the background leaves the account out. */
  isPaused?(state: State): boolean;
  /**
   * Prepares what can be shown before Zoom responds.
   *
   * @returns applies it; called only if no account was forgotten in the meantime
   */
  prepare?(accounts: readonly AccountSummary[]): Promise<() => void>;
  /**
   * Called when a refresh has read all accounts and is still current.
   *
   * @param failures of the accounts that were not read
   * @returns how many entries the lists have
   */
  finishRefresh(failures: readonly unknown[]): number;
}

/** What {@link AccountLists} needs. */
export interface AccountListsDeps<State extends AccountListState> {
  clients: Pick<ZoomClients, 'accounts'>;
  store: Pick<AccountStore, 'onDidChange'>;
  log: Pick<Log, 'error'>;
  source: AccountListSource<State>;
}

/**
 * The lists of all accounts, read from Zoom one refresh at a time. An account that cannot be read
 * keeps its last good list, next to the failure. An account that signs out is forgotten at once, and
 * responses that arrive for it later are dropped.
 */
export class AccountLists<State extends AccountListState> {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly states = new Map<string, State>();
  private ordered: readonly AccountSummary[] = [];
  private refreshing: Promise<number> | undefined;
  private latestRun = 0;
  private begunAt: number | undefined;

  /** Fires when something in the lists has changed, or a refresh has ended. */
  readonly onDidChange = this.changes.event;

  constructor(private readonly deps: AccountListsDeps<State>) {
    this.subscription = deps.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        this.forget(removed);
      }
    });
  }

  /** The accounts in the order in which they are shown, as of the last refresh. */
  get accounts(): readonly AccountSummary[] {
    return this.ordered;
  }

  /** The states of all accounts. */
  get all(): readonly State[] {
    return [...this.states.values()];
  }

  get isRefreshing(): boolean {
    return this.refreshing !== undefined;
  }

  /** When the last refresh began, whether it succeeded or not; in ms since 1970. */
  get lastRefresh(): number | undefined {
    return this.begunAt;
  }

  /** The number of the latest refresh, increased whenever earlier responses stop counting. */
  get run(): number {
    return this.latestRun;
  }

  /** The state of an account; `undefined` if nothing is known of it. */
  get(accountId: string): State | undefined {
    return this.states.get(accountId);
  }

  /** The state of an account, created if nothing is known of it. */
  getOrCreate(accountId: string): State {
    let state = this.states.get(accountId);
    if (state === undefined) {
      state = this.deps.source.createState();
      this.states.set(accountId, state);
    }
    return state;
  }

  /**
   * Reads the lists of all accounts. If a refresh is running, it is that one.
   *
   * @param isUserInitiated if not, paused accounts are left out
   * @returns how many entries there are; 0 if an account was forgotten before the refresh ended
   * @throws the failure of the first account if no account is up to date
   * @throws a cancellation if a person cancels the command that has started it
   */
  refresh(isUserInitiated = true): Promise<number> {
    if (this.refreshing === undefined) {
      this.begunAt = Date.now();
      this.refreshing = this.readLists(isUserInitiated).finally(() => {
        this.refreshing = undefined;
        this.fire();
      });
    }
    return this.refreshing;
  }

  /** Reads the lists after the accounts have changed; a refresh that began before does not count. */
  async refreshAfterChange(): Promise<number> {
    await this.refreshing?.catch(() => undefined);
    return this.refresh();
  }

  /**
   * Takes the current accounts, with what the source has prepared for them. It starts over if one
   * is forgotten in the meantime, so that no account comes back after it has signed out.
   */
  async updateAccounts(): Promise<void> {
    for (;;) {
      const run = this.latestRun;
      const accounts = await this.deps.clients.accounts();
      const apply = await this.deps.source.prepare?.(accounts);
      if (run === this.latestRun) {
        this.ordered = accounts;
        apply?.();
        return;
      }
    }
  }

  /** Takes accounts that were listed since the number {@link run} changed last. */
  setAccounts(accounts: readonly AccountSummary[]): void {
    this.ordered = accounts;
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.begunAt = undefined;
    this.forget([...this.states.keys(), ...this.ordered.map(({ id }) => id)]);
  }

  /** Tells the listeners that something has changed. */
  fire(): void {
    this.changes.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private forget(accountIds: readonly string[]): void {
    this.latestRun++;
    for (const id of accountIds) {
      this.states.delete(id);
    }
    this.ordered = this.ordered.filter(({ id }) => !accountIds.includes(id));
    this.fire();
  }

  private async readLists(isUserInitiated: boolean): Promise<number> {
    await this.updateAccounts();
    const run = ++this.latestRun;
    const refresh = { isUserInitiated, run, isCurrent: () => run === this.latestRun };
    const accounts = this.ordered;
    const failures = await Promise.all(accounts.map((account) => this.readList(account, refresh)));
    if (!refresh.isCurrent()) {
      return 0;
    }
    const count = this.deps.source.finishRefresh(failures.filter((one) => one !== undefined));
    // A list that was read in part is not up to date either.
    const outdated = accounts.map(({ id }) => this.states.get(id)?.failure);
    const canceled = failures.find(isCancellation);
    if (canceled !== undefined) {
      throw asError(canceled);
    }
    const [first] = outdated;
    if (first !== undefined && outdated.every((failure) => failure !== undefined)) {
      throw asError(first);
    }
    return count;
  }

  /** @returns why the list was not read; `undefined` if it was */
  private async readList(account: AccountSummary, refresh: ListRefresh): Promise<unknown> {
    const { source, log } = this.deps;
    const state = this.getOrCreate(account.id);
    if (!refresh.isUserInitiated && source.isPaused?.(state) === true) {
      return state.failure;
    }
    try {
      if (account.ended !== undefined) {
        throw new ZoomAuthError(account.ended, 'The session has expired.');
      }
      await source.readList(account, state, refresh);
      return undefined;
    } catch (error) {
      if (isCancellation(error) && source.hasList(state)) {
        // Canceling a refresh makes no list older than it was.
        return error;
      }
      log.error(error);
      if (refresh.isCurrent()) {
        state.failure = error;
      }
      return error;
    }
  }
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** Whether a list is up to date, could not be read, or cannot be read until the account signs in again. */
export type AccountStatus = 'current' | 'failed' | 'expired';

/** The status of an account whose list has this failure. */
export function accountStatus(failure: unknown): AccountStatus {
  if (failure === undefined) {
    return 'current';
  }
  return isSessionEnd(failure) ? 'expired' : 'failed';
}
