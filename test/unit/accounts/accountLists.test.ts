import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import {
  AccountLists,
  accountStatus,
  type AccountListSource,
  type AccountListState,
} from '../../../src/accounts/clients/accountLists';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import { ZoomAuthError, ZoomNetworkError } from '../../../src/zoom/errors';
import { noAccountsChange } from '../support/accountsChange.ts';

interface State extends AccountListState {
  entries: string[];
}

const offline = new ZoomNetworkError('unreachable', 'api.zoom.us');

let accounts: AccountSummary[];
let store: vscode.EventEmitter<AccountsChange>;
let logged: unknown[];
let readList: ReturnType<typeof vi.fn<AccountListSource<State>['readList']>>;
let finishRefresh: ReturnType<typeof vi.fn<AccountListSource<State>['finishRefresh']>>;
let lists: AccountLists<State>;

beforeEach(() => {
  accounts = [account('ada'), account('grace')];
  store = new vscode.EventEmitter();
  logged = [];
  readList = vi.fn(({ id }: AccountSummary, state: State) => {
    state.entries = [`${id}'s`];
    state.failure = undefined;
    return Promise.resolve();
  });
  finishRefresh = vi.fn(() => entries().flat().length);
  lists = openLists();
});

describe('A refresh', () => {
  it('reads every account, and says how many entries there are', async () => {
    await expect(lists.refresh()).resolves.toBe(2);
    expect(lists.accounts.map(({ id }) => id)).toEqual(['ada', 'grace']);
    expect(entries()).toEqual([["ada's"], ["grace's"]]);
  });

  it('is shared while it is running', async () => {
    const first = lists.refresh();
    expect(lists.refresh(false)).toBe(first);
    expect(lists.isRefreshing).toBe(true);
    await first;
    expect(readList).toHaveBeenCalledTimes(2);
    expect(lists.isRefreshing).toBe(false);
    await lists.refresh();
    expect(readList).toHaveBeenCalledTimes(4);
  });

  it('begins again after the accounts have changed, though one is running that fails', async () => {
    readList.mockRejectedValueOnce(offline).mockRejectedValueOnce(offline);
    const first = lists.refresh();
    const second = lists.refreshAfterChange();
    await expect(first).rejects.toBe(offline);
    await expect(second).resolves.toBe(2);
  });

  it('tells the listeners when it has ended', async () => {
    const onChange = vi.fn(() => lists.isRefreshing);
    lists.onDidChange(onChange);
    await lists.refresh();
    expect(onChange.mock.results.map(({ value }) => value as boolean)).toEqual([false]);
  });

  it('knows when the last one began', async () => {
    expect(lists.lastRefresh).toBeUndefined();
    const before = Date.now();
    await lists.refresh();
    expect(lists.lastRefresh).toBeGreaterThanOrEqual(before);
  });
});

describe('An account that cannot be read', () => {
  it('keeps its last good list, next to the failure, and the others are read', async () => {
    await lists.refresh();
    readList.mockRejectedValueOnce(offline);
    await expect(lists.refresh()).resolves.toBe(2);
    expect(lists.get('ada')).toEqual({ entries: ["ada's"], failure: offline });
    expect(lists.get('grace')?.failure).toBeUndefined();
    expect(finishRefresh).toHaveBeenLastCalledWith([offline]);
    expect(logged).toEqual([offline]);
    await lists.refresh();
    expect(lists.get('ada')?.failure).toBeUndefined();
  });

  it('makes a refresh fail only if no account is up to date', async () => {
    const other = new Error('Something else.');
    readList.mockRejectedValueOnce(offline).mockRejectedValueOnce(other);
    await expect(lists.refresh()).rejects.toBe(offline);
    expect(finishRefresh).toHaveBeenLastCalledWith([offline, other]);
  });

  it('makes no request if its session has expired', async () => {
    accounts = [account('ada', { ended: 'sessionEnded' })];
    await expect(lists.refresh()).rejects.toMatchObject({ reason: 'sessionEnded' });
    expect(readList).not.toHaveBeenCalled();
    expect(accountStatus(lists.get('ada')?.failure)).toBe('expired');
  });

  it('is left out of refreshes in the background while it is paused', async () => {
    lists = openLists({ isPaused: ({ failure }) => failure !== undefined });
    readList.mockRejectedValueOnce(offline);
    await lists.refresh();
    readList.mockClear();
    await lists.refresh(false);
    expect(readList.mock.calls.map(([{ id }]) => id)).toEqual(['grace']);
    expect(finishRefresh).toHaveBeenLastCalledWith([offline]);
    await lists.refresh();
    expect(lists.get('ada')?.failure).toBeUndefined();
  });
});

