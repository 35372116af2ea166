import { sandboxUsers, type User } from './users.ts';

/** Who exists, and in which account. The people never change, whatever is reset. */
export class Directory {
  readonly users: readonly User[];

  constructor(timezone: string) {
    this.users = sandboxUsers(timezone);
  }

  /** Those whom the consent page offers. */
  get signInUsers(): readonly User[] {
    return this.users.filter((user) => user.canSignIn);
  }

  byId(id: string): User {
    const user = this.users.find((candidate) => candidate.id === id);
    if (!user) throw new Error(`No user ${id}.`);
    return user;
  }

  /** By user id or email address; undefined if there is nobody. */
  find(idOrEmail: string): User | undefined {
    const wanted = idOrEmail.toLowerCase();
    return this.users.find((user) => user.id === idOrEmail || user.email === wanted);
  }

  ownerOf(accountId: string): User {
    const owner = this.users.find((user) => user.accountId === accountId);
    if (!owner) throw new Error(`No account ${accountId}.`);
    return owner;
  }
}
