import * as vscode from 'vscode';
import { type ContextKey, contextKeys } from './identifiers';

/** The one place that sets context keys; a value that stands already is not set again. */
export class ContextKeySetter {
  private readonly values = new Map<ContextKey, boolean | string>();

  /** Gives every key its first value, so that no view waits for one. */
  initialize(): void {
    for (const [key, value] of Object.entries(contextKeys)) {
      this.set(key as ContextKey, value);
    }
  }

  set(key: ContextKey, value: boolean | string): void {
    if (this.values.get(key) !== value) {
      this.values.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }
}
