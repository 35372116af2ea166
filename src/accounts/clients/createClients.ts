import type { Services } from '../../platform/services';
import type { AccountStore } from '../store/accountStore';
import { AuthenticatedRequests } from '../tokens/authenticatedRequests';
import type { Tokens } from '../tokens/createTokens';
import { ZoomClients } from './zoomClients';

/** The signed-in accounts and what sends requests for them, when it is loaded. */
export interface AccountParts {
  readonly store: AccountStore;
  readonly clients: ZoomClients;
  readonly requests: AuthenticatedRequests;
}

/**
 * Creates what sends requests, in the chunk that contains it.
 *
 * @param loadTokens loads what renews tokens, when one has expired
 */
export function createClients(
  { clock, log, progress }: Services,
  store: AccountStore,
  loadTokens: () => Promise<Tokens>,
): AccountParts {
  const requests = new AuthenticatedRequests(
    store,
    async () => (await loadTokens()).renewal,
    log,
    progress,
  );
  return { store, clients: new ZoomClients(store, requests, clock, log), requests };
}
