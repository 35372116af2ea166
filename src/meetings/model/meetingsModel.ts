import type * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import type { PersonalRoom } from '../../accounts/store/personalRoom';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { toScheduledMeeting, type ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isUnavailable, ZoomRateLimitError } from '../../zoom/errors';
import { meetingType, type MeetingId } from '../../zoom/types';
import { AccountRefresh, type AccountRefreshDependencies } from './accountRefresh';
import { type AccountState, AccountStates } from './accountState';
import { mergeCached } from './listReducers';
import type { CachedLists } from './meetingsCache';
import { OptimisticChanges } from './optimisticChanges';

/**
 * How long a window that takes its lists from another one's cache goes by the links that it has read
 * itself, in ms: a passcode may have been changed, and no file says so.
 */
const linksLast = 15 * 60_000;

/** The meetings of one account. */
export interface AccountMeetings {
  accountId: string;
  label: string;
  meetings: ScheduledMeeting[];
  /** What is over, the latest first; empty unless the settings ask for it. */
  previous: ScheduledMeeting[];
  /** What Zoom has been asked to create and has not answered yet. */
  pending: ScheduledMeeting[];
  /** Why these are not the latest; `undefined` while they are, or are being read. */
  failure: unknown;
  /** Whether these are what an earlier window left, until Zoom has answered. */
  isCached: boolean;
  /** When they were read; `undefined` where they have not been yet. */
  readAt: Date | undefined;
  /** Another number whenever something else is to be shown. */
  version: number;
}

/** A meeting and whose it is. */
export interface OwnedMeeting {
  accountId: string;
  entry: ScheduledMeeting;
}

/** What a model reads with. */
export interface MeetingsModelDependencies extends Omit<AccountRefreshDependencies, 'states'> {
  clients: Pick<ZoomClients, 'clientFor' | 'accounts'>;
  store: Pick<AccountStore, 'onDidChange'>;
}

/**
 * The one owner of what is known of the meetings. A refresh that fails keeps the meetings of the last
 * one that worked; there is one refresh at a time; before the first one there is what an earlier
 * window left.
 */
export class MeetingsModel {
  private readonly subscription: vscode.Disposable;
  private readonly states = new AccountStates();
  private readonly reading: AccountRefresh;
  private accountsInOrder: AccountSummary[] = [];
  private running: Promise<number> | undefined;
  private loaded = false;
  private begunAt: number | undefined;
  private adoptedAt: number | undefined;

  /** Fires when what is known has changed, or a refresh began or ended. */
  readonly onDidChange = this.states.onDidChange;

  /** What is done to meetings from here. */
  readonly changes = new OptimisticChanges(this.states);

