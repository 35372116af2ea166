import type * as vscode from 'vscode';
import { EventEmitter } from './vscodeStandIn.ts';

/** Secret storage in memory; the windows of a desktop share one. */
export class MemorySecrets implements vscode.SecretStorage {
  readonly #values = new Map<string, string>();
  readonly #changes = new EventEmitter<vscode.SecretStorageChangeEvent>();

  readonly onDidChange = this.#changes.event;

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#values.get(key));
  }

  store(key: string, value: string): Promise<void> {
    this.#values.set(key, value);
    this.#changes.fire({ key });
    return Promise.resolve();
  }

  delete(key: string): Promise<void> {
    this.#values.delete(key);
    this.#changes.fire({ key });
    return Promise.resolve();
  }

  keys(): Promise<string[]> {
    return Promise.resolve([...this.#values.keys()]);
  }
}
