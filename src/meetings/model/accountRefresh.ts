import { isDeepStrictEqual } from 'node:util';
import type { AccountLists, ListRefresh } from '../../accounts/clients/accountLists';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import { personalRoomOf, type PersonalRoom } from '../../accounts/store/personalRoom';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import type { ReadLists } from './accountReader';
import type { AccountState } from './accountState';
import type { MeetingsCache } from './meetingsCache';

/** What {@link AccountRefresh} needs. */
export interface AccountRefreshDeps {
  clients: Pick<ZoomClients, 'clientFor'>;
  settings: Pick<Settings, 'showPrevious'>;
  cache: Pick<MeetingsCache, 'write'>;
  log: Pick<Log, 'error'>;
  lists: AccountLists<AccountState>;
}

/** Reads the meetings of one account from Zoom into its state. */
export class AccountRefresh {
  constructor(private readonly deps: AccountRefreshDeps) {}

  /**
   * Reads the lists of an account as part of a refresh.
   *
   * @throws {ZoomError} if the meetings that the account hosts cannot be read
   */
  async readList(
    account: AccountSummary,
    state: AccountState,
    refresh: ListRefresh,
  ): Promise<void> {
    const [client, { readAccount }] = await Promise.all([
      this.deps.clients.clientFor(account),
      import(/* webpackChunkName: "zoom" */ './accountReader'),
    ]);
    const { known } = state;
    let isFirstPage = known.lists.hosted.length === 0;
    const read = await readAccount(
      client,
      {
        previous: this.deps.settings.showPrevious,
        far: !known.hasReadFar ? 'ifSmall' : refresh.isUserInitiated ? 'yes' : 'no',
      },
      known.lists,
      (soFar) => {
        // A partial list in place of a complete one would look like a loss. Each further page would
        // make VS Code draw all rows again, so only the first one is shown before the list is complete.
        if (isFirstPage && soFar.hosted.length > 0 && refresh.isCurrent()) {
          isFirstPage = false;
          state.change({ lists: soFar });
          this.deps.lists.fire();
        }
      },
    );
    if (refresh.isCurrent()) {
      await this.applyFetched(account.id, state, read, refresh.run);
    }
  }

  /**
   * Reads the meetings more than six months ahead, unless this window has done so. If that fails,
   * those already known stay, and the first call after the next refresh tries again.
   */
  async readBeyondHorizon(account: AccountSummary): Promise<void> {
    const { clients, lists, log } = this.deps;
    const state = lists.getOrCreate(account.id);
    const { run } = lists;
    if (state.known.hasReadFar || state.known.farFailedIn === run) {
      return;
    }
    state.change({ hasReadFar: true });
    try {
      const [client, { readBeyondHorizon }] = await Promise.all([
        clients.clientFor(account),
        import(/* webpackChunkName: "zoom" */ './accountReader'),
      ]);
      const { entries: far, failure } = await readBeyondHorizon(client, new Date());
      if (failure !== undefined) {
        log.error(failure);
      }
      if (lists.get(account.id) === state) {
        state.change({
          lists: { ...state.known.lists, far },
          failure: failure ?? state.known.failure,
        });
        lists.fire();
      }
    } catch (error) {
      log.error(error);
      state.change({ hasReadFar: false, farFailedIn: run, failure: error });
      lists.fire();
    }
  }

  /**
   * Reads the personal room: one request.
   *
   * @returns `undefined` if there is none
   */
  async readRoom(account: AccountSummary): Promise<PersonalRoom | undefined> {
    const { clients, lists } = this.deps;
    const client = await clients.clientFor(account);
    const room = personalRoomOf(await client.getUser());
    const roomId = room?.id ?? null;
    const state = lists.get(account.id);
    if (state !== undefined && state.known.roomId !== roomId) {
      state.change({ roomId });
      lists.fire();
    }
    return room;
  }

  /** Shows the lists just read. Changes made while they were being read still apply. */
  private async applyFetched(
    accountId: string,
    state: AccountState,
    { lists: read, hasReadFar, failure, optionalFailure }: ReadLists,
    run: number,
  ): Promise<void> {
    const { known } = state;
    const readAt = new Date();
    const changes = state.changesAfter(run, readAt.getTime(), hasReadFar);
    const far = hasReadFar ? read.far : state.beyondHorizonWithout(changes);
    const lists = { ...read, ...(far && { far }) };
    state.change({
      lists: isDeepStrictEqual(lists, known.lists) ? known.lists : lists,
      hasReadFar: known.hasReadFar || hasReadFar,
      changes,
      failure,
      isCached: false,
      readAt,
      linksReadAt: readAt.getTime(),
    });
    this.deps.lists.fire();
    for (const reason of [failure, optionalFailure]) {
      if (reason !== undefined) {
        this.deps.log.error(reason);
      }
    }
    await this.deps.cache.write(accountId, { lists, readAt: readAt.getTime() });
  }
}
