import { isDenied } from '../../zoom/errors';
import type { Accounts, AccountSummary } from './zoomClients';

/**
 * Asks one account after another, until one is not refused: whose a meeting is, is not known before.
 *
 * @throws what the first account gives, where no other one has an answer
 */
export async function tryAccounts<T>(
  [account, ...others]: Accounts,
  ask: (account: AccountSummary) => Promise<T>,
): Promise<T> {
  try {
    return await ask(account);
  } catch (error) {
    const [next, ...later] = others;
    if (next === undefined || !isDenied(error)) {
      throw error;
    }
    return tryAccounts([next, ...later], ask).catch(() => {
      throw error;
    });
  }
}
