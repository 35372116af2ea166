import { isDenied } from '../../zoom/errors';
import type { Accounts, AccountSummary } from './zoomClients';

/**
 * Sends a request for one account after another until Zoom does not refuse one, because only Zoom
 * knows which account has access to a meeting or recording.
 *
 * @throws the error of the first account, if the request fails for all of them
 */
export async function tryAccounts<T>(
  [account, ...others]: Accounts,
  request: (account: AccountSummary) => Promise<T>,
): Promise<T> {
  try {
    return await request(account);
  } catch (error) {
    const [next, ...later] = others;
    if (next === undefined || !isDenied(error)) {
      throw error;
    }
    return tryAccounts([next, ...later], request).catch(() => {
      throw error;
    });
  }
}
