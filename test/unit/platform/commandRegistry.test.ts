import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { CommandProgress } from '../../../src/platform/commandProgress';
import { CommandRegistry } from '../../../src/platform/commandRegistry';
import { ErrorReporter } from '../../../src/platform/errorReporter';
import { causeOf } from '../../../src/platform/failedAction';
import { ZoomAuthError, ZoomPermissionError } from '../../../src/zoom/errors';

let registered: Map<string, (...args: unknown[]) => Promise<unknown>>;
let shown: unknown[];
let commands: CommandRegistry;
let isSignedIn: boolean;
let calls: unknown[][];
let offers: string[];

beforeEach(() => {
  registered = new Map();
  shown = [];
  isSignedIn = false;
  calls = [];
  offers = [];
  Object.assign(vscode.commands, {
    registerCommand: (id: string, run: (...args: unknown[]) => Promise<unknown>) => {
      registered.set(id, run);
      return new vscode.Disposable(() => undefined);
    },
  });
  const progress = new CommandProgress();
  const errors = new ErrorReporter({ error: () => undefined }, progress);
  vi.spyOn(errors, 'show').mockImplementation((error) => {
    shown.push(causeOf(error));
    return Promise.resolve();
  });
  commands = new CommandRegistry(errors, progress);
  commands.register('create', () => ({
    'zoom.createMeeting': (...args) => {
      calls.push(args);
      if (!isSignedIn) {
        throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
      }
      return 'meeting';
    },
  }));
  commands.setSignInOffer((id, resume) => {
    offers.push(id);
    isSignedIn = true;
    return resume();
  });
});

const run = (id: string, ...args: unknown[]) => registered.get(id)?.(...args);

describe('a command that needs an account', () => {
  it('leads a person through signing in, and then does what was asked', async () => {
    const row = { fromView: true, id: 85012345678 };
    const runs: unknown[] = [];
    commands.onDidRun((one) => runs.push(one));
    expect(await run('zoom.createMeeting', undefined, row)).toBe('meeting');
    expect(offers).toEqual(['zoom.createMeeting']);
    // Without rows, as this command takes none.
    expect(calls).toEqual([[undefined], [undefined]]);
    expect(runs).toEqual([{ id: 'zoom.createMeeting', args: [undefined, row], result: 'meeting' }]);
    expect(shown).toEqual([]);
  });

  it('throws to a program that passes arguments, and offers nothing', async () => {
    await expect(run('zoom.createMeeting', { topic: 'Retro' })).rejects.toMatchObject({
      name: 'ZoomAuthError',
    });
    expect([offers, shown]).toEqual([[], []]);
  });

  it('offers it once, and shows what fails then', async () => {
    commands.setSignInOffer((id, resume) => {
      offers.push(id);
      return resume();
    });
    expect(await run('zoom.createMeeting')).toBeUndefined();
    expect(offers).toHaveLength(1);
    expect(shown).toMatchObject([{ reason: 'notSignedIn' }]);
  });

  it('ends silently if the person cancels', async () => {
    commands.setSignInOffer(() => Promise.reject(new vscode.CancellationError()));
    expect(await run('zoom.createMeeting')).toBeUndefined();
    expect(shown).toEqual([]);
    expect(calls).toHaveLength(1);
  });
});

it('shows other failures, and those of commands that sign in or out', async () => {
  commands.register(
    'signIn',
    () => ({
      'zoom.signIn': () => {
        throw new ZoomPermissionError('No.', {});
      },
      'zoom.signOut': () => {
        throw new ZoomAuthError('notSignedIn', 'Nobody is signed in.');
      },
      'zoom.pasteSignInAddress': () => undefined,
    }),
    { offersSignIn: false },
  );
  await run('zoom.signOut');
  await run('zoom.signIn');
  expect(offers).toEqual([]);
  expect(shown).toMatchObject([{ reason: 'notSignedIn' }, { name: 'ZoomPermissionError' }]);
});

it('reports a failure even if an update has removed what says which command failed', async () => {
  vi.doMock('../../../src/platform/failedCommands', () => {
    throw new Error('The file is gone.');
  });
  const denied = new ZoomPermissionError('no');
  commands.register('edit', () => ({ 'zoom.editMeeting': () => Promise.reject(denied) }));
  await run('zoom.editMeeting');
  await expect(run('zoom.editMeeting', { id: 85012345678 })).rejects.toBe(denied);
  vi.doUnmock('../../../src/platform/failedCommands');
  expect(shown).toEqual([denied]);
});
