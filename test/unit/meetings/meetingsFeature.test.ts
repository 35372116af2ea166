import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsFeature } from '../../../src/accounts/accountsFeature';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import { activateMeetings } from '../../../src/meetings/meetingsFeature';
import { MeetingsCache } from '../../../src/meetings/model/meetingsCache';
import type { Services } from '../../../src/platform/services';
import { noAccountsChange } from '../support/accountsChange.ts';

const lists = { hosted: [{ id: 85012345678 }], live: [], upcoming: [] };

let folder: string;
let store: vscode.EventEmitter<AccountsChange>;
let cache: MeetingsCache;
let folders: string[];
let owned: { dispose(): unknown }[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zoom-feature-'));
  cache = new MeetingsCache(folder, (error) => {
    throw error;
  });
  store = new vscode.EventEmitter();
  folders = [];
  owned = [];
  const services = {
    own: <T extends { dispose(): unknown }>(disposable: T) => {
      owned.push(disposable);
      return disposable;
    },
    commands: {
      register: () => undefined,
      setSelectedItem: () => undefined,
      registerRowCommand: () => undefined,
    },
    // The meetings ask for the folder of their cache when they are loaded.
    folder: (name: string) => {
      folders.push(name);
      return folder;
    },
    settings: { onDidChange: () => new vscode.Disposable(() => undefined), refreshInterval: 0 },
  };
  const accounts = {
    store: { onDidChange: store.event, list: () => Promise.resolve([]) },
    load() {
      return Promise.resolve({ ...this, clients: { accounts: () => Promise.resolve([]) } });
    },
  };
  activateMeetings(services as unknown as Services, accounts as unknown as AccountsFeature);
});

afterEach(async () => {
  owned.reverse().forEach((disposable) => disposable.dispose());
  await rm(folder, { recursive: true });
});

it('deletes the cached lists of an account that signs out, though nothing has loaded the meetings', async () => {
  await cache.write('ada', { lists, readAt: 1 });
  await cache.write('grace', { lists, readAt: 1 });
  store.fire({ ...noAccountsChange, removed: ['ada'] });
  await vi.waitUntil(async () => (await readdir(folder)).length === 1);
  expect(await cache.read('ada')).toBeUndefined();
  expect(await cache.read('grace')).toBeDefined();
});

it('loads nothing when an account signs in or renews its token', async () => {
  store.fire({ ...noAccountsChange, added: ['ada'] });
  store.fire({ ...noAccountsChange, changed: ['ada'], revived: ['ada'], renewed: ['grace'] });
  // What was being loaded is there once this is.
  await import('../../../src/meetings/createMeetings');
  await new Promise(setImmediate);
  expect(folders).toEqual([]);
});
