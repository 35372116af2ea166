import type * as vscode from 'vscode';

/**
 * A secret storage that falls back to memory when VS Code's fails, for example on Linux without a
 * keyring. What cannot be stored is kept until the window closes.
 */
export class FallbackSecrets implements vscode.SecretStorage {
  private readonly memory = new Map<string, string>();
  private hasFailed = false;

  readonly onDidChange: vscode.SecretStorage['onDidChange'];

  constructor(
    private readonly secrets: vscode.SecretStorage,
    /** Called once, when the storage fails for the first time. */
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.onDidChange = secrets.onDidChange;
  }

  async get(key: string): Promise<string | undefined> {
    return this.memory.get(key) ?? (await this.attempt(() => this.secrets.get(key), undefined));
  }

  async store(key: string, value: string): Promise<void> {
    const isStored = await this.attempt(async () => {
      await this.secrets.store(key, value);
      return true;
    }, false);
    if (isStored) {
      this.memory.delete(key);
    } else {
      this.memory.set(key, value);
    }
  }

  async delete(key: string): Promise<void> {
    this.memory.delete(key);
    await this.attempt(() => this.secrets.delete(key), undefined);
  }

  async keys(): Promise<string[]> {
    const stored = await this.attempt(() => this.secrets.keys(), []);
    return [...new Set([...stored, ...this.memory.keys()])];
  }

  private async attempt<T>(step: () => PromiseLike<T>, otherwise: T): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (!this.hasFailed) {
        this.hasFailed = true;
        this.onFailure(error);
      }
      return otherwise;
    }
  }
}
