import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountSummary } from '../../../src/accounts/clients/zoomClients';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import { RecordingsModel } from '../../../src/recordings/recordingsModel';
import { monthOf } from '../../../src/schedule/months';
import { ZoomNetworkError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';
import { noAccountsChange } from '../support/accountsChange.ts';
import { refusalOf } from '../support/refusalOf.ts';

const noPlan = refusalOf('listRecordings', 400, {
  code: 200,
  message: 'Only available for Paid account.',
});
const offline = new ZoomNetworkError('unreachable', 'api.zoom.us');

let accounts: AccountSummary[];
let store: vscode.EventEmitter<AccountsChange>;
let respond: (accountId: string) => Promise<unknown>;
let requests: string[];
let model: RecordingsModel;

beforeEach(() => {
  accounts = ['ada', 'grace'].map((id) => ({
    id,
    label: id,
    apiUrl: 'https://api.zoom.us/v2',
    ended: undefined,
    personalRoom: undefined,
    scopes: [],
  }));
  store = new vscode.EventEmitter();
  requests = [];
  respond = (id) => Promise.resolve(recordingOf(id));
  model = new RecordingsModel({
    clients: {
      accounts: () => Promise.resolve(accounts),
      clientFor: ({ id }) =>
        Promise.resolve(
          new ZoomClient(() => {
            requests.push(id);
            return respond(id);
          }, 'api.zoom.us'),
        ),
    },
    store: { onDidChange: store.event },
    log: { error: () => undefined },
  });
});

describe('Of an account that signs out while recordings are being read', () => {
  it('nothing comes back', async () => {
    const response = Promise.withResolvers<undefined>();
    respond = async (id) => {
      await response.promise;
      return recordingOf(id);
    };
    const refreshing = model.refresh();
    await vi.waitUntil(() => requests.length >= 2);
    signOut('ada');
    response.resolve(undefined);
    await expect(refreshing).resolves.toBe(0);
    expect(model.isLoaded).toBe(false);
    expect(model.lastRefresh).toBeUndefined();
    expect(model.accounts().map(({ accountId }) => accountId)).toEqual(['grace']);
    await expect(model.refreshAfterChange()).resolves.toBe(1);
    expect(model.isLoaded).toBe(true);
  });

  it('no failure is reported', async () => {
    const response = Promise.withResolvers<undefined>();
    respond = async () => {
      await response.promise;
      throw offline;
    };
    const refreshing = model.refresh();
    await vi.waitUntil(() => requests.length >= 2);
    signOut('ada');
    response.resolve(undefined);
    await expect(refreshing).resolves.toBe(0);
    expect(model.accounts()).toMatchObject([{ accountId: 'grace', failure: undefined }]);
  });
});

it('keeps what the last refresh found if one fails', async () => {
  await model.refresh();
  const { lastRefresh } = model;
  respond = (id) => (id === 'ada' ? Promise.reject(offline) : Promise.resolve(recordingOf(id)));
  await expect(model.refresh()).resolves.toBe(2);
  expect(model.accounts()).toMatchObject([{ failure: offline }, { failure: undefined }]);
  expect(model.lastRefresh).toBe(lastRefresh);
  respond = () => Promise.reject(offline);
  await expect(model.refresh()).rejects.toBe(offline);
  expect(model.all()).toHaveLength(2);
});

it('takes a plan without recordings for none, and not for a failure', async () => {
  respond = () => Promise.reject(noPlan);
  await expect(model.refresh()).resolves.toBe(0);
  expect(model.accounts()).toMatchObject([
    { hasNoPlan: true, failure: undefined },
    { hasNoPlan: true, failure: undefined },
  ]);
});

it.each([
  ['without the field', {}],
  ['with null', { recording_files: null }],
  ['with something else', { recording_files: 'none' }],
])('lists a recording that has no files, %s, and the others of its month', async (_what, files) => {
  respond = (id) => {
    const { meetings } = recordingOf(id);
    const start_time = new Date().toISOString();
    return Promise.resolve({ meetings: [{ uuid: 'tooShort', start_time, ...files }, ...meetings] });
  };
  await expect(model.refresh()).resolves.toBe(4);
  const { recording } = model.all().find((one) => one.recording.uuid === 'tooShort') ?? {};
  expect(recording?.recording_files).toEqual([]);
  expect(model.accounts()).toMatchObject([{ failure: undefined }, { failure: undefined }]);
});

it('reads a month once, however many ask for it', async () => {
  await model.refresh();
  requests.length = 0;
  const earlier = monthOf(new Date()) - 2;
  await Promise.all([model.readMonth('ada', earlier), model.readMonth('ada', earlier)]);
  const count = requests.length;
  await model.readMonth('ada', earlier);
  expect(requests.length).toBe(count);
  expect(new Set(requests)).toEqual(new Set(['ada']));
  await expect(model.readMonth('nobody', earlier)).resolves.toEqual([]);
});

describe('Of a list without an end', () => {
  const endless = (id: string) => Promise.resolve({ ...recordingOf(id), next_page_token: 'next' });

  it('what was read is shown, marked as not complete', async () => {
    respond = endless;
    await expect(model.refresh()).rejects.toMatchObject({ reason: 'endlessList' });
    expect(model.all().map(({ recording }) => recording.uuid)).toEqual(['ada', 'grace']);
    expect(model.accounts()).toMatchObject([
      { failure: { reason: 'endlessList' } },
      { failure: { reason: 'endlessList' } },
    ]);
    respond = (id) => Promise.resolve(recordingOf(id));
    await expect(model.refresh()).resolves.toBe(2);
    expect(model.accounts()).toMatchObject([{ failure: undefined }, { failure: undefined }]);
  });

  it('a month that is opened later is marked too', async () => {
    await model.refresh();
    respond = endless;
    await model.readMonth('ada', monthOf(new Date()) - 2);
    expect(model.accounts()).toMatchObject([
      { failure: { reason: 'endlessList' } },
      { failure: undefined },
    ]);
  });
});

function recordingOf(id: string): { meetings: object[] } {
  return {
    meetings: [{ uuid: id, topic: id, start_time: new Date().toISOString(), recording_files: [] }],
  };
}

function signOut(id: string): void {
  accounts = accounts.filter((account) => account.id !== id);
  store.fire({ ...noAccountsChange, removed: [id] });
}
