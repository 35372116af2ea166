import { isDeepStrictEqual } from 'node:util';
import * as vscode from 'vscode';
import type { AccountStore } from '../accounts/accountStore';
import type { AccountSummary, ZoomClients } from '../accounts/zoomClients';
import type { Log } from '../platform/log';
import type { Settings } from '../platform/settings';
import { toScheduledMeeting, type ScheduledMeeting } from '../schedule/scheduledMeeting';
import {
  ZoomAuthError,
  ZoomNetworkError,
  ZoomRateLimitError,
  ZoomServerError,
} from '../zoom/errors';
import { meetingType, type Meeting, type MeetingId } from '../zoom/types';
import type { ReadLists } from './accountReader';
import { AccountState, type ListEdit } from './accountState';
import {
  withChangedMeeting,
  withEndedMeeting,
  withLinksOf,
  withMeeting,
  withoutMeeting,
} from './listEdits';
import type { CachedLists, MeetingsCache } from './meetingsCache';
import { withoutSecrets } from './withoutSecrets';

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

/**
 * The one owner of what is known of the meetings. A refresh that fails keeps the meetings of the last
 * one that worked; there is one refresh at a time; before the first one there is what an earlier
 * window left.
 */
export class MeetingsModel {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly ownChanges = new vscode.EventEmitter<void>();
  private readonly subscription: vscode.Disposable;
  private readonly states = new Map<string, AccountState>();
  /** When meetings were ended from here, in ms since 1970. */
  private readonly endedHere = new Map<MeetingId, number>();
  private accountsInOrder: AccountSummary[] = [];
  private running: Promise<number> | undefined;
  private runs = 0;
  private versions = 0;
  private loaded = false;
  private begunAt: number | undefined;
  private adoptedAt: number | undefined;

  /** Fires when what is known has changed, or a refresh began or ended. */
  readonly onDidChange = this.changes.event;

  /** Fires when a meeting was created, changed or deleted from here. */
  readonly onDidChangeHere = this.ownChanges.event;

