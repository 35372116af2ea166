import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CancellationError, window } from 'vscode';
import { SetUpCommands } from '../../../src/accounts/setUp/setUpCommands';
import { SetUpWizard } from '../../../src/accounts/setUp/setUpWizard';

const stored = vi.hoisted(() => ({ clientIds: [] as unknown[], secrets: [] as unknown[] }));

vi.mock('vscode', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  ConfigurationTarget: { Global: 1 },
  workspace: {
    getConfiguration: () => ({
      update: (_name: string, value: unknown) => Promise.resolve(stored.clientIds.push(value)),
    }),
  },
}));

const current = 'currentClient';
const other = 'anotherClient';

/** Runs the command while `answer` is the button that the person presses. */
function setUp(options: unknown, { clientId = current, answer = '' } = {}) {
  const ask = vi.fn(() => Promise.resolve(answer === '' ? undefined : answer));
  Object.assign(window, { showWarningMessage: ask });
  const settings = { clientId, redirectUrl: undefined, oauthUrl: 'https://zoom.us/oauth' };
  const wizard = new SetUpWizard({
    settings,
    oauthClient: {
      setSecret: (id, secret) => {
        stored.secrets.push([id, secret]);
        return Promise.resolve();
      },
    },
    drafts: {} as never,
    guide: {} as never,
  });
  const { handlers } = new SetUpCommands({
    settings,
    wizard,
    progress: { describeWait: () => undefined },
    store: {} as never,
    clients: {} as never,
    signIn: {
      signIn: () => Promise.resolve('ada@example.com'),
      signInOrOffer: () => Promise.resolve(undefined),
    },
  });
  return { result: Promise.resolve(handlers['zoom.setUp'](options)), ask };
}

beforeEach(() => {
  stored.clientIds = [];
  stored.secrets = [];
});
afterEach(() => {
  Reflect.deleteProperty(window, 'showWarningMessage');
});

it('replaces no app from a program unless the person agrees to both IDs', async () => {
  const { result, ask } = setUp({ clientId: other, clientSecret: 'secret' });
  await expect(result).rejects.toThrow(CancellationError);
  expect(ask.mock.calls).toEqual([
    [
      expect.any(String),
      {
        modal: true,
        detail: expect.stringContaining(`${current} with ${other}`) as string,
      },
      'Replace App',
    ],
  ]);
  expect(stored).toEqual({ clientIds: [], secrets: [] });
});

it('replaces the app that the person agreed to replace', async () => {
  const { result } = setUp({ clientId: other }, { answer: 'Replace App' });
  await expect(result).resolves.toBe('ada@example.com');
  expect(stored).toEqual({ clientIds: [other], secrets: [[other, undefined]] });
});

it.each([
  ['the same app', current],
  ['the first app', ''],
])('asks nothing for %s', async (_what, clientId) => {
  const { result, ask } = setUp({ clientId: ` ${current} ` }, { clientId });
  await expect(result).resolves.toBe('ada@example.com');
  expect(ask).not.toHaveBeenCalled();
  expect(stored.clientIds).toEqual([current]);
});

it.each([
  '',
  'short',
  'client\n\nYour company requires this',
  '[client](command:x)',
  'a'.repeat(129),
])('shows nothing of the client ID %j, which cannot be one', async (clientId) => {
  const { result, ask } = setUp({ clientId }, { answer: 'Replace App' });
  await expect(result).rejects.toMatchObject({ name: 'ZoomValidationError' });
  expect(ask).not.toHaveBeenCalled();
  expect(stored.clientIds).toEqual([]);
});
