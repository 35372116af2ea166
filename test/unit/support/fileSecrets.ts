import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as vscode from 'vscode';
import { EventEmitter } from './vscodeStandIn.ts';

/**
 * Secret storage with a file for each key, which several processes share. Files are replaced
 * atomically, so that a killed process leaves either the old value or the new one.
 */
export class FileSecrets implements vscode.SecretStorage {
  readonly #folder: string;
  readonly #changes = new EventEmitter<vscode.SecretStorageChangeEvent>();
  #writes = 0;

  readonly onDidChange = this.#changes.event;

  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  async get(key: string): Promise<string | undefined> {
    return readFile(this.#file(key), 'utf8').catch(() => undefined);
  }

  async store(key: string, value: string): Promise<void> {
    const unfinished = `${this.#file(key)}.${process.pid}.${this.#writes++}`;
    await writeFile(unfinished, value);
    await rename(unfinished, this.#file(key));
    this.#changes.fire({ key });
  }

  async delete(key: string): Promise<void> {
    await rm(this.#file(key), { force: true });
    this.#changes.fire({ key });
  }

  async keys(): Promise<string[]> {
    return (await readdir(this.#folder))
      .filter((name) => !name.includes('.'))
      .map((name) => Buffer.from(name, 'base64url').toString());
  }

  #file(key: string): string {
    return join(this.#folder, Buffer.from(key).toString('base64url'));
  }
}
