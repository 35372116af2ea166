import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CancellationError, window } from 'vscode';
import { SetUpCommands } from '../../../src/accounts/setUp/setUpCommands';
import { ZoomPermissionError, ZoomScopeError } from '../../../src/zoom/errors';
import { ZoomClient } from '../../../src/zoom/zoomClient';

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
  const { handlers } = setUpCommands({}, clientId);
  return { result: Promise.resolve(handlers['zoom.setUp'](options)), ask };
}

function setUpCommands(parts: object, clientId = current): SetUpCommands {
  return new SetUpCommands({
    settings: { clientId, redirectUrl: undefined },
    oauthClient: {
      setSecret: (id, secret) => {
        stored.secrets.push([id, secret]);
        return Promise.resolve();
      },
    },
    progress: { describeWait: () => undefined },
    store: {} as never,
    clients: {} as never,
    signIn: {
      signIn: () => Promise.resolve('ada@example.com'),
      signInOrOffer: () => Promise.resolve(undefined),
    },
    ...parts,
  });
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

it('shows what does not work first, and what is turned off in one line', async () => {
  const pick = vi.spyOn(window, 'showQuickPick');
  const zak = new ZoomPermissionError('No.', { status: 400, code: 200 });
  const scopes = ['user:read:user', 'meeting:read:list_meetings', 'user:read:zak'];
  const client = new ZoomClient(({ route, scope }) => {
    if (!scopes.includes(scope)) {
      return Promise.reject(new ZoomScopeError([scope]));
    }
    return route.endsWith('/zak')
      ? Promise.reject(zak)
      : Promise.resolve({ id: 'a', meetings: [] });
  }, 'api.zoom.us');
  const { handlers } = setUpCommands({
    store: { list: () => Promise.resolve([{ id: 'a', label: 'a', scopes }]) },
    clients: { probingClientFor: () => Promise.resolve(client) },
  });
  const checks = (await handlers['zoom.checkSetUp']()) as object[];
  expect(checks.every((check) => Object.keys(check).join() === 'feature,scope,ok,detail')).toBe(
    true,
  );
  const [[items, options] = []] = pick.mock.calls as unknown as [Row[], { title: string }][];
  expect(items?.map(({ label, iconPath: { id } }) => [label, id])).toEqual([
    ['Starting meetings as host, and 5-minute ZAK tokens', 'error'],
    ['Signing in', 'pass'],
    ['List of meetings', 'pass'],
    ['Turned off, because the Zoom app lacks the scopes', 'circle-slash'],
  ]);
  expect(items?.at(-1)?.detail).toContain('AI summaries');
  expect(options?.title).toBe('1 of 3 features don’t work');
});

/** A row of a pick. */
interface Row {
  label: string;
  iconPath: { id: string };
  detail?: string;
}
