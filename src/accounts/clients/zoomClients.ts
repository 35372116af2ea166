import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import type { ServerClock } from '../../zoom/serverClock';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { AuthenticatedRequests } from '../tokens/authenticatedRequests';

/** What features may know of an account. */
export type AccountSummary = Pick<Account, 'id' | 'label' | 'apiUrl' | 'ended' | 'personalRoom'>;

/** Accounts, of which there is at least one. */
export type Accounts = [AccountSummary, ...AccountSummary[]];

/** Gives features a Zoom client of an account, loaded when the first one is asked for. */
export class ZoomClients {
  constructor(
    private readonly store: AccountStore,
    private readonly calls: AuthenticatedRequests,
    private readonly clock: ServerClock,
    private readonly log: Log,
  ) {}

  /** A client that takes a valid token for each of its requests. */
  async clientFor(account: Pick<AccountSummary, 'id' | 'apiUrl'>): Promise<ZoomClient> {
    const [{ ZoomClient }, { ApiTransport }, { nodeFetch }] = await Promise.all([
      import(/* webpackChunkName: "zoom" */ '../../zoom/zoomClient'),
      import(/* webpackChunkName: "zoom" */ '../../zoom/http/apiTransport'),
      import(/* webpackChunkName: "zoom" */ '../../zoom/http/nodeFetch'),
    ]);
    return new ZoomClient(
      (request) =>
        this.calls.withAccessToken(account.id, (accessToken, { apiUrl }) =>
          new ApiTransport({
            apiUrl,
            fetch: nodeFetch,
            clock: this.clock,
            onRequest: (record) => this.log.request(record),
          }).send(request, accessToken),
        ),
      new URL(account.apiUrl).host,
    );
  }

  /** Every account, in the order of their labels. */
  async accounts(): Promise<AccountSummary[]> {
    return (await this.store.list()).map(({ id, label, apiUrl, ended, personalRoom }) => ({
      id,
      label,
      apiUrl,
      ended,
      personalRoom,
    }));
  }

  /**
   * Every account, of which there is at least one; those that need to sign in again come last.
   *
   * @throws {ZoomAuthError} `notSignedIn` where there is none
   */
  async signedInAccounts(): Promise<Accounts> {
    const accounts = await this.accounts();
    const [first, ...others] = [
      ...accounts.filter(({ ended }) => ended === undefined),
      ...accounts.filter(({ ended }) => ended !== undefined),
    ];
    if (first === undefined) {
      throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
    }
    return [first, ...others];
  }

  /**
   * The accounts that can be worked with; where all need to sign in again, the first of them, so
   * that working with it says so.
   *
   * @throws {ZoomAuthError} `notSignedIn` where there is none
   */
  async usableAccounts(): Promise<Accounts> {
    const [first, ...others] = await this.signedInAccounts();
    return [first, ...others.filter(({ ended }) => ended === undefined)];
  }
}
