/** What identifies an account. */
interface NamedAccount {
  id: string;
  label: string;
}

/** The account with an id, or with a label (in most cases an email address). */
export function findAccountByLabel<T extends NamedAccount>(
  accounts: readonly T[],
  labelOrId: unknown,
): T | undefined {
  return (
    accounts.find(({ id }) => id === labelOrId) ?? accounts.find(({ label }) => label === labelOrId)
  );
}

/** The account with an id, or the first one if it has signed out in the meantime. */
export function accountById<T extends NamedAccount>(
  accounts: readonly [T, ...T[]],
  id: string | undefined,
): T {
  return accounts.find((account) => account.id === id) ?? accounts[0];
}

/** The accounts in the order in which they are asked for something that one of them may have. */
export function accountsFrom<T extends NamedAccount>(
  first: T,
  accounts: readonly T[],
): [T, ...T[]] {
  return [first, ...accounts.filter(({ id }) => id !== first.id)];
}
