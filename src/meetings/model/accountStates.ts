import * as vscode from 'vscode';
import { AccountState } from './accountState';

/** What is known of every account's meetings, and whom to tell when that has changed. */
export class AccountStates {
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly states = new Map<string, AccountState>();
  private versions = 0;

  /** The number of the latest run of refreshes; an earlier one does not count any more. */
  run = 0;

  /** Fires when something else is known. */
  readonly onDidChange = this.changes.event;

  get all(): AccountState[] {
    return [...this.states.values()];
  }

  get ids(): string[] {
    return [...this.states.keys()];
  }

  /** `undefined` for an account of which nothing was ever known. */
  get(accountId: string): AccountState | undefined {
    return this.states.get(accountId);
  }

  /** The state of an account, a new one where there is none. */
  getOrCreate(accountId: string): AccountState {
    let state = this.states.get(accountId);
    if (state === undefined) {
      state = new AccountState(() => ++this.versions);
      this.states.set(accountId, state);
    }
    return state;
  }

  delete(accountId: string): void {
    this.states.delete(accountId);
  }

  /** Tells that something has changed. */
  fire(): void {
    this.changes.fire();
  }

  dispose(): void {
    this.changes.dispose();
  }
}
