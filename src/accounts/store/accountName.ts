import type { User } from '../../zoom/types';
import type { Account } from './account';

/** The name of a user: the email address if Zoom gives one. */
export function userName(user: User): string {
  const name = [user.first_name, user.last_name].filter(Boolean).join(' ');
  const candidates = [user.email, user.display_name, name];
  return candidates.find((candidate) => candidate?.trim()) ?? user.id;
}

/**
 * The label of an account. VS Code identifies accounts by their labels, so the second account with an
 * address, for example at Zoom for Government, gets its server's host too.
 *
 * @param name the name of its user
 * @param others the accounts that are stored; the account itself may be among them
 */
export function accountLabel(
  name: string,
  { id, oauthUrl }: Pick<Account, 'id' | 'oauthUrl'>,
  others: readonly Pick<Account, 'id' | 'label'>[],
): string {
  const taken = new Set(others.filter((other) => other.id !== id).map(({ label }) => label));
  const { host } = new URL(oauthUrl);
  const candidates = [name, `${name} (${host})`];
  return candidates.find((candidate) => !taken.has(candidate)) ?? `${name} (${host}, ${id})`;
}
