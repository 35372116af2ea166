import * as vscode from 'vscode';
import { type ContextKey, contextKeys } from './identifiers';

/** Sets context keys, and skips values that are already set. */
export class ContextKeySetter {
  /** A key that is not set counts as false, so only the others cost a call during activation. */
  private readonly values = new Map<string, boolean | string>(
    Object.entries(contextKeys).filter(([, value]) => value === false),
  );

  /** Sets every key to its initial value, so that no view waits for one. */
  initialize(): void {
    for (const [key, value] of Object.entries(contextKeys)) {
      this.set(key as ContextKey, value);
    }
  }

  /** Sets a key for the `when` clauses in package.json. */
  set(key: ContextKey, value: boolean | string): void {
    if (this.values.get(key) !== value) {
      this.values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
