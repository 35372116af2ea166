import type { Log } from '../../platform/log';
import { ZoomAuthError } from '../../zoom/errors';
import type { ServerClock } from '../../zoom/serverClock';
import type { ZoomClient } from '../../zoom/zoomClient';
import type { Account } from '../store/account';
import type { AccountStore } from '../store/accountStore';
import type { AuthenticatedRequests } from '../tokens/authenticatedRequests';
import { MissingScopes } from './missingScopes';

/** What features may know of an account. */
export type AccountSummary = Pick<
  Account,
  'id' | 'label' | 'apiUrl' | 'ended' | 'personalRoom' | 'scopes'
>;

/** At least one account. */
export type Accounts = [AccountSummary, ...AccountSummary[]];

/** Creates Zoom clients for accounts; the client's code is loaded with the first one. */
export class ZoomClients {
  private readonly missingScopes = new MissingScopes();

  constructor(
    private readonly store: AccountStore,
    private readonly requests: AuthenticatedRequests,
    private readonly clock: ServerClock,
    private readonly log: Pick<Log, 'request'>,
  ) {}

  /**
   * A client that sends each request with a valid access token. What needs an optional scope that the
   * account lacks fails without a request.
   */
  clientFor(account: Pick<AccountSummary, 'id' | 'apiUrl'>): Promise<ZoomClient> {
    return this.createClient(account, (...args) => this.missingScopes.sendIfGranted(...args));
  }

  /** A client that sends every request, to find out which ones Zoom permits. */
  probingClientFor(account: Pick<AccountSummary, 'id' | 'apiUrl'>): Promise<ZoomClient> {
    return this.createClient(account, (_account, _request, send) => send());
  }

  /** All accounts, sorted by label. */
  async accounts(): Promise<AccountSummary[]> {
    return (await this.store.list()).map(({ id, label, apiUrl, ended, personalRoom, scopes }) => ({
      id,
      label,
      apiUrl,
      ended,
      personalRoom,
      scopes,
    }));
  }

  /**
   * All accounts; those that need to sign in again come last.
   *
   * @throws {ZoomAuthError} `notSignedIn` if there is none
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
   * The accounts with a valid session. If all need to sign in again, the first of them, so that its
   * first request fails with the reason.
   *
   * @throws {ZoomAuthError} `notSignedIn` if there is none
   */
  async usableAccounts(): Promise<Accounts> {
    const [first, ...others] = await this.signedInAccounts();
    return [first, ...others.filter(({ ended }) => ended === undefined)];
  }

  private async createClient(
    account: Pick<AccountSummary, 'id' | 'apiUrl'>,
    sendIfGranted: MissingScopes['sendIfGranted'],
  ): Promise<ZoomClient> {
    const [{ ZoomClient }, { ApiTransport }, { nodeFetch }] = await Promise.all([
      import(/* webpackChunkName: "zoom" */ '../../zoom/zoomClient'),
      import(/* webpackChunkName: "zoom" */ '../../zoom/http/apiTransport'),
      import(/* webpackChunkName: "zoom" */ '../../zoom/http/nodeFetch'),
    ]);
    return new ZoomClient(
      (request) =>
        this.requests.withAccessToken(account.id, (accessToken, current, signal) =>
          sendIfGranted(current, request, () =>
            new ApiTransport({
              apiUrl: current.apiUrl,
              fetch: nodeFetch,
              grantedScopes: current.scopes,
              clock: this.clock,
              onRequest: (record) => this.log.request(record),
            }).send({ ...request, signal: request.signal ?? signal }, accessToken),
          ),
        ),
      new URL(account.apiUrl).host,
    );
  }
}
