import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { TokenPermissions, type TokenRequest } from '../../../src/tokens/tokenPermissions';

interface Question {
  message: string;
  detail: string;
  buttons: string[];
}

const person = vi.hoisted(() => ({
  answers: [] as (string | undefined)[],
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

let stored: Map<string, unknown>;

/** The permissions in a new window of the same workspace. */
const permissions = () =>
  new TokenPermissions({
    get: (key: string) => stored.get(key),
    update: (key: string, value: unknown) => {
      stored.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  });

/** Requests tokens one after the other; returns how often the person was asked. */
async function countQuestions(...requests: readonly Partial<TokenRequest>[]): Promise<number> {
  const before = person.questions.length;
  for (const request of requests) {
    await permissions().requestPermission({ ...zak, ...request });
  }
  return person.questions.length - before;
}

beforeEach(() => {
  stored = new Map();
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

  it('throws a cancellation if the person declines, and asks again the next time', async () => {
    person.answers = [undefined, 'Allow'];
    await expect(permissions().requestPermission(zak)).rejects.toBeInstanceOf(CancellationError);
    expect(await countQuestions({})).toBe(1);
  });

  it('asks once for several calls if the first answer allows them all', async () => {
    person.answers = [here];
    const ours = permissions();
    await Promise.all([zak, zak, zak].map((request) => ours.requestPermission(request)));
    expect(person.questions).toHaveLength(1);
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

  it('forgets all of it when the permissions are reset', async () => {
    person.answers = [here, 'Allow'];
    await countQuestions({});
    await permissions().resetPermissions();
    expect(await countQuestions({})).toBe(1);
  });

  it('takes nothing from a state that it has not written', async () => {
    for (const state of ['all', {}, [null, { accountId: 'ada', kind: 'zak' }], [{ kind: 'zak' }]]) {
      stored.set('tokenPermissions', state);
      person.answers = ['Allow'];
      expect(await countQuestions({})).toBe(1);
    }
  });
});
