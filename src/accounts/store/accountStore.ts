import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import type { Account } from './account';

/** The ids of the accounts that changed, by what happened to them. */
export interface AccountsChange {
  added: string[];
  removed: string[];
  /** Signed in again, renamed, or with an expired session. */
  changed: string[];
  /** Those of `changed` that have another label now. */
  renamed: string[];
  /** Those of `changed` whose session has expired. */
  ended: string[];
  /** Those of `changed` that have signed in again after their session had expired. */
  revived: string[];
  /** With a new access token and no other change. */
  renewed: string[];
}

/** What distinguishes a change from an echo; contains no secret. */
interface Fingerprint {
  session: string;
  label: string;
  hasEnded: boolean;
  token: number;
}

const keyPrefix = 'zoom.account.';

/** Runs a task while no other window writes. */
export type WriteLock = <T>(task: () => Promise<T>) => Promise<T>;

/**
 * Stores the accounts and their tokens in SecretStorage, which alone owns them. Each account has its
 * own key, so that two windows can write two accounts at once. Only fingerprints are kept in memory,
 * to distinguish a change from an echo.
 */
export class AccountStore {
  private readonly changes = new vscode.EventEmitter<AccountsChange>();
  private readonly subscription: vscode.Disposable;
  private readonly newer = new Set<string>();
  private fingerprints: Map<string, Fingerprint> | undefined;
  /** Settles when the latest write of this window is done. */
  private writing: Promise<unknown> = Promise.resolve();

  /** Fires when an account is added, removed or changed, in this window or another. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly log: Pick<Log, 'info'>,
    private readonly whileLocked: WriteLock = (task) => task(),
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(keyPrefix)) {
        void this.compare();
      }
    });
  }

  /** All accounts, sorted by label. */
  async list(): Promise<Account[]> {
    const keys = await this.secrets.keys();
    const accounts = await Promise.all(
      keys
        .filter((key) => key.startsWith(keyPrefix))
        .map((key) => this.get(key.slice(keyPrefix.length))),
    );
    const found = accounts
      .filter((account) => account !== undefined)
      .sort((a, b) => a.label.localeCompare(b.label) || a.id.localeCompare(b.id));
    this.fingerprints ??= fingerprintsOf(found);
    return found;
  }

  /**
   * One account as it is stored now; `undefined` if there is none or it cannot be read. What a newer
   * version has stored stays, because other profiles may use that version.
   */
  async get(id: string): Promise<Account | undefined> {
    const json = await this.secrets.get(keyPrefix + id);
    if (json === undefined) {
      return undefined;
    }
    const { parseAccount, isFromNewerVersion } = await import(
      /* webpackChunkName: "account" */ './account'
    );
    const account = parseAccount(json);
    if (account === undefined && isFromNewerVersion(json)) {
      this.logNewer(id);
    } else if (account === undefined) {
      this.log.info('A stored account could not be read and was removed.');
      await this.secrets.delete(keyPrefix + id);
    }
    return account;
  }

  /** Adds an account, or replaces it whatever is stored, because the person has signed in. */
  async save(account: Account): Promise<void> {
    await this.write(async () => {
      await this.secrets.store(keyPrefix + account.id, JSON.stringify(account));
    });
  }

  /**
   * Stores a changed account, unless it was signed out since it was read, or has other tokens by now.
   *
   * @param read the account as it was read
   * @returns the account that is stored now; `undefined` if it was signed out
   */
  async replace(
    account: Account,
    read: Pick<Account, 'accessToken'>,
  ): Promise<Account | undefined> {
    return this.write(async () => {
      const current = await this.get(account.id);
      if (current?.accessToken !== read.accessToken) {
        return current;
      }
      await this.secrets.store(keyPrefix + account.id, JSON.stringify(account));
      return account;
    });
  }

  /** Removes an account, if it is there, and returns it as it was stored last. */
  async delete(id: string): Promise<Account | undefined> {
    return this.write(async () => {
      const removed = await this.get(id);
      await this.secrets.delete(keyPrefix + id);
      return removed;
    });
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  private logNewer(id: string): void {
    if (!this.newer.has(id)) {
      this.newer.add(id);
      this.log.info('Ignored an account that a newer version of the extension has stored.');
    }
  }

  /** Writes after all other writes, so that what a task has read is still true when it writes. */
  private async write<T>(task: () => Promise<T>): Promise<T> {
    await this.readBefore();
    const written = this.writing.then(() => this.whileLocked(task));
    this.writing = written.catch(() => undefined);
    const result = await written;
    await this.compare();
    return result;
  }

  /** Reads the state before a change, to compare with the state after it. */
  private async readBefore(): Promise<void> {
    if (this.fingerprints === undefined) {
      await this.list();
    }
  }

  /**
   * Fires for what differs from the last known state. SecretStorage also reports unchanged values,
   * and reports to the window that wrote them, so its events alone do not mean a change.
   */
  private async compare(): Promise<void> {
    const after = fingerprintsOf(await this.list());
    const before = this.fingerprints ?? after;
    this.fingerprints = after;
    const kept = [...after].flatMap(([id, now]) => {
      const then = before.get(id);
      return then === undefined ? [] : [{ id, now, then }];
    });
    const change: AccountsChange = {
      added: [...after.keys()].filter((id) => !before.has(id)),
      removed: [...before.keys()].filter((id) => !after.has(id)),
      changed: kept.filter(({ now, then }) => now.session !== then.session).map(({ id }) => id),
      renamed: kept.filter(({ now, then }) => now.label !== then.label).map(({ id }) => id),
      ended: kept.filter(({ now, then }) => now.hasEnded && !then.hasEnded).map(({ id }) => id),
      revived: kept.filter(({ now, then }) => !now.hasEnded && then.hasEnded).map(({ id }) => id),
      renewed: kept
        .filter(({ now, then }) => now.session === then.session && now.token !== then.token)
        .map(({ id }) => id),
    };
    if (Object.values(change).some((ids: string[]) => ids.length > 0)) {
      this.changes.fire(change);
    }
  }
}

function fingerprintsOf(accounts: readonly Account[]): Map<string, Fingerprint> {
  return new Map(
    accounts.map(({ id, label, scopes, signedInAt, ended, expiresAt }) => [
      id,
      {
        label,
        session: JSON.stringify([label, scopes, signedInAt, ended]),
        hasEnded: ended !== undefined,
        token: expiresAt,
      },
    ]),
  );
}
