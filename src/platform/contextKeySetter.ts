import * as vscode from 'vscode';
import { type ContextKey, contextKeys } from './identifiers';

/** Sets context keys, and skips values that are already set. */
export class ContextKeySetter {
  private readonly values = new Map<ContextKey, boolean | string>();

  /**
   * Sets every key to its initial value, so that no view waits for one. That includes `false`: VS Code
   * keeps the keys of an extension host that is restarted.
   */
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
