import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import type { Account } from './account';

/** Which accounts a change was about, by id. */
export interface AccountsChange {
  added: string[];
  removed: string[];
  /** Signed in anew, ended or named anew. */
  changed: string[];
  /** Those of `changed` whose session has ended. */
  ended: string[];
  /** Those of `changed` that have a session again after one that had ended. */
  revived: string[];
  /** With a new access token, and otherwise the same. */
  renewed: string[];
}

/** What tells a change from an echo, without a secret. */
interface Fingerprint {
  session: string;
  hasEnded: boolean;
  token: number;
}

const keyPrefix = 'zoom.account.';

/**
 * The one owner of the accounts and their tokens: SecretStorage, one key for each account, so that
 * two windows that write two accounts lose neither. Nothing is kept in memory but fingerprints that
 * tell a change from an echo.
 */
export class AccountStore {
  private readonly changes = new vscode.EventEmitter<AccountsChange>();
  private readonly subscription: vscode.Disposable;
  private fingerprints: Map<string, Fingerprint> | undefined;

  /** Fires when an account came, went or changed, in this window or another. */
  readonly onDidChange = this.changes.event;

  constructor(
    private readonly secrets: vscode.SecretStorage,
    private readonly log: Log,
  ) {
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key.startsWith(keyPrefix)) {
        void this.compare();
      }
    });
  }

  /** Every account, in the order of their labels. */
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

  /** One account as it is stored now; `undefined` where there is none that can be read. */
  async get(id: string): Promise<Account | undefined> {
    const json = await this.secrets.get(keyPrefix + id);
    if (json === undefined) {
      return undefined;
    }
    const { parseAccount } = await import(/* webpackChunkName: "account" */ './account');
    const account = parseAccount(json);
    if (account === undefined) {
      this.log.info('A stored account could not be read and was forgotten.');
      await this.secrets.delete(keyPrefix + id);
    }
    return account;
  }

  async save(account: Account): Promise<void> {
    await this.remember();
    await this.secrets.store(keyPrefix + account.id, JSON.stringify(account));
    await this.compare();
  }

  async delete(id: string): Promise<void> {
    await this.remember();
    await this.secrets.delete(keyPrefix + id);
    await this.compare();
  }

  dispose(): void {
    this.subscription.dispose();
    this.changes.dispose();
  }

  /** Takes the state before a change, so that the change shows. */
  private async remember(): Promise<void> {
    if (this.fingerprints === undefined) {
      await this.list();
    }
  }

  /**
   * Fires what differs from the last look. SecretStorage tells of unchanged values too, and tells
   * the window that wrote them, so the values are compared.
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
        session: JSON.stringify([label, scopes, signedInAt, ended]),
        hasEnded: ended !== undefined,
        token: expiresAt,
      },
    ]),
  );
}