  constructor(private readonly dependencies: MeetingsModelDependencies) {
    this.reading = new AccountRefresh({ ...dependencies, states: this.states });
    this.subscription = dependencies.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        this.forget(removed);
      }
    });
  }

  get isRefreshing(): boolean {
    return this.running !== undefined;
  }

  /** Whether the meetings that an account hosts were read since everything was forgotten. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** When the last refresh began, whatever came of it; in ms since 1970. */
  get lastRefresh(): number | undefined {
    return this.begunAt;
  }

  /** When what is known was read from Zoom, from here or another window; in ms since 1970. */
  get lastRead(): number | undefined {
    return Math.max(this.begunAt ?? 0, this.adoptedAt ?? 0) || undefined;
  }

  /** Before when Zoom's daily limit makes a refresh pointless, in ms since 1970; 0 where none holds. */
  get notBefore(): number {
    const limits = this.states.all.map(limitedUntil);
    return limits.length === 0 ? 0 : Math.min(...limits);
  }

  /** Whether Zoom could not be reached for an account, so that trying again soon may mend it. */
  get isUnreachable(): boolean {
    return this.states.all.some(({ known }) => isUnavailable(known.failure));
  }

  /** Whether what is known of an account is only what an earlier window left. */
  get isCached(): boolean {
    return this.states.all.some(({ known }) => known.isCached);
  }

  /** The meetings of every account, in the order of the accounts. */
  accounts(now = new Date()): AccountMeetings[] {
    return this.accountsInOrder.map((account) => {
      const state = this.states.getOrCreate(account.id);
      const { pending, failure, isCached, readAt } = state.known;
      const { meetings, previous } = state.merged(account.personalRoom?.id, now);
      return {
        accountId: account.id,
        label: account.label,
        meetings,
        previous: this.dependencies.settings.showPrevious ? previous : [],
        pending: pending.map((meeting, index) => ({
          ...toScheduledMeeting(meeting),
          key: `pending-${index}`,
          isPending: true,
        })),
        failure,
        isCached,
        readAt,
        version: state.version,
      };
    });
  }

  /** Every meeting of every account that is not over. */
  all(now = new Date()): OwnedMeeting[] {
    return this.accounts(now).flatMap(({ accountId, meetings }) =>
      meetings.map((entry) => ({ accountId, entry })),
    );
  }

  /** Whether a meeting of an account, or an occurrence of it, is in the lists. */
  isListed(accountId: string, id: MeetingId): boolean {
    return this.all().some((owned) => owned.accountId === accountId && owned.entry.id === id);
  }

  /** Shows what an earlier window left of accounts that are not read yet; makes no request. */
  async restore(): Promise<void> {
    for (;;) {
      const { run } = this.states;
      const accounts = await this.dependencies.clients.accounts();
      const cached = await Promise.all(
        accounts
          .filter(({ id }) => !this.isRead(id))
          .map(async ({ id }) => ({ id, found: await this.dependencies.cache.read(id) })),
      );
      // Whoever left meanwhile must not come back with what was read before.
      if (run === this.states.run) {
        this.showCached(accounts, cached);
        return;
      }
    }
  }

  /**
   * Takes what other windows have read meanwhile, where that is young enough for every account and
   * nothing was changed from here that it may not know of. Makes no request.
   *
   * @param freshEnough in ms
   * @returns whether it was; else Zoom must be asked
   */
  async syncFromCache(freshEnough: number): Promise<boolean> {
    const { run } = this.states;
    const accounts = await this.dependencies.clients.accounts();
    const cached = await Promise.all(
      accounts
        .filter(({ ended }) => ended === undefined)
        .map(async ({ id }) => ({ id, found: await this.dependencies.cache.read(id) })),
    );
    const oldest = Math.min(...cached.map(({ found }) => found?.readAt ?? 0));
    const isSettled = run === this.states.run && this.running === undefined;
    const isEdited = accounts.some(({ id }) => this.states.get(id)?.isChanged(Date.now()) === true);
    if (!isSettled || isEdited || cached.length === 0 || Date.now() - oldest >= freshEnough) {
      return false;
    }
    this.accountsInOrder = accounts;
    this.adoptedAt = oldest;
    for (const { id, found } of cached) {
      const state = this.states.getOrCreate(id);
      const { readAt, lists, linksReadAt } = state.known;
      const knowsLinks = Date.now() - linksReadAt < linksLast;
      if (found !== undefined && found.readAt > (readAt?.getTime() ?? 0)) {
        state.change({
          lists: mergeCached(lists, found.lists, knowsLinks),
          failure: undefined,
          isCached: false,
          readAt: new Date(found.readAt),
        });
      }
    }
    this.states.fire();
    return true;
  }

  /**
   * Reads every account anew, a request for each of its lists and each further page. Asked again
   * meanwhile, it gives the same run.
   *
   * @param isUserInitiated whether somebody asked for it; else an account under a daily limit is left out
   * @returns how many meetings there are
   * @throws the first account's failure where no account could be read whole
   */
  refresh(isUserInitiated = true): Promise<number> {
    if (this.running === undefined) {
      this.begunAt = Date.now();
      this.running = this.readAccounts(isUserInitiated).finally(() => {
        this.running = undefined;
        this.states.fire();
      });
      this.states.fire();
    }
    return this.running;
  }

  /**
   * Reads what is further ahead than six months, where this window has not yet. Where that fails,
   * what was known of it stays, and the first call after the next refresh tries again.
   */
  async readBeyondHorizon(accountId: string): Promise<void> {
    const account = this.accountsInOrder.find(({ id }) => id === accountId);
    if (account !== undefined && this.running === undefined) {
      await this.reading.readBeyondHorizon(account);
    }
  }

  /**
   * Reads the personal room of every account: one request each. Where that fails, what was known of
   * it stays; whoever uses the room hears why.
   */
  async readPersonalRooms(): Promise<void> {
    const accounts = await this.dependencies.clients.accounts();
    await Promise.allSettled(
      accounts
        .filter(({ ended }) => ended === undefined)
        .map((account) => this.reading.readRoom(account)),
    );
  }

  /**
   * Reads an account's personal room, whose passcode and number may have been changed at Zoom.
   *
   * @returns `undefined` where there is none
   */
  readPersonalRoom(account: AccountSummary): Promise<PersonalRoom | undefined> {
    return this.reading.readRoom(account);
  }

  /** Reads everything after the accounts have changed; a run that began before does not count. */
  async refreshAfterChange(): Promise<number> {
    await this.running?.catch(() => undefined);
    return this.refresh();
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.loaded = false;
    this.begunAt = undefined;
    this.adoptedAt = undefined;
    this.forget(this.states.ids);
    this.accountsInOrder = [];
    this.states.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
    this.states.dispose();
  }

  private showCached(
    accounts: AccountSummary[],
    cached: readonly { id: string; found: CachedLists | undefined }[],
  ): void {
    this.accountsInOrder = accounts;
    for (const { id, found } of cached) {
      if (found !== undefined && !this.isRead(id)) {
        const { lists, readAt } = found;
        this.states.getOrCreate(id).change({ lists, isCached: true, readAt: new Date(readAt) });
      }
    }
    this.states.fire();
  }

  /** What is being read for an account that has left does not count any more. */
  private forget(accountIds: readonly string[]): void {
    this.states.run++;
    for (const id of accountIds) {
      this.states.delete(id);
    }
    this.accountsInOrder = this.accountsInOrder.filter(({ id }) => !accountIds.includes(id));
    this.states.fire();
  }

  private async readAccounts(isUserInitiated: boolean): Promise<number> {
    await this.restore();
    const run = ++this.states.run;
    const accounts = this.accountsInOrder;
    const unread = await Promise.all(
      accounts.map((account) => {
        const state = this.states.get(account.id);
        return isUserInitiated || limitedUntil(state) <= Date.now()
          ? this.reading.read(account, isUserInitiated)
          : state?.known.failure;
      }),
    );
    if (run !== this.states.run) {
      return 0;
    }
    this.loaded ||= accounts.length === 0 || unread.some((failure) => failure === undefined);
    const failures = accounts.map(({ id }) => this.states.get(id)?.known.failure);
    const [failure] = failures;
    if (failure !== undefined && failures.every((other) => other !== undefined)) {
      throw asError(failure);
    }
    return this.all().filter(({ entry }) => !isRoom(entry)).length;
  }

  /** Whether there are lists of an account, from Zoom or the cache. */
  private isRead(accountId: string): boolean {
    return this.states.get(accountId)?.known.readAt !== undefined;
  }
}

/** Until when Zoom's daily limit holds for an account, in ms since 1970; 0 where none does. */
function limitedUntil(state: AccountState | undefined): number {
  const failure = state?.known.failure;
  return failure instanceof ZoomRateLimitError && failure.limit === 'daily'
    ? failure.retryAt.getTime()
    : 0;
}

/** Whether a meeting is the room itself, which is there whether anything is planned or not. */
function isRoom({ meeting }: ScheduledMeeting): boolean {
  return meeting.type === meetingType.personalRoom;
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
