import { sandboxUsers, type User } from './users.ts';

/** The users and their accounts, which no reset changes. */
export class Directory {
  readonly users: readonly User[];

  constructor(timezone: string) {
    this.users = sandboxUsers(timezone);
  }

  /** The users that the consent page offers. */
  get signInUsers(): readonly User[] {
    return this.users.filter((user) => user.canSignIn);
  }

  /** The users of an account. */
  usersOf(accountId: string): readonly User[] {
    return this.users.filter((user) => user.accountId === accountId);
  }

  /** @throws if no user has this ID */
  getUser(id: string): User {
    const user = this.users.find((candidate) => candidate.id === id);
    if (!user) throw new Error(`No user has the ID ${id}.`);
    return user;
  }

  /** The user with this ID or email address. */
  findUser(idOrEmail: string): User | undefined {
    const email = idOrEmail.toLowerCase();
    return this.users.find((user) => user.id === idOrEmail || user.email === email);
  }

  /** @throws if there is no such account */
  getAccountOwner(accountId: string): User {
    const owner = this.users.find((user) => user.accountId === accountId);
    if (!owner) throw new Error(`No account has the ID ${accountId}.`);
    return owner;
  }
}
