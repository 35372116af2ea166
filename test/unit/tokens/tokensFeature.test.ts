import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import type { AccountsFeature } from '../../../src/accounts/accountsFeature';
import type { AccountsChange } from '../../../src/accounts/store/accountStore';
import type { Services } from '../../../src/platform/services';
import { Settings } from '../../../src/platform/settings';
import { activateTokens } from '../../../src/tokens/tokensFeature';
import { ServerClock } from '../../../src/zoom/serverClock';
import { noAccountsChange } from '../support/accountsChange.ts';
import { jwtOf } from '../support/jwts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';
import { SilentLog } from '../support/silentLog.ts';

const noMeetings = { load: () => Promise.reject(new Error('There are no meetings.')) };

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
  activateTokens(
    services as unknown as Services,
    accounts as unknown as AccountsFeature,
    noMeetings,
  );
  store.fire({ ...noAccountsChange, ended: ['grace'], changed: ['grace'] });
  store.fire({ ...noAccountsChange, removed: ['ada'] });
  await vi.waitFor(() => {
    expect(stored.get('tokenPermissions')).toEqual({ two: [permissionOf('grace')] });
  });
});

describe('The hover of a token', () => {
  const register = vi.spyOn(vscode.languages, 'registerHoverProvider');
  const services = {
    own: (disposable: unknown) => disposable,
    commands: { register: () => undefined },
    settings: new Settings(),
    secrets: new MemorySecrets(),
    clock: { now: () => new Date() },
  };
  const accounts = { store: { onDidChange: () => undefined } };
  activateTokens(
    services as unknown as Services,
    accounts as unknown as AccountsFeature,
    noMeetings,
  );
  const [selector, provider] = register.mock.lastCall ?? [];

  /** What the hover at a position of a line is about, in characters of the line. */
  const hoverAt = async (text: string, character: number) => {
    const hover = await provider?.provideHover(
      { lineAt: () => ({ text }), uri: {} } as unknown as vscode.TextDocument,
      { line: 3, character } as unknown as vscode.Position,
      {} as vscode.CancellationToken,
    );
    return hover?.range;
  };

  it('is there in files of every language', () => {
    expect(selector).toBe('*');
  });

  it.each([
    ['', '{"alg":"HS256"}'],
    ['', '{ "alg":"HS256"}'],
    ['', '{\n"alg":"HS256"}'],
    ['', '{\r\n"alg":"HS256"}'],
    ['', '{\t"alg":"HS256"}'],
    ['https://zoom.us/s/1?zak%3D', '{"alg":"HS256"}'],
    ['framework: ', '{"alg":"HS256"}'],
    ['x'.repeat(200_000) + ' ', '{"alg":"HS256"}'],
  ])('is shown behind “%s” for the header %j', async (before, header) => {
    const token = jwtOf(header, {}, 'c2ln');
    const range = { numbers: [3, before.length, 3, before.length + token.length] };
    expect(await hoverAt(`${before}${token}`, before.length + 5)).toEqual(range);
  });

  it.each([
    'const key = framework.newOwner;',
    'eyJ2ZXJzaW9uIjozfQ==',
    '',
    `x${jwtOf('{}', {}, '')}`,
  ])('is not shown in %j', async (line) => {
    expect(await hoverAt(line, Math.floor(line.length / 2))).toBeUndefined();
  });
});

describe('The language status', () => {
  const token = jwtOf({ alg: 'HS256' }, { aud: 'clientsm', exp: 1_700_000_000 }, 'c2ln');
  const editors = new vscode.EventEmitter<undefined>();
  const texts = new vscode.EventEmitter<vscode.TextDocumentChangeEvent>();
  const owned: { dispose(): unknown }[] = [];

  const openDotenv = () => {
    const document = {
      uri: { scheme: 'file', path: '/larkspur/.env' },
      languageId: 'plaintext',
      getText: () => `ZAK=${token}`,
    };
    Object.assign(vscode.window, { activeTextEditor: { document } });
    return document as unknown as vscode.TextDocument;
  };

  const activate = () => {
    const services: Partial<Services> = {
      own: (disposable) => {
        owned.push(disposable);
        return disposable;
      },
      commands: { register: () => undefined } as unknown as Services['commands'],
      globalState: { get: () => undefined } as unknown as vscode.Memento,
      settings: new Settings(),
      clock: new ServerClock(),
      log: new SilentLog(),
    };
    activateTokens(
      services as Services,
      {
        store: { onDidChange: () => new vscode.Disposable(() => undefined) },
      } as unknown as AccountsFeature,
      noMeetings,
    );
  };

  beforeEach(() => {
    vi.spyOn(vscode.window, 'onDidChangeActiveTextEditor').mockImplementation(editors.event);
    vi.spyOn(vscode.workspace, 'onDidChangeTextDocument').mockImplementation(texts.event);
  });

  afterEach(() => {
    for (const disposable of owned.splice(0)) {
      disposable.dispose();
    }
    Object.assign(vscode.window, { activeTextEditor: undefined });
    vi.restoreAllMocks();
  });

  // Nothing asks for lenses here, as in a VS Code in which all of them are turned off.
  it.each([
    [
      'is open from the start',
      () => {
        openDotenv();
        activate();
      },
    ],
    [
      'is opened',
      () => {
        activate();
        openDotenv();
        editors.fire(undefined);
      },
    ],
    [
      'gets one',
      () => {
        activate();
        const document = openDotenv();
        texts.fire({ document, contentChanges: [], reason: undefined });
      },
    ],
  ])('says without lenses when the token of a dotenv file expires that %s', async (_, happen) => {
    const item = { text: '', dispose: () => undefined };
    vi.spyOn(vscode.languages, 'createLanguageStatusItem').mockReturnValue(
      item as unknown as vscode.LanguageStatusItem,
    );
    happen();
    await vi.waitFor(() => {
      expect(item.text).toMatch(/^ZAK token · expired/);
    });
  });
});
