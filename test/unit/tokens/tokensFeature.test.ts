import { expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsFeature } from '../../../src/accounts/accountsFeature';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import type { Services } from '../../../src/platform/services';
import { activateTokens } from '../../../src/tokens/tokensFeature';
import { noAccountsChange } from '../support/accountsChange.ts';

it('forgets what was allowed for an account that signs out, though no token command has run', async () => {
  const store = new vscode.EventEmitter<AccountsChange>();
  const permissionOf = (accountId: string) => ({ accountId, kind: 'zak', lifetime: 7_200 });
  const stored = new Map<string, unknown>([
    [
      'tokenPermissions',
      { one: [permissionOf('ada')], two: [permissionOf('ada'), permissionOf('grace')] },
    ],
  ]);
  const globalState = {
    get: (key: string) => stored.get(key),
    update: (key: string, value: unknown) => Promise.resolve(stored.set(key, value)),
  };
  const services = {
    own: (disposable: unknown) => disposable,
    commands: { register: () => undefined },
    globalState,
    workspaceState: globalState,
  };
  const accounts = { store: { onDidChange: store.event } };
  activateTokens(services as unknown as Services, accounts as unknown as AccountsFeature);
  store.fire({ ...noAccountsChange, ended: ['grace'], changed: ['grace'] });
  store.fire({ ...noAccountsChange, removed: ['ada'] });
  await vi.waitFor(() => {
    expect(stored.get('tokenPermissions')).toEqual({ two: [permissionOf('grace')] });
  });
});
