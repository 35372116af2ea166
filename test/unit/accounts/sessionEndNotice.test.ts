import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from 'vscode';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { SessionEndNotice } from '../../../src/accounts/tokens/sessionEndNotice';
import type { ActionableError } from '../../../src/platform/actionableError';
import { ZoomAuthError } from '../../../src/zoom/errors';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const ada: Account = {
  ...expiredAccount('https://zoom.example', { accessToken: 'a', refreshToken: 'b' }),
  id: 'ada',
  label: 'ada@example.com',
  ended: 'anotherSignIn',
};
const failure = new ZoomAuthError('anotherSignIn', 'The session has ended.');

let store: AccountStore;
let notice: SessionEndNotice;
let shown: ActionableError[];
let isReported: boolean;
const executeCommand = vi.spyOn(commands, 'executeCommand');

beforeEach(() => {
  store = new AccountStore(new MemorySecrets(), { info: () => undefined });
  shown = [];
  executeCommand.mockClear();
  isReported = false;
  const errors = {
    hasReported: () => isReported,
    show: (error: unknown) => {
      shown.push(error as ActionableError);
      return Promise.resolve();
    },
  };
  notice = new SessionEndNotice(store, errors, 1);
});

describe('SessionEndNotice', () => {
  it('shows why the session ended, with a button to sign in again', async () => {
    await store.save(ada);
    await notice.show(ada, failure);
    expect(shown.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^You were signed out by a newer sign-in/),
    ]);
    expect(shown[0]?.actions.map(({ title }) => title)).toEqual(['Sign In Again']);
    await shown[0]?.actions[0]?.run();
    expect(executeCommand).toHaveBeenCalledExactlyOnceWith('zoom.signIn');
  });

  it('names the account if there are several', async () => {
    await store.save(ada);
    await store.save({ ...ada, id: 'grace', label: 'grace@example.com', ended: undefined });
    await notice.show(ada, failure);
    expect(shown.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^ada@example\.com was signed out/),
    ]);
  });

  it('shows nothing if a command has shown it', async () => {
    await store.save(ada);
    const showing = notice.show(ada, failure);
    isReported = true;
    await showing;
    expect(shown).toEqual([]);
  });

  it('shows nothing if the account has signed in again or out in the meantime', async () => {
    await store.save(ada);
    const showing = notice.show(ada, failure);
    await store.save({ ...ada, ended: undefined });
    await showing;
    await store.delete(ada.id);
    await notice.show(ada, failure);
    expect(shown).toEqual([]);
  });

  it('does not sign in again if the account has before the button is pressed', async () => {
    await store.save(ada);
    await notice.show(ada, failure);
    await store.save({ ...ada, ended: undefined });
    await shown[0]?.actions[0]?.run();
    expect(executeCommand).not.toHaveBeenCalled();
  });
});
