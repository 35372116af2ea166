import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { CommandProgress } from '../../../src/platform/commandProgress';
import { type CommandHandler, CommandRegistry } from '../../../src/platform/commandRegistry';
import { ErrorReporter } from '../../../src/platform/errorReporter';
import { explainFailure } from '../../../src/platform/failedAction';
import { ZoomNetworkError, ZoomPermissionError } from '../../../src/zoom/errors';

const silent = new ZoomNetworkError('timedOut', 'zoom.example');

let shown: string[][];
let pressed: string | undefined;
let registered: Map<string, CommandHandler>;

beforeEach(() => {
  shown = [];
  pressed = undefined;
  registered = new Map();
  Object.assign(vscode.commands, {
    registerCommand: (id: string, handler: CommandHandler) => {
      registered.set(id, handler);
      return new vscode.Disposable(() => undefined);
    },
  });
  vi.spyOn(vscode.window, 'showErrorMessage').mockImplementation(((...texts: string[]) => {
    shown.push(texts);
    return Promise.resolve(shown.length === 1 ? pressed : undefined);
  }) as never);
});
afterEach(() => {
  Reflect.deleteProperty(vscode.commands, 'registerCommand');
  vi.restoreAllMocks();
});

/** Registers End Meeting, and returns a function that runs it as VS Code does. */
function endMeeting(handler: CommandHandler): (...args: unknown[]) => Promise<unknown> {
  const progress = new CommandProgress();
  const errors = new ErrorReporter({ error: () => undefined }, progress);
  new CommandRegistry(errors, progress).register('end', () => ({ 'zoom.endMeeting': handler }));
  return (...args) => Promise.resolve(registered.get('zoom.endMeeting')?.(...args));
}

it('A person sees once what failed, with a button that tries again', async () => {
  pressed = 'Try Again';
  let calls = 0;
  const run = endMeeting(() => (++calls === 1 ? Promise.reject(silent) : 'ended'));
  await expect(run()).resolves.toBeUndefined();
  await vi.waitUntil(() => calls === 2);
  expect(shown).toEqual([
    [
      'Couldn’t end the meeting. zoom.example didn’t respond in time.',
      'Try Again',
      'Open Zoom Status',
      'Show Log',
    ],
  ]);
});

it('What Zoom refuses for good is not tried again', async () => {
  await endMeeting(() => Promise.reject(new ZoomPermissionError('No.')))();
  await vi.waitUntil(() => shown.length > 0);
  expect(shown).toEqual([['Couldn’t end the meeting. Zoom doesn’t allow this: No.']]);
});

it('A program gets the error itself, with the same message', async () => {
  const error = new ZoomNetworkError('unreachable', 'zoom.example');
  const failure: unknown = await endMeeting(() => Promise.reject(error))(1).catch(
    (e: unknown) => e,
  );
  expect(failure).toBe(error);
  expect(error.message).toMatch(/^Couldn’t end the meeting\. Can’t reach zoom\.example\./);
  expect(shown).toEqual([]);
});

it('What the command itself says about the failure replaces the general sentence', async () => {
  const action = { failed: 'Couldn’t end “Retro”.', unconfirmed: '“Retro” may have ended.' };
  await endMeeting(() => explainFailure(action, () => Promise.reject(silent)))();
  await vi.waitUntil(() => shown.length > 0);
  expect(shown[0]?.[0]).toBe('“Retro” may have ended. zoom.example didn’t respond in time.');
});

it.each([
  ['a dismissed question', new vscode.CancellationError()],
  ['an aborted request', new DOMException('This operation was aborted', 'AbortError')],
])('Nobody hears of %s', async (_what, error) => {
  await expect(endMeeting(() => Promise.reject(error))()).resolves.toBeUndefined();
  await expect(endMeeting(() => Promise.reject(error))(1)).resolves.toBeUndefined();
  expect(shown).toEqual([]);
});