describe('An account that signs out', () => {
  it('is forgotten at once', async () => {
    await lists.refresh();
    const onChange = vi.fn();
    lists.onDidChange(onChange);
    signOut('ada');
    expect(lists.accounts.map(({ id }) => id)).toEqual(['grace']);
    expect(lists.get('ada')).toBeUndefined();
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('does not come back with a response that arrives later', async () => {
    const response = Promise.withResolvers<undefined>();
    readList.mockImplementation(async (_account, state, refresh) => {
      await response.promise;
      if (refresh.isCurrent()) {
        state.entries = ['late'];
      }
      throw offline;
    });
    const refreshing = lists.refresh();
    await vi.waitUntil(() => readList.mock.calls.length === 2);
    signOut('ada');
    response.resolve(undefined);
    await expect(refreshing).resolves.toBe(0);
    expect(lists.accounts.map(({ id }) => id)).toEqual(['grace']);
    expect(lists.get('ada')).toBeUndefined();
    expect(lists.get('grace')).toEqual({ entries: [], failure: undefined });
    expect(finishRefresh).not.toHaveBeenCalled();
  });

  it('does not come back with a list of accounts that was requested before', async () => {
    const before = Promise.withResolvers<AccountSummary[]>();
    const listAccounts = vi.fn(() => Promise.resolve(accounts));
    listAccounts.mockReturnValueOnce(before.promise);
    lists = openLists({}, listAccounts);
    const refreshing = lists.refresh();
    const all = accounts;
    signOut('ada');
    before.resolve(all);
    await expect(refreshing).resolves.toBe(1);
    expect(lists.accounts.map(({ id }) => id)).toEqual(['grace']);
  });

  it('does not come back with what was prepared before', async () => {
    const prepared = Promise.withResolvers<undefined>();
    const applied: string[][] = [];
    const prepare = vi.fn(async (found: readonly AccountSummary[]) => {
      await prepared.promise;
      return () => {
        applied.push(found.map(({ id }) => id));
      };
    });
    lists = openLists({ prepare });
    const updating = lists.updateAccounts();
    await vi.waitUntil(() => prepare.mock.calls.length === 1);
    signOut('ada');
    prepared.resolve(undefined);
    await updating;
    expect(applied).toEqual([['grace']]);
    expect(readList).not.toHaveBeenCalled();
  });
});

it('forgets everything when nobody is signed in', async () => {
  await lists.refresh();
  lists.clear();
  expect(lists.accounts).toEqual([]);
  expect(lists.all).toEqual([]);
  expect(lists.lastRefresh).toBeUndefined();
});

it('tells a list that is out of date from one that needs a new sign-in', () => {
  expect(accountStatus(undefined)).toBe('current');
  expect(accountStatus(offline)).toBe('failed');
  expect(accountStatus(new ZoomAuthError('anotherSignIn', 'A newer sign-in.'))).toBe('expired');
  expect(accountStatus(new ZoomAuthError('appDisabled', 'The app is disabled.'))).toBe('failed');
});

it('A canceled refresh fails, and marks only accounts that have no list so far', async () => {
  const canceled = new DOMException('This operation was aborted', 'AbortError');
  const fail = () => Promise.reject(canceled);
  lists.getOrCreate('ada').entries = ['old'];
  readList.mockImplementationOnce(fail).mockImplementationOnce(fail);
  await expect(lists.refresh()).rejects.toBe(canceled);
  expect(['ada', 'grace'].map((id) => lists.get(id)?.failure)).toEqual([undefined, canceled]);
});

function openLists(
  source: Partial<AccountListSource<State>> = {},
  listAccounts = () => Promise.resolve(accounts),
): AccountLists<State> {
  return new AccountLists({
    clients: { accounts: listAccounts },
    store: { onDidChange: store.event },
    log: { error: (error) => logged.push(error) },
    source: {
      createState: () => ({ entries: [], failure: undefined }),
      readList,
      hasList: ({ entries }) => entries.length > 0,
      finishRefresh,
      ...source,
    },
  });
}

function account(id: string, summary: Partial<AccountSummary> = {}): AccountSummary {
  return {
    id,
    label: `${id}@example.com`,
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [],
    ...summary,
  };
}

function signOut(id: string): void {
  accounts = accounts.filter((other) => other.id !== id);
  store.fire({ ...noAccountsChange, removed: [id] });
}

function entries(): string[][] {
  return lists.accounts.map(({ id }) => lists.get(id)?.entries ?? []);
}
