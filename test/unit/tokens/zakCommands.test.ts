import { beforeEach, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { EditorInsertion } from '../../../src/platform/editorInsertion';
import { TokenInsertion } from '../../../src/tokens/insert/tokenInsertion';
import { TokenIssuer } from '../../../src/tokens/insert/tokenIssuer';
import type { TokenPermissions, TokenRequest } from '../../../src/tokens/tokenPermissions';
import { ZakCommands } from '../../../src/tokens/zakCommands';

const written = vi.hoisted(() => ({
  clipboard: '',
  write: (text: string) => {
    written.clipboard = text;
    return Promise.resolve();
  },
}));

vi.mock('vscode', async (importOriginal) => {
  const standIn = await importOriginal<{ window: object }>();
  return {
    ...standIn,
    env: { language: 'en', clipboard: { writeText: written.write } },
    window: { ...standIn.window, activeTextEditor: { document: {} } },
  };
});

const account = { id: 'ada', label: 'ada@example.com', apiUrl: '', ended: undefined };

let requests: TokenRequest[];
let retries: (() => unknown)[];
let created: number;

/** The commands, of which the person allows no token. */
const declined = () => {
  const client = {
    getZak: () => Promise.resolve(`zak${created++}`),
    getZakFor: () => Promise.resolve(`zak${created++}`),
  };
  const editors = new EditorInsertion();
  const clipboard = { file: undefined, writeToken: written.write };
  const permissions: Pick<TokenPermissions, 'requestPermission' | 'resetPermissions'> = {
    requestPermission: (request, retry) => {
      requests.push(request);
      retries.push(retry);
      return Promise.reject(new CancellationError());
    },
    resetPermissions: () => Promise.resolve(),
  };
  const insertion = new TokenInsertion({
    issuer: new TokenIssuer({
      clients: {
        accounts: () => Promise.resolve([account as never]),
        clientFor: () => Promise.resolve(client as never),
      },
      requests: { currentAccount: () => Promise.reject(new Error('No account is needed.')) },
      requestAppToken: () => Promise.reject(new Error('No app is needed.')),
      credentials: { requireCredentials: () => Promise.reject(new Error('No key is needed.')) },
      permissions,
      clock: { now: () => new Date() },
    }),
    question: { confirmFile: () => Promise.resolve('write') },
    clipboard,
    inserted: { remember: () => Promise.resolve() },
  });
  return new ZakCommands({
    clients: { usableAccounts: () => Promise.resolve([account as never]) },
    settings: { zakTtl: 7_200 },
    editors,
    clipboard,
    insertion,
    permissions,
  }).handlers;
};

beforeEach(() => {
  written.clipboard = '';
  requests = [];
  retries = [];
  created = 0;
});

it.each([
  ['no argument', undefined, { userId: undefined, lifetime: 7_200 }],
  ['a lifetime', { ttl: 60 }, { userId: undefined, lifetime: 60 }],
  ['the shortest lifetime', { ttl: 0 }, { userId: undefined, lifetime: 300 }],
  ['another user', { userId: 'grace' }, { userId: 'grace', lifetime: 7_200 }],
  ['the account’s own user', { userId: 'me' }, { userId: undefined, lifetime: 7_200 }],
  ['the question about git skipped', { confirm: false }, { userId: undefined, lifetime: 7_200 }],
  ['a forged click', { fromView: true }, { userId: undefined, lifetime: 7_200 }],
])('no token is created before the person allows it, with %s', async (_name, options, asked) => {
  for (const id of ['zoom.copyZak', 'zoom.insertZak'] as const) {
    await expect(declined()[id](options)).rejects.toBeInstanceOf(CancellationError);
  }
  expect(requests).toEqual([asked, asked].map((request) => ({ account, kind: 'zak', ...request })));
  expect(created).toBe(0);
  expect(written.clipboard).toBe('');
});

it.each(['zoom.copyZak', 'zoom.insertZak'] as const)(
  '%s requests the same token if the person wants to be asked again',
  async (id) => {
    await expect(declined()[id]({ ttl: 60 })).rejects.toBeInstanceOf(CancellationError);
    await expect(retries[0]?.()).rejects.toBeInstanceOf(CancellationError);
    expect(requests).toHaveLength(2);
    expect(requests[1]).toEqual(requests[0]);
  },
);