  constructor(
    private readonly clients: ZoomClients,
    store: AccountStore,
    private readonly settings: Settings,
    private readonly cache: MeetingsCache,
    private readonly log: Log,
  ) {
    this.subscription = store.onDidChange(({ removed }) => {
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
    const limits = [...this.states.values()].map(limitedUntil);
    return limits.length === 0 ? 0 : Math.min(...limits);
  }

  /** Whether Zoom could not be reached for an account, so that trying again soon may mend it. */
  get isUnreachable(): boolean {
    return [...this.states.values()].some(
      ({ known: { failure } }) =>
        failure instanceof ZoomNetworkError || failure instanceof ZoomServerError,
    );
  }

  /** The meetings of every account, in the order of the accounts. */
  accounts(now = new Date()): AccountMeetings[] {
    return this.accountsInOrder.map((account) => {
      const state = this.stateOf(account.id);
      const { pending, failure, isCached, readAt } = state.known;
      const { meetings, previous } = state.merged(account.personalRoom, now);
      return {
        accountId: account.id,
        label: account.label,
        meetings,
        previous,
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

  /** Shows what an earlier window left of accounts that are not read yet; makes no request. */
  async restore(): Promise<void> {
    for (;;) {
      const { runs } = this;
      const accounts = await this.clients.accounts();
      const cached = await Promise.all(
        accounts
          .filter(({ id }) => !this.isRead(id))
          .map(async ({ id }) => ({ id, found: await this.cache.read(id) })),
      );
      // Whoever left meanwhile must not come back with what was read before.
      if (runs === this.runs) {
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
  async adopt(freshEnough: number): Promise<boolean> {
    const { runs } = this;
    const accounts = await this.clients.accounts();
    const cached = await Promise.all(
      accounts
        .filter(({ ended }) => ended === undefined)
        .map(async ({ id }) => ({ id, found: await this.cache.read(id) })),
    );
    const oldest = Math.min(...cached.map(({ found }) => found?.readAt ?? 0));
    const isSettled = runs === this.runs && this.running === undefined;
    const isEdited = accounts.some(({ id }) => this.states.get(id)?.isEdited(Date.now()) === true);
    if (!isSettled || isEdited || cached.length === 0 || Date.now() - oldest >= freshEnough) {
      return false;
    }
    this.accountsInOrder = accounts;
    this.adoptedAt = oldest;
    for (const { id, found } of cached) {
      const state = this.stateOf(id);
      const { readAt, lists } = state.known;
      if (found !== undefined && found.readAt > (readAt?.getTime() ?? 0)) {
        state.change({
          lists: withLinksOf(lists, found.lists),
          failure: undefined,
          isCached: false,
          readAt: new Date(found.readAt),
        });
      }
    }
    this.changes.fire();
    return true;
  }

  /**
   * Reads every account anew, a request for each of its lists and each further page. Asked again
   * meanwhile, it gives the same run.
   *
   * @param isAsked whether somebody asked for it; else an account under a daily limit is left out
   * @returns how many meetings there are
   * @throws the first account's failure where no account could be read whole
   */
  refresh(isAsked = true): Promise<number> {
    if (this.running === undefined) {
      this.begunAt = Date.now();
      this.running = this.readAccounts(isAsked).finally(() => {
        this.running = undefined;
        this.changes.fire();
      });
      this.changes.fire();
    }
    return this.running;
  }

  /**
   * Reads what is further ahead than six months, where this window has not yet. Where that fails,
   * what was known of it stays, and the next call tries again.
   */
  async readFar(accountId: string): Promise<void> {
    const state = this.stateOf(accountId);
    const account = this.accountsInOrder.find(({ id }) => id === accountId);
    if (state.known.hasReadFar || account === undefined || this.running !== undefined) {
      return;
    }
    state.change({ hasReadFar: true });
    try {
      const [client, { readFar }] = await Promise.all([
        this.clients.of(account),
        import(/* webpackChunkName: "zoom" */ './accountReader'),
      ]);
      const far = await readFar(client, new Date());
      if (this.states.get(accountId) === state) {
        state.change({ lists: { ...state.known.lists, far } });
        this.changes.fire();
      }
    } catch (error) {
      state.change({ hasReadFar: false });
      this.log.error(error);
    }
  }

  /** Reads everything after the accounts have changed; a run that began before does not count. */
  async refreshAfterChange(): Promise<number> {
    await this.running?.catch(() => undefined);
    return this.refresh();
  }

  /**
   * Shows a meeting that Zoom is being asked to create.
   *
   * @returns ends that, whatever came of it
   */
  addPending(
    accountId: string,
    meeting: Pick<Meeting, 'topic' | 'type' | 'start_time' | 'duration'>,
  ): () => void {
    const { topic, type, start_time, duration } = meeting;
    const pending: Meeting = { id: 0, topic, type, start_time, duration };
    const state = this.stateOf(accountId);
    state.change({ pending: [...state.known.pending, pending] });
    this.changes.fire();
    return () => {
      state.change({ pending: state.known.pending.filter((other) => other !== pending) });
      this.changes.fire();
    };
  }

  /** Puts a meeting that has just been created or changed among the others, without a request. */
  add(accountId: string, meeting: Meeting): void {
    // The answer to a create carries the start link with the host's ZAK.
    const adds = withoutSecrets(meeting);
    this.edit(accountId, { apply: (lists) => withMeeting(lists, adds), adds });
  }

  /**
   * Shows a meeting with changes that Zoom is being asked for.
   *
   * @param change makes of each of its entries in the lists what it will be
   * @returns what to call for each outcome: `putBack` shows it as it was; whatever is called, the
   *   lists are what counts from then on
   */
  change(
    accountId: string,
    id: MeetingId,
    change: (entry: Meeting) => Meeting,
  ): { done: () => void; putBack: () => void } {
    const edit: Omit<ListEdit, 'run'> = {
      apply: (lists) => withChangedMeeting(lists, id, change),
      isOpen: true,
    };
    const made = this.make(accountId, edit);
    return {
      done: () => {
        made.isOpen = false;
      },
      putBack: () => {
        this.takeBack(accountId, made);
      },
    };
  }

  /**
   * Takes a meeting out of what is known, all its occurrences or the one that starts at `start`.
   *
   * @returns puts it back, for when Zoom refuses
   */
  remove(accountId: string, id: MeetingId, start?: Date): () => void {
    return this.edit(accountId, {
      apply: (lists) => withoutMeeting(lists, id, start),
      ...(start === undefined && { removes: id }),
    });
  }

  /** Shows a meeting as not live any more; an instant one is gone with that. */
  end(accountId: string, id: MeetingId): void {
    this.endedHere.set(id, Date.now());
    this.edit(accountId, { apply: (lists) => withEndedMeeting(lists, id) });
  }

  /** Whether a meeting, or a date of a series, was ended from here and has not begun again. */
  wasEndedHere({ id, start, isLive }: ScheduledMeeting): boolean {
    const endedAt = this.endedHere.get(id);
    return endedAt !== undefined && !isLive && (start?.getTime() ?? Infinity) <= endedAt;
  }

  /** Forgets everything, as when nobody is signed in. */
  clear(): void {
    this.loaded = false;
    this.begunAt = undefined;
    this.adoptedAt = undefined;
    this.forget([...this.states.keys()]);
    this.accountsInOrder = [];
    this.changes.fire();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
    this.ownChanges.dispose();
  }

  private showCached(
    accounts: AccountSummary[],
    cached: readonly { id: string; found: CachedLists | undefined }[],
  ): void {
    this.accountsInOrder = accounts;
    for (const { id, found } of cached) {
      if (found !== undefined && !this.isRead(id)) {
        const { lists, readAt } = found;
        this.stateOf(id).change({ lists, isCached: true, readAt: new Date(readAt) });
      }
    }
    this.changes.fire();
  }

  /** What is being read for an account that has left does not count any more. */
  private forget(accountIds: readonly string[]): void {
    this.runs++;
    for (const id of accountIds) {
      this.states.delete(id);
      void this.cache.forget(id);
    }
    this.accountsInOrder = this.accountsInOrder.filter(({ id }) => !accountIds.includes(id));
    this.changes.fire();
  }

  private edit(accountId: string, edit: Omit<ListEdit, 'run'>): () => void {
    const made = this.make(accountId, edit);
    return () => {
      this.takeBack(accountId, made);
    };
  }

  private make(accountId: string, edit: Omit<ListEdit, 'run'>): ListEdit {
    const made: ListEdit = { run: this.runs, ...edit };
    const state = this.stateOf(accountId);
    state.change({ edits: [...state.known.edits, made] });
    this.changes.fire();
    this.ownChanges.fire();
    return made;
  }

  private takeBack(accountId: string, made: ListEdit): void {
    const state = this.stateOf(accountId);
    state.change({ edits: state.known.edits.filter((other) => other !== made) });
    this.changes.fire();
  }

  private async readAccounts(isAsked: boolean): Promise<number> {
    await this.restore();
    const run = ++this.runs;
    const accounts = this.accountsInOrder;
    const unread = await Promise.all(
      accounts.map((account) => {
        const state = this.states.get(account.id);
        return isAsked || limitedUntil(state) <= Date.now()
          ? this.readAccount(account, isAsked, run)
          : state?.known.failure;
      }),
    );
    if (run !== this.runs) {
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

  /** @returns why the meetings that the account hosts could not be read; `undefined` where they were */
  private async readAccount(
    account: AccountSummary,
    isAsked: boolean,
    run: number,
  ): Promise<unknown> {
    const { id } = account;
    try {
      if (account.ended !== undefined) {
        throw new ZoomAuthError(account.ended, 'The session has ended.');
      }
      const [client, { readAccount }] = await Promise.all([
        this.clients.of(account),
        import(/* webpackChunkName: "zoom" */ './accountReader'),
      ]);
      const { known } = this.stateOf(id);
      let isFirstPage = known.lists.hosted.length === 0;
      const read = await readAccount(
        client,
        {
          previous: this.settings.showPrevious,
          far: !known.hasReadFar ? 'ifSmall' : isAsked ? 'yes' : 'no',
        },
        known.lists,
        (soFar) => {
          // Over what is shown already, half of the new would look like a loss. Every further page
          // would have VS Code draw all rows anew, and come late while it is told of more.
          if (isFirstPage && soFar.hosted.length > 0 && run === this.runs) {
            isFirstPage = false;
            this.stateOf(id).change({ lists: soFar });
            this.changes.fire();
          }
        },
      );
      if (run === this.runs) {
        await this.land(id, read, run);
      }
      return undefined;
    } catch (error) {
      this.log.error(error);
      if (run === this.runs) {
        this.stateOf(id).change({ failure: error });
      }
      return error;
    }
  }

  /** Takes lists as the latest. Edits that were made while they were read still apply. */
  private async land(
    id: string,
    { lists: read, hasReadFar, failure }: ReadLists,
    run: number,
  ): Promise<void> {
    const state = this.stateOf(id);
    const { known } = state;
    const readAt = new Date();
    const edits = state.editsAfter(run, readAt.getTime(), hasReadFar);
    const far = hasReadFar ? read.far : state.farWithout(edits);
    const lists = { ...read, ...(far && { far }) };
    state.change({
      lists: isDeepStrictEqual(lists, known.lists) ? known.lists : lists,
      hasReadFar: known.hasReadFar || hasReadFar,
      edits,
      failure,
      isCached: false,
      readAt,
    });
    this.changes.fire();
    if (failure !== undefined) {
      this.log.error(failure);
    }
    await this.cache.write(id, { lists, readAt: readAt.getTime() });
  }

  /** Whether there are lists of an account, from Zoom or the cache. */
  private isRead(accountId: string): boolean {
    return this.states.get(accountId)?.known.readAt !== undefined;
  }

  private stateOf(accountId: string): AccountState {
    let state = this.states.get(accountId);
    if (state === undefined) {
      state = new AccountState(() => ++this.versions);
      this.states.set(accountId, state);
    }
    return state;
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
