import { beforeEach, describe, expect, it } from 'vitest';
import type * as vscode from 'vscode';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { ZoomAuthenticationProvider } from '../../../src/accounts/authenticationProvider';
import type { AuthenticatedRequests } from '../../../src/accounts/tokens/authenticatedRequests';
import type { Revocation } from '../../../src/accounts/tokens/revocation';
import type { SignIn } from '../../../src/accounts/signIn/signIn';
import type { SignInMethodSelector } from '../../../src/accounts/signIn/signInMethodSelector';
import type { ErrorReporter } from '../../../src/platform/errorReporter';
import type { Log } from '../../../src/platform/log';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined, error: () => undefined } as unknown as Log;
const tokens = { accessToken: 'access', refreshToken: 'refresh' };
const ada: Account = {
  ...expiredAccount('https://zoom.example', tokens),
  id: 'ada',
  label: 'ada@example.com',
  scopes: ['user:read:user', 'meeting:read:meeting'],
};
const grace: Account = { ...ada, id: 'grace', label: 'grace@example.com' };

let store: AccountStore;
let provider: ZoomAuthenticationProvider;
/** What VS Code heard, event by event: kind and id of each session. */
let heard: string[][];
/** Who signs in at the consent page. */
let atConsentPage: Account;

beforeEach(() => {
  store = new AccountStore(new MemorySecrets(), log);
  provider = new ZoomAuthenticationProvider({
    store,
    requests: { currentAccount: (id: string) => store.get(id) } as unknown as AuthenticatedRequests,
    methods: { methods: () => Promise.resolve(['loopback']) } as unknown as SignInMethodSelector,
    errors: { localize: (error: unknown) => error } as unknown as ErrorReporter,
    log,
    loadSignIn: () =>
      Promise.resolve({ signIn: () => Promise.resolve(atConsentPage) } as unknown as SignIn),
    loadRevocation: () =>
      Promise.resolve({ revoke: () => Promise.resolve() } as unknown as Revocation),
  });
  heard = [];
  provider.onDidChangeSessions(({ added, removed, changed }) => {
    const named = (kind: string, sessions: readonly vscode.AuthenticationSession[] | undefined) => [
      ...new Set(sessions?.map(({ id }) => `${kind} ${id}`)),
    ];
    heard.push([
      ...named('added', added),
      ...named('removed', removed),
      ...named('changed', changed),
    ]);
  });
  atConsentPage = ada;
});

describe('The authentication provider', () => {
  it('says of a session that ended that it went, and of the next one that it came', async () => {
    const steps: [string, () => Promise<void>][] = [
      ['added ada', () => store.save(ada)],
      ['removed ada', () => store.save({ ...ada, ended: 'sessionEnded' })],
      ['added ada', () => store.save({ ...ada, signedInAt: 1 })],
      ['changed ada', () => store.save({ ...ada, signedInAt: 1, expiresAt: 1 })],
      ['removed ada', () => store.delete(ada.id)],
    ];
    for (const [index, [expected, step]] of steps.entries()) {
      await step();
      await expect.poll(() => heard[index]).toEqual([expected]);
    }
    expect(heard).toHaveLength(steps.length);
  });

  it('gives the sessions of the account that is asked for, by id or by label', async () => {
    await store.save(ada);
    await store.save(grace);
    const ids = async (account?: vscode.AuthenticationSessionAccountInformation) =>
      (await provider.getSessions(['user:read:user'], { account })).map(({ id }) => id);
    expect(await ids()).toEqual(['ada', 'grace']);
    expect(await ids({ id: 'grace', label: 'renamed@example.com' })).toEqual(['grace']);
    expect(await ids({ id: '', label: 'grace@example.com' })).toEqual(['grace']);
    expect(await ids({ id: 'nobody', label: 'nobody@example.com' })).toEqual([]);
  });

  it('gives no session that has ended, or that lacks a scope', async () => {
    await store.save({ ...ada, ended: 'anotherSignIn' });
    await store.save(grace);
    expect((await provider.getSessions(undefined, {})).map(({ id }) => id)).toEqual(['grace']);
    expect(await provider.getSessions(['meeting:write:meeting'], {})).toEqual([]);
  });

  it('gives a new session of just the scopes that were asked for', async () => {
    const session = await provider.createSession(['meeting:read:meeting'], {});
    expect(session).toMatchObject({ id: 'ada', scopes: ['meeting:read:meeting'] });
  });

  it('says which scope the app lacks, and keeps the account that signed in', async () => {
    await expect(provider.createSession(['meeting:write:meeting'], {})).rejects.toMatchObject({
      name: 'ZoomScopeError',
      scopes: ['meeting:write:meeting'],
    });
    expect(await store.get('ada')).toMatchObject({ id: 'ada' });
  });

  it('leaves it to VS Code to ask about another account than the one asked for', async () => {
    atConsentPage = grace;
    const { id, label } = ada;
    const session = await provider.createSession(['user:read:user'], { account: { id, label } });
    expect(session.account).toEqual({ id: 'grace', label: 'grace@example.com' });
  });
});
