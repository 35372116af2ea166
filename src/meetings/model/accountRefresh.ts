import { isDeepStrictEqual } from 'node:util';
import { personalRoomOf, type PersonalRoom } from '../../accounts/store/personalRoom';
import type { AccountSummary, ZoomClients } from '../../accounts/clients/zoomClients';
import type { Log } from '../../platform/log';
import type { Settings } from '../../platform/settings';
import { ZoomAuthError } from '../../zoom/errors';
import type { ReadLists } from './accountReader';
import type { AccountStates } from './accountState';
import type { MeetingsCache } from './meetingsCache';

/** What accounts are read with. */
export interface AccountRefreshDependencies {
  clients: Pick<ZoomClients, 'clientFor'>;
  settings: Pick<Settings, 'showPrevious'>;
  cache: MeetingsCache;
  states: AccountStates;
  log: Pick<Log, 'error'>;
}

/** Reads the lists of accounts from Zoom, and takes what comes as what is known. */
export class AccountRefresh {
  private readonly clients: AccountRefreshDependencies['clients'];
  private readonly settings: AccountRefreshDependencies['settings'];
  private readonly cache: AccountRefreshDependencies['cache'];
  private readonly states: AccountStates;
  private readonly log: AccountRefreshDependencies['log'];

  constructor({ clients, settings, cache, states, log }: AccountRefreshDependencies) {
    this.clients = clients;
    this.settings = settings;
    this.cache = cache;
    this.states = states;
    this.log = log;
  }

  /**
   * Reads an account as part of the run that is the latest now. What comes when there is a later one
   * does not count.
   *
   * @param isUserInitiated whether somebody asked for it
   * @returns why the meetings that the account hosts could not be read; `undefined` where they were
   */
  async read(account: AccountSummary, isUserInitiated: boolean): Promise<unknown> {
    const { id } = account;
    const { run } = this.states;
    try {
      if (account.ended !== undefined) {
        throw new ZoomAuthError(account.ended, 'The session has ended.');
      }
      const [client, { readAccount }] = await Promise.all([
        this.clients.clientFor(account),
        import(/* webpackChunkName: "zoom" */ './accountReader'),
      ]);
      const { known } = this.states.getOrCreate(id);
      let isFirstPage = known.lists.hosted.length === 0;
      const read = await readAccount(
        client,
        {
          previous: this.settings.showPrevious,
          far: !known.hasReadFar ? 'ifSmall' : isUserInitiated ? 'yes' : 'no',
        },
        known.lists,
        (soFar) => {
          // Over what is shown already, half of the new would look like a loss. Every further page
          // would have VS Code draw all rows anew, and come late while it is told of more.
          if (isFirstPage && soFar.hosted.length > 0 && run === this.states.run) {
            isFirstPage = false;
            this.states.getOrCreate(id).change({ lists: soFar });
            this.states.fire();
          }
        },
      );
      if (run === this.states.run) {
        await this.applyFetched(id, read, run);
      }
      return undefined;
    } catch (error) {
      this.log.error(error);
      if (run === this.states.run) {
        this.states.getOrCreate(id).change({ failure: error });
      }
      return error;
    }
  }

  /**
   * Reads what is further ahead than six months, where this window has not yet. Where that fails,
   * what was known of it stays, and the first call after the next refresh tries again.
   */
  async readBeyondHorizon(account: AccountSummary): Promise<void> {
    const state = this.states.getOrCreate(account.id);
    const { run } = this.states;
    if (state.known.hasReadFar || state.known.farFailedIn === run) {
      return;
    }
    state.change({ hasReadFar: true });
    try {
      const [client, { readBeyondHorizon }] = await Promise.all([
        this.clients.clientFor(account),
        import(/* webpackChunkName: "zoom" */ './accountReader'),
      ]);
      const far = await readBeyondHorizon(client, new Date());
      if (this.states.get(account.id) === state) {
        state.change({ lists: { ...state.known.lists, far } });
        this.states.fire();
      }
    } catch (error) {
      this.log.error(error);
      state.change({ hasReadFar: false, farFailedIn: run, failure: error });
      this.states.fire();
    }
  }

  /**
   * Reads the personal room: one request.
   *
   * @returns `undefined` where there is none
   */
  async readRoom(account: AccountSummary): Promise<PersonalRoom | undefined> {
    const client = await this.clients.clientFor(account);
    const room = personalRoomOf(await client.getUser());
    const roomId = room?.id ?? null;
    const state = this.states.get(account.id);
    if (state !== undefined && state.known.roomId !== roomId) {
      state.change({ roomId });
      this.states.fire();
    }
    return room;
  }

  /** Takes lists as the latest. Edits that were made while they were read still apply. */
  private async applyFetched(
    id: string,
    { lists: read, hasReadFar, failure }: ReadLists,
    run: number,
  ): Promise<void> {
    const state = this.states.getOrCreate(id);
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
    this.states.fire();
    if (failure !== undefined) {
      this.log.error(failure);
    }
    await this.cache.write(id, { lists, readAt: readAt.getTime() });
  }
}
