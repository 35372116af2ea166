import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import type { ContextKeySetter } from '../../../src/platform/contextKeySetter';
import { LazyTree } from '../../../src/platform/lazyTree';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import type { ViewItem } from '../../../src/platform/viewItem';
import {
  EarlierNode,
  MonthNode,
  NoteNode,
  RecordingsAccountNode,
} from '../../../src/recordings/recordingNodes';
import { RecordingsModel } from '../../../src/recordings/recordingsModel';
import { RecordingsView } from '../../../src/recordings/recordingsView';
import { ZoomAuthError, ZoomNetworkError, ZoomScopeError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { noAccountsChange } from '../support/accountsChange.ts';
import { refusalOf } from '../support/refusalOf.ts';

let accounts: AccountSummary[];
let store: vscode.EventEmitter<AccountsChange>;
let failure: Error | undefined;
let failureOf: (account: Pick<AccountSummary, 'id'>) => Error | undefined;
let requests: number;
let recordings: object[];
let model: RecordingsModel;
let tree: LazyTree<ViewItem>;
let view: RecordingsView;
let setContextKey: ReturnType<typeof vi.fn<ContextKeySetter['set']>>;

beforeEach(() => {
  accounts = [account('ada')];
  store = new vscode.EventEmitter();
  failure = undefined;
  failureOf = () => undefined;
  requests = 0;
  recordings = [
    { uuid: 'one', topic: 'One', start_time: new Date().toISOString(), recording_files: [] },
  ];
  model = new RecordingsModel({
    clients: {
      accounts: () => Promise.resolve(accounts),
      clientFor: (account) =>
        Promise.resolve(
          new ZoomClient(() => {
            requests++;
            const error = failure ?? failureOf(account);
            return error === undefined
              ? Promise.resolve({ meetings: recordings })
              : Promise.reject(error);
          }, 'api.zoom.us'),
        ),
    },
    store: { onDidChange: store.event },
    log: { error: () => undefined },
  });
  tree = new LazyTree<ViewItem>('recordings', () => Promise.resolve(view));
  setContextKey = vi.fn<ContextKeySetter['set']>();
  view = new RecordingsView({
    tree,
    model,
    store: { onDidChange: store.event, list: () => Promise.resolve(accounts) },
    items: {
      createTreeItem: () => new vscode.TreeItem(''),
      createHover: () => new vscode.MarkdownString(),
    },
    contextKeys: { set: setContextKey },
    meetingFormatter: { pastTime: () => '9:00' },
    locale: new ReaderLocale('en'),
  });
});

afterEach(() => {
  view.dispose();
  model.dispose();
  tree.dispose();
});

describe('The state of the view', () => {
  it.each([
    ['noScope', new ZoomScopeError(['cloud_recording:read'])],
    ['ended', new ZoomAuthError('sessionEnded', 'The session has ended.')],
    ['failed', new ZoomNetworkError('unreachable', 'api.zoom.us')],
  ])('is %s without recordings if the account cannot be read', async (state, error) => {
    failure = error;
    await expect(view.reload()).rejects.toBe(error);
    expect(setContextKey.mock.calls[0]).toEqual(['zoom.recordingsState', 'loading']);
    expect(setContextKey).toHaveBeenLastCalledWith('zoom.recordingsState', state);
    expect(await tree.getChildren()).toEqual([]);
  });

  it('is noPlan if Zoom says that the plan has no recordings', async () => {
    failure = refusalOf('listRecordings', 400, { code: 200, message: 'Paid accounts only.' });
    await view.reload();
    expect(setContextKey).toHaveBeenLastCalledWith('zoom.recordingsState', 'noPlan');
  });

  it('is empty without recordings, until somebody asks for earlier months', async () => {
    recordings = [];
    await view.reload();
    expect(setContextKey).toHaveBeenLastCalledWith('zoom.recordingsState', 'empty');
    await view.showEarlier();
    expect(setContextKey).toHaveBeenLastCalledWith('zoom.recordingsState', 'ready');
    expect(await tree.getChildren()).toHaveLength(6 + 1);
  });
});

it('keeps the rows of the last refresh if one fails, and says since when they are old', async () => {
  await view.reload();
  failure = new ZoomNetworkError('unreachable', 'api.zoom.us');
  await expect(view.reload()).rejects.toBe(failure);
  const rows = await tree.getChildren();
  expect(rows.filter((row) => row instanceof MonthNode)).toHaveLength(3);
  expect(rows.at(-1)).toBeInstanceOf(EarlierNode);
  expect(tree.view.message).toContain('Last updated: 9:00.');
  failure = undefined;
  await view.reload();
  expect(tree.view.message).toBeFalsy();
});

it('shows each of several accounts, with what is wrong with it', async () => {
  accounts = [account('ada'), account('grace', { ended: 'sessionEnded' })];
  await view.reload();
  const rows = await tree.getChildren();
  expect(rows.every((row) => row instanceof RecordingsAccountNode)).toBe(true);
  expect((await tree.getChildren(rows[0]))[0]).toBeInstanceOf(MonthNode);
  const [note] = await tree.getChildren(rows[1]);
  expect(note).toBeInstanceOf(NoteNode);
  expect((note as NoteNode).failure).toMatchObject({ reason: 'sessionEnded' });
});

it('does not mark an account that lacks the scope, next to another one', async () => {
  accounts = [account('ada'), account('grace', { apiUrl: 'https://api-eu.zoom.us/v2' })];
  const scopeError = new ZoomScopeError(['cloud_recording:read:list_user_recordings']);
  failureOf = ({ id }) => (id === 'grace' ? scopeError : undefined);
  await view.reload();
  const rows = await tree.getChildren();
  expect(rows).toMatchObject([{ failure: undefined }, { failure: undefined }]);
  expect(tree.view.message).toBeFalsy();
  const [note] = await tree.getChildren(rows[1]);
  expect(note).toMatchObject({ failure: undefined });
});

it('loads when VS Code first asks for rows, and again when an account has signed in', async () => {
  expect(requests).toBe(0);
  await tree.getChildren();
  await vi.waitUntil(() => model.isLoaded);
  const count = requests;
  await tree.getChildren();
  store.fire({ ...noAccountsChange, renewed: ['ada'] });
  expect(requests).toBe(count);
  accounts = [account('ada'), account('grace')];
  store.fire({ ...noAccountsChange, added: ['grace'] });
  await vi.waitUntil(() => model.isLoaded);
  expect(model.accounts()).toHaveLength(2);
});

it('waits with reading until it is visible again', async () => {
  await view.reload();
  Object.assign(tree.view, { visible: false });
  const count = requests;
  store.fire({ ...noAccountsChange, changed: ['ada'] });
  await new Promise(setImmediate);
  expect(requests).toBe(count);
  await tree.getChildren();
  await vi.waitUntil(() => model.isLoaded);
  expect(requests).toBeGreaterThan(count);
});

it('forgets everything when nobody is signed in', async () => {
  await view.reload();
  accounts = [];
  await expect(view.reload()).resolves.toBe(0);
  expect(await tree.getChildren()).toEqual([]);
});

function account(id: string, summary: Partial<AccountSummary> = {}): AccountSummary {
  return {
    id,
    label: id,
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [],
    ...summary,
  };
}
