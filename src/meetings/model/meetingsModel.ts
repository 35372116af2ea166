import type * as vscode from 'vscode';
import type { AccountStore } from '../../accounts/store/accountStore';
import type { PersonalRoom } from '../../accounts/store/personalRoom';
import { AccountLists } from '../../accounts/clients/accountLists';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { toScheduledMeeting, type ScheduledMeeting } from '../../schedule/scheduledMeeting';
import { isUnavailable, ZoomRateLimitError } from '../../zoom/errors';
import type { MeetingId } from '../../zoom/types';
import { AccountRefresh } from './accountRefresh';
import { AccountState } from './accountState';
import { mergeCached } from './listReducers';
import type { CachedLists, MeetingsCache } from './meetingsCache';
import { OptimisticChanges } from './optimisticChanges';
import { canStart } from './targetMeeting';

/**
 * How long a window that takes its lists from the cache keeps using the links that it has read itself,
 * in ms: a passcode may have been changed, and the cache contains no links.
 */
const linkLifetime = 15 * 60_000;

/** The meetings of one account. */
export interface AccountMeetings {
  accountId: string;
  label: string;
  meetings: ScheduledMeeting[];
  /** Past meetings, the latest first; empty unless the settings ask for them. */
  previous: ScheduledMeeting[];
  /** Meetings that Zoom has been asked to create, without a response so far. */
  pending: ScheduledMeeting[];
  /** Why these are not up to date; `undefined` while they are, or until they were first read. */
  failure: unknown;
  /** Whether these come from the cache, because Zoom has not responded yet. */
  isCached: boolean;
  /** When they were read; `undefined` if they have not been. */
  readAt: Date | undefined;
  /** Changes whenever something shown has changed. */
  version: number;
}

/** A meeting and the account it belongs to. */
export interface OwnedMeeting {
  accountId: string;
  entry: ScheduledMeeting;
}

/** What {@link MeetingsModel} needs. */
export interface MeetingsModelDeps {
  clients: Pick<ZoomClients, 'accounts' | 'clientFor'>;
  store: Pick<AccountStore, 'onDidChange'>;
  settings: Pick<Settings, 'showPrevious'>;
  cache: Pick<MeetingsCache, 'read' | 'write'>;
  log: Pick<Log, 'error'>;
}

/**
 * Owns what is known of the meetings. Before the first refresh, that is what an earlier window has
 * left in the cache.
 */
export class MeetingsModel {
  private readonly lists: AccountLists<AccountState>;
  private readonly reader: AccountRefresh;
  private loaded = false;
  private syncedAt: number | undefined;

  /** Fires when something known has changed, or a refresh has ended. */
  readonly onDidChange: vscode.Event<void>;

  /** The changes made to meetings from here. */
  readonly changes: OptimisticChanges;

  constructor(private readonly deps: MeetingsModelDeps) {
    let versions = 0;
    this.lists = new AccountLists({
      ...deps,
      source: {
        createState: () => new AccountState(() => ++versions),
        hasList: ({ known }) => known.readAt !== undefined,
        isPaused: (state) => limitedUntil(state) > Date.now(),
        prepare: (accounts) => this.readCache(accounts),
        readList: (account, state, refresh) => this.reader.readList(account, state, refresh),
        finishRefresh: (failures) => {
          const { accounts } = this.lists;
          this.loaded ||= accounts.length === 0 || failures.length < accounts.length;
          return this.all().filter(({ entry }) => !entry.isPersonalRoom).length;
        },
      },
    });
    this.reader = new AccountRefresh({ ...deps, lists: this.lists });
    this.changes = new OptimisticChanges(this.lists);
    this.onDidChange = this.lists.onDidChange;
  }

  get isRefreshing(): boolean {
    return this.lists.isRefreshing;
  }

  /** Whether the meetings that an account hosts were read since everything was forgotten. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** When the last refresh began, whether it succeeded or not; in ms since 1970. */
  get lastRefresh(): number | undefined {
    return this.lists.lastRefresh;
  }

  /** When what is known was read from Zoom, by this window or another; in ms since 1970. */
  get lastRead(): number | undefined {
    return Math.max(this.lists.lastRefresh ?? 0, this.syncedAt ?? 0) || undefined;
  }

  /** Until when Zoom's daily limit makes a refresh pointless, in ms since 1970; 0 if there is no limit. */
  get notBefore(): number {
    const limits = this.lists.all.map(limitedUntil);
    return limits.length === 0 ? 0 : Math.min(...limits);
  }

  /** Whether Zoom was unavailable for an account, so that trying again soon may help. */
  get isUnreachable(): boolean {
    return this.lists.all.some(({ failure }) => isUnavailable(failure));
  }

  /** Whether what is known of an account is only what an earlier window has left. */
  get isCached(): boolean {
    return this.lists.all.some(({ known }) => known.isCached);
  }

