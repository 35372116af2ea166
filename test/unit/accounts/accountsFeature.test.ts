import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { type AccountsFeature, activateAccounts } from '../../../src/accounts/accountsFeature';
import type { Services } from '../../../src/platform/services';
import { MemorySecrets } from '../support/memorySecrets.ts';

let secrets: MemorySecrets;
let logged: string[];
let shown: unknown[];
let handler: vscode.UriHandler | undefined;

beforeEach(() => {
  secrets = new MemorySecrets();
  logged = [];
  shown = [];
  vi.spyOn(vscode.window, 'registerUriHandler').mockImplementation((registered) => {
    handler = registered;
    return new vscode.Disposable(() => undefined);
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.doUnmock('../../../src/accounts/signIn/callbackHandler');
  vi.resetModules();
});

/** Activates the feature in a new window. */
function activate(folder = ''): AccountsFeature {
  const services = {
    own: (disposable: unknown) => disposable,
    commands: { register: () => undefined, setSignInOffer: () => undefined },
    folder: (name: string) => join(folder, name),
    contextKeys: { set: () => undefined },
    errors: { show: (error: unknown) => Promise.resolve(shown.push(error)) },
    log: { info: (message: string) => logged.push(message), error: () => undefined },
    secrets,
    settings: { clientId: '', onDidChange: () => new vscode.Disposable(() => undefined) },
  };
  return activateAccounts(services as unknown as Services);
}

it('removes what a window has left that was closed during a sign-in', async () => {
  await secrets.store('zoom.waiting.of-a-closed-window', '0');
  await secrets.store('zoom.other', '{}');
  activate();
  await vi.waitFor(async () => {
    expect(await secrets.keys()).toEqual(['zoom.other']);
  });
});

it('handles a URI in a window that has not signed in', async () => {
  activate();
  await handler?.handleUri(vscode.Uri.parse('vscode://vscode-zoom.zoom-meetings/callback?state=x'));
  expect(logged).toEqual(['Ignored a URI that no sign-in is waiting for.']);
});

it('reports that a URI cannot be handled if an update has removed what handles it', async () => {
  const missing = new Error('The file is gone.');
  vi.doMock('../../../src/accounts/signIn/callbackHandler', () => {
    throw missing;
  });
  activate();
  await handler?.handleUri(vscode.Uri.parse('vscode://vscode-zoom.zoom-meetings/callback?state=x'));
  expect(shown).toHaveLength(1);
});

it('removes an account while no other window writes one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zoom-meetings-accounts-'));
  try {
    const { store } = activate(folder);
    const locks: string[][] = [];
    vi.spyOn(secrets, 'delete').mockImplementation(async () => {
      locks.push(await readdir(join(folder, 'locks')));
    });
    await store.delete('ada');
    expect(locks).toEqual([[expect.stringMatching(/\.lock$/)]]);
  } finally {
    await rm(folder, { recursive: true });
  }
});
