import { beforeEach, describe, expect, it } from 'vitest';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { SessionEndNotice } from '../../../src/accounts/tokens/sessionEndNotice';
import type { ActionableError } from '../../../src/platform/actionableError';
import type { ErrorReporter } from '../../../src/platform/errorReporter';
import type { Log } from '../../../src/platform/log';
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
let signIns: number;
let isTold: boolean;

beforeEach(() => {
  store = new AccountStore(new MemorySecrets(), { info: () => undefined } as unknown as Log);
  shown = [];
  signIns = 0;
  isTold = false;
  const errors = {
    hasReported: () => isTold,
    describe: ({ reason }: ZoomAuthError) => ({
      message: reason,
      actions: [{ title: 'Sign In Again', run: () => signIns++ }],
    }),
    show: (error: ActionableError) => Promise.resolve(shown.push(error)),
  } as unknown as ErrorReporter;
  notice = new SessionEndNotice(store, errors, 1);
});

describe('SessionEndNotice', () => {
  it('says why the session ended, with the button that brings it back', async () => {
    await store.save(ada);
    await notice.show(ada, failure);
    expect(shown.map(({ message }) => message)).toEqual(['anotherSignIn']);
    expect(shown[0]?.actions.map(({ title }) => title)).toEqual(['Sign In Again']);
    await shown[0]?.actions[0]?.run();
    expect(signIns).toBe(1);
  });

  it('names the account where there are several', async () => {
    await store.save(ada);
    await store.save({ ...ada, id: 'grace', label: 'grace@example.com', ended: undefined });
    await notice.show(ada, failure);
    expect(shown.map(({ message }) => message)).toEqual(['ada@example.com: anotherSignIn']);
  });

  it('is silent where a command has said it', async () => {
    await store.save(ada);
    const showing = notice.show(ada, failure);
    isTold = true;
    await showing;
    expect(shown).toEqual([]);
  });

  it('is silent where the account has come back or gone meanwhile', async () => {
    await store.save(ada);
    const showing = notice.show(ada, failure);
    await store.save({ ...ada, ended: undefined });
    await showing;
    await store.delete(ada.id);
    await notice.show(ada, failure);
    expect(shown).toEqual([]);
  });

  it('does not sign in again who has come back before the button was pressed', async () => {
    await store.save(ada);
    await notice.show(ada, failure);
    await store.save({ ...ada, ended: undefined });
    await shown[0]?.actions[0]?.run();
    expect(signIns).toBe(0);
  });
});