  /** The meetings of every account, in the order of the accounts. */
  accounts(now = new Date()): AccountMeetings[] {
    return this.lists.accounts.map((account) => {
      const state = this.lists.getOrCreate(account.id);
      const { pending, failure, isCached, readAt } = state.known;
      const { meetings, previous } = state.merged(account.personalRoom?.id, now);
      return {
        accountId: account.id,
        label: account.label,
        meetings,
        previous: this.deps.settings.showPrevious ? previous : [],
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

  /** Every meeting of every account that has not ended. */
  all(now = new Date()): OwnedMeeting[] {
    return this.accounts(now).flatMap(({ accountId, meetings }) =>
      meetings.map((entry) => ({ accountId, entry })),
    );
  }

  /** Whether a meeting of an account, or an occurrence of it, is in the lists. */
  isListed(accountId: string, id: MeetingId): boolean {
    return this.all().some((owned) => owned.accountId === accountId && owned.entry.id === id);
  }

  /** Whether an account can start a meeting as its host, as far as is known without a request. */
  canStart({ accountId, entry }: OwnedMeeting): boolean {
    const account = this.lists.accounts.find(({ id }) => id === accountId);
    return account !== undefined && canStart({ account, entry });
  }

  /** Shows what an earlier window has left of accounts that are not read yet. Makes no request. */
  async restore(): Promise<void> {
    await this.lists.updateAccounts();
  }

  /**
   * Takes what other windows have read, if that is recent enough for every account and nothing was
   * changed from here that it may not contain. Makes no request.
   *
   * @param freshEnough in ms
   * @returns whether it was taken; if not, Zoom has to be asked
   */
  async syncFromCache(freshEnough: number): Promise<boolean> {
    const { run } = this.lists;
    const accounts = await this.deps.clients.accounts();
    const cached = await this.readCached(accounts.filter(({ ended }) => ended === undefined));
    const oldest = Math.min(...cached.map(({ found }) => found?.readAt ?? 0));
    const isSettled = run === this.lists.run && !this.lists.isRefreshing;
    const isEdited = accounts.some(({ id }) => this.lists.get(id)?.isChanged(Date.now()) === true);
    if (!isSettled || isEdited || cached.length === 0 || Date.now() - oldest >= freshEnough) {
      return false;
    }
    this.lists.setAccounts(accounts);
    this.syncedAt = oldest;
    for (const { id, found } of cached) {
      const state = this.lists.getOrCreate(id);
      const { readAt, lists, linksReadAt } = state.known;
      const knowsLinks = Date.now() - linksReadAt < linkLifetime;
      if (found !== undefined && found.readAt > (readAt?.getTime() ?? 0)) {
        state.change({
          lists: mergeCached(lists, found.lists, knowsLinks),
          failure: undefined,
          isCached: false,
          readAt: new Date(found.readAt),
        });
      }
    }
    this.lists.fire();
    return true;
  }

  /**
   * Reads the meetings of every account: a request for each of its lists and each further page. If a
   * refresh is running, it is that one.
   *
   * @param isUserInitiated if not, an account under a daily limit is left out
   * @returns how many meetings there are
   * @throws the failure of the first account if no account could be read completely
   */
  refresh(isUserInitiated = true): Promise<number> {
    return this.lists.refresh(isUserInitiated);
  }

  /** Refreshes after the accounts have changed; a refresh that began before does not count. */
  refreshAfterChange(): Promise<number> {
    return this.lists.refreshAfterChange();
  }

  /**
   * Reads the meetings more than six months ahead, unless this window has done so. If that fails,
   * those already known stay, and the first call after the next refresh tries again.
   */
  async readBeyondHorizon(accountId: string): Promise<void> {
    const account = this.lists.accounts.find(({ id }) => id === accountId);
    if (account !== undefined && !this.lists.isRefreshing) {
      await this.reader.readBeyondHorizon(account);
    }
  }

  /**
   * Reads the personal room of every account: one request each. If that fails, the room already known
   * stays; the failure shows when the room is used.
   */
  async readPersonalRooms(): Promise<void> {
    const accounts = await this.deps.clients.accounts();
    await Promise.allSettled(
      accounts
        .filter(({ ended }) => ended === undefined)
        .map((account) => this.reader.readRoom(account)),
    );
  }

  /**
   * Reads an account's personal room, whose passcode and number may have been changed at Zoom.
   *
   * @returns `undefined` if there is none
   */
  readPersonalRoom(account: AccountSummary): Promise<PersonalRoom | undefined> {
    return this.reader.readRoom(account);
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.loaded = false;
    this.syncedAt = undefined;
    this.lists.clear();
  }

  dispose(): void {
    this.changes.dispose();
    this.lists.dispose();
  }

  /** @returns shows what was found of accounts that still have no list */
  private async readCache(accounts: readonly AccountSummary[]): Promise<() => void> {
    const cached = await this.readCached(accounts.filter(({ id }) => !this.hasLists(id)));
    return () => {
      for (const { id, found } of cached) {
        if (found !== undefined && !this.hasLists(id)) {
          const { lists, readAt } = found;
          this.lists.getOrCreate(id).change({ lists, isCached: true, readAt: new Date(readAt) });
        }
      }
      this.lists.fire();
    };
  }

  private readCached(
    accounts: readonly AccountSummary[],
  ): Promise<{ id: string; found: CachedLists | undefined }[]> {
    return Promise.all(
      accounts.map(async ({ id }) => ({ id, found: await this.deps.cache.read(id) })),
    );
  }

  /** Whether there are lists of an account, from Zoom or the cache. */
  private hasLists(accountId: string): boolean {
    return this.lists.get(accountId)?.known.readAt !== undefined;
  }
}

/** Until when Zoom's daily limit holds for an account, in ms since 1970; 0 if it does not. */
function limitedUntil({ failure }: AccountState): number {
  return failure instanceof ZoomRateLimitError && failure.limit === 'daily'
    ? failure.retryAt.getTime()
    : 0;
}
