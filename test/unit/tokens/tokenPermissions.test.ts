import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { ActionableError } from '../../../src/platform/actionableError';
import { TokenPermissions, type TokenRequest } from '../../../src/tokens/tokenPermissions';

interface Question {
  message: string;
  detail: string;
  buttons: string[];
}

const person = vi.hoisted(() => ({
  answers: [] as (string | undefined | Promise<string>)[],
  questions: [] as Question[],
}));

const workspace = vi.hoisted(() => ({
  isTrusted: true,
  workspaceFolders: [{}] as object[] | undefined,
}));

vi.mock('vscode', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  env: { language: 'en' },
  workspace,
  window: {
    showWarningMessage: (
      message: string,
      { modal, detail }: { modal: boolean; detail: string },
      ...buttons: string[]
    ) => {
      expect(modal).toBe(true);
      person.questions.push({ message, detail, buttons });
      return Promise.resolve(person.answers.shift());
    },
  },
}));

const here = 'Allow in This Workspace';

const zak: TokenRequest = {
  account: { id: 'ada', label: 'ada@example.com' },
  userId: undefined,
  kind: 'zak',
  lifetime: 7_200,
};

/** What a memento has stored; as in VS Code, values are JSON. */
function mementoOf(stored: Map<string, unknown>) {
  return {
    get: (key: string) => stored.get(key),
    update: (key: string, value: unknown) => {
      stored.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
}

let global: Map<string, unknown>;
let workspaces: Map<string, Map<string, unknown>>;

/** The permissions in a new window of a workspace. */
function permissions(name = 'mine'): TokenPermissions {
  const state = workspaces.get(name) ?? new Map<string, unknown>();
  workspaces.set(name, state);
  return new TokenPermissions({ global: mementoOf(global), workspace: mementoOf(state) });
}

const noRetry = () => undefined;

/** Requests tokens one after the other; returns how often the person was asked. */
async function countQuestions(...requests: readonly Partial<TokenRequest>[]): Promise<number> {
  const before = person.questions.length;
  for (const request of requests) {
    await permissions().requestPermission({ ...zak, ...request }, noRetry);
  }
  return person.questions.length - before;
}

beforeEach(() => {
  global = new Map();
  workspaces = new Map();
  person.answers = [];
  person.questions = [];
  workspace.isTrusted = true;
  workspace.workspaceFolders = [{}];
});

describe('TokenPermissions', () => {
  it('names the account, the kind and the lifetime', async () => {
    person.answers = ['Allow', 'Allow', 'Allow'];
    await countQuestions({}, { lifetime: 300 }, { userId: 'grace', lifetime: 5_400 });
    expect(person.questions.map(({ message, detail }) => [message, detail.split('.')[0]])).toEqual([
      ['Allow a ZAK token for ada@example.com to be created?', 'It is valid for 2 hours'],
      ['Allow a ZAK token for ada@example.com to be created?', 'It is valid for 5 minutes'],
      [
        'Allow a ZAK token for the Zoom user “grace” to be created by ada@example.com?',
        'It is valid for 90 minutes',
      ],
    ]);
  });

  it.each([
    ['onbehalf', 'an on-behalf token for ada@example.com', 'works once'],
    ['access', 'the access token of ada@example.com', 'as this user'],
    ['app', 'an access token of the Zoom app of ada@example.com', 'your Zoom app may do.'],
    ['signature', 'a Meeting SDK signature', 'join with your app'],
    ['videoSdk', 'a Video SDK token', 'join with your app'],
  ] as const)('says what a token is for: %s', async (kind, name, use) => {
    person.answers = ['Allow'];
    await countQuestions({ kind });
    expect(person.questions[0]?.message).toContain(`Allow ${name} `);
    expect(person.questions[0]?.detail).toContain(use);
  });

  it('remembers an answer for its kind only', async () => {
    person.answers = [here, 'Allow', here];
    expect(await countQuestions({}, { kind: 'onbehalf' })).toBe(2);
    expect(await countQuestions({}, { kind: 'access' }, { kind: 'access' })).toBe(1);
  });

  it('asks for every token, unless they were allowed in the workspace', async () => {
    person.answers = ['Allow', 'Allow', here];
    expect(await countQuestions({}, {}, {})).toBe(3);
    expect(await countQuestions({}, { lifetime: 300 })).toBe(0);
  });

  it('remembers an answer for its account, its user and its lifetime only', async () => {
    person.answers = [here, 'Allow', 'Allow', here];
    await countQuestions({});
    const grace = { id: 'grace', label: 'grace@example.com' };
    expect(await countQuestions({ account: grace }, { userId: 'grace' })).toBe(2);
    expect(await countQuestions({ lifetime: 7_201 }, { lifetime: 7_201 }, {})).toBe(1);
  });

  it('asks once for several calls if the first answer allows them all', async () => {
    person.answers = [here];
    const ours = permissions();
    await Promise.all([zak, zak, zak].map((request) => ours.requestPermission(request, noRetry)));
    expect(person.questions).toHaveLength(1);
  });

  it('asks one question at a time', async () => {
    const answered = Promise.withResolvers<string>();
    person.answers = [answered.promise, 'Allow'];
    const ours = permissions();
    const both = [zak, zak].map((request) => ours.requestPermission(request, noRetry));
    await vi.waitFor(() => {
      expect(person.questions).toHaveLength(1);
    });
    await new Promise(setImmediate);
    expect(person.questions).toHaveLength(1);
    answered.resolve('Allow');
    await Promise.all(both);
    expect(person.questions).toHaveLength(2);
  });

  it.each([
    ['in Restricted Mode', () => (workspace.isTrusted = false)],
    ['without a folder', () => (workspace.workspaceFolders = undefined)],
    ['in a workspace that has no folder', () => (workspace.workspaceFolders = [])],
  ])('remembers nothing, and uses nothing remembered, %s', async (_name, change) => {
    person.answers = [here, 'Allow'];
    await countQuestions({});
    change();
    expect(await countQuestions({})).toBe(1);
    expect(person.questions.map(({ buttons }) => buttons)).toEqual([['Allow', here], ['Allow']]);
  });

  it('remembers an answer for its workspace only, until all are reset in one of them', async () => {
    person.answers = [here, here, 'Allow', 'Allow'];
    for (const name of ['mine', 'other']) {
      await permissions(name).requestPermission(zak, noRetry);
      await permissions(name).requestPermission(zak, noRetry);
    }
    expect(person.questions).toHaveLength(2);
    await permissions('mine').resetPermissions();
    for (const name of ['mine', 'other']) {
      await permissions(name).requestPermission(zak, noRetry);
    }
    expect(person.questions).toHaveLength(4);
    expect(JSON.stringify([...global.values()])).not.toContain('"ada"');
  });

  it('forgets an account that signs out, in all workspaces', async () => {
    person.answers = [here, here, here, here, 'Allow', 'Allow'];
    const grace = { id: 'grace', label: 'grace@example.com' };
    for (const name of ['mine', 'other']) {
      await permissions(name).requestPermission(zak, noRetry);
      await permissions(name).requestPermission({ ...zak, account: grace }, noRetry);
    }
    await permissions('mine').forgetAccounts(['ada']);
    expect(JSON.stringify([...global.values()])).not.toContain('"ada"');
    for (const name of ['mine', 'other']) {
      await permissions(name).requestPermission({ ...zak, account: grace }, noRetry);
      expect(person.questions).toHaveLength(name === 'mine' ? 4 : 5);
      await permissions(name).requestPermission(zak, noRetry);
    }
    expect(person.questions).toHaveLength(6);
    await permissions('mine').forgetAccounts(['grace']);
    expect(global.get('tokenPermissions')).toBeUndefined();
  });

  it('takes nothing from a state that it has not written', async () => {
    person.answers = [here];
    await countQuestions({});
    const [id = ''] = Object.keys(global.get('tokenPermissions') as object);
    const states = [
      'all',
      [],
      { [id]: 'all' },
      { [id]: [null, { accountId: 'ada', kind: 'zak' }] },
    ];
    for (const state of [...states, [{ accountId: 'ada', kind: 'zak', lifetime: 9_000 }]]) {
      global.set('tokenPermissions', state);
      person.answers = ['Allow'];
      expect(await countQuestions({})).toBe(1);
    }
  });
});

describe('After the person has declined a token', () => {
  const minute = 60_000;
  let ours: TokenPermissions;

  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    person.answers = [undefined, 'Allow', 'Allow'];
    ours = permissions();
    await expect(ours.requestPermission(zak, noRetry)).rejects.toBeInstanceOf(CancellationError);
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('others are refused without a question for a minute, whatever their arguments are', async () => {
    for (const request of [zak, { ...zak, lifetime: 60 }, { ...zak, userId: 'grace' }]) {
      await expect(ours.requestPermission(request, noRetry)).rejects.toThrow(
        /declined a ZAK token/,
      );
    }
    vi.setSystemTime(Date.now() + minute - 1);
    await expect(ours.requestPermission(zak, noRetry)).rejects.toThrow(/declined a ZAK token/);
    expect(person.questions).toHaveLength(1);
    vi.setSystemTime(Date.now() + 1);
    await ours.requestPermission(zak, noRetry);
    expect(person.questions).toHaveLength(2);
  });

  it('those that wait for the answer are refused too', async () => {
    vi.setSystemTime(Date.now() + minute);
    person.answers = [undefined];
    const waiting = [1, 2, 3].map((lifetime) =>
      ours.requestPermission({ ...zak, lifetime }, noRetry),
    );
    const outcomes = await Promise.allSettled(waiting);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(person.questions).toHaveLength(2);
  });

  it('resetting the permissions, which any program can do, changes nothing', async () => {
    await ours.resetPermissions();
    await expect(ours.requestPermission(zak, noRetry)).rejects.toThrow(/declined a ZAK token/);
    expect(person.questions).toHaveLength(1);
  });

  it('the person can choose to be asked again', async () => {
    const retry = vi.fn(() => ours.requestPermission(zak, noRetry));
    const refusal: unknown = await ours
      .requestPermission(zak, retry)
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ActionableError);
    const [button] = (refusal as ActionableError).actions;
    expect(button?.title).toBe('Ask Again');
    await button?.run();
    expect(retry).toHaveBeenCalledOnce();
    expect(person.questions).toHaveLength(2);
  });

  it('what was allowed in the workspace needs no question', async () => {
    person.answers = [here];
    await countQuestions({});
    await ours.requestPermission(zak, noRetry);
    expect(person.questions).toHaveLength(2);
  });

  it('a clock that was set back does not prolong it', async () => {
    vi.setSystemTime(Date.now() - 24 * 60 * minute);
    await ours.requestPermission(zak, noRetry);
    expect(person.questions).toHaveLength(2);
  });
});
