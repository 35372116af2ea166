import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import type * as vscode from 'vscode';
import type { Account } from '../../../src/accounts/store/account';
import { AccountStore } from '../../../src/accounts/store/accountStore';
import { ZoomAuthenticationProvider } from '../../../src/accounts/authenticationProvider';
import { expiredAccount } from '../support/accountParts.ts';
import { MemorySecrets } from '../support/memorySecrets.ts';

const log = { info: () => undefined, error: () => undefined };
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
/** The events that were fired: kind and id of each session. */
let events: string[][];
/** What was revoked, and what was removed from the exchange, in this order. */
let removals: string[];
/** What another window has published of the account that signs out. */
let published: Account | undefined;
/** The account that signs in on the consent page. */
let consentingAccount: Account;

beforeEach(() => {
  store = new AccountStore(new MemorySecrets(), log);
  provider = new ZoomAuthenticationProvider({
    store,
    loadRequests: () =>
      Promise.resolve({
        currentAccount: async (id) => (await store.get(id)) ?? Promise.reject(new Error()),
      }),
    errors: { localize: (error) => Promise.resolve(error) },
    log,
    loadSignIn: () =>
      Promise.resolve({
        signIn: {
          signIn: async () => {
            await store.save(consentingAccount);
            return consentingAccount;
          },
        },
        methods: { listMethods: () => Promise.resolve(['loopback']) },
      }),
    loadTokens: () =>
      Promise.resolve({
        revocation: {
          revoke: ({ accessToken }) =>
            Promise.resolve(void removals.push(`revoked ${accessToken}`)),
        },
        exchange: {
          consume: () => Promise.resolve(published),
          forget: (id) => Promise.resolve(void removals.push(`forgot ${id}`)),
        },
      }),
  });
  events = [];
  removals = [];
  provider.onDidChangeSessions(({ added, removed, changed }) => {
    const named = (kind: string, sessions: readonly vscode.AuthenticationSession[] | undefined) => [
      ...new Set(sessions?.map(({ id }) => `${kind} ${id}`)),
    ];
    events.push([
      ...named('added', added),
      ...named('removed', removed),
      ...named('changed', changed),
    ]);
  });
  consentingAccount = ada;
  published = undefined;
});

describe('The authentication provider', () => {
  it('announces an expired session as removed, and the next one as added', async () => {
    const steps: [string, () => Promise<unknown>][] = [
      ['added ada', () => store.save(ada)],
      ['removed ada', () => store.save({ ...ada, ended: 'sessionEnded' })],
      ['added ada', () => store.save({ ...ada, signedInAt: 1 })],
      ['changed ada', () => store.save({ ...ada, signedInAt: 1, expiresAt: 1 })],
      ['removed ada', () => store.delete(ada.id)],
    ];
    for (const [index, [expected, step]] of steps.entries()) {
      await step();
      await expect.poll(() => events[index]).toEqual([expected]);
    }
    expect(events).toHaveLength(steps.length);
  });

  it('announces an account with a new label as removed, and then as added', async () => {
    await store.save(ada);
    await store.save({ ...ada, label: 'ada@new.example' });
    await expect.poll(() => events.slice(1)).toEqual([['removed ada'], ['added ada']]);
  });

  it('identifies accounts by their ids, also if a label has passed to another one', async () => {
    await store.save({ ...ada, label: 'ada@new.example' });
    await store.save({ ...grace, label: 'ada@example.com' });
    const { id, label } = ada;
    const sessions = await provider.getSessions(['user:read:user'], { account: { id, label } });
    expect(sessions.map((session) => session.id)).toEqual(['ada']);
  });

  it('returns the sessions of the requested account, by id or by label', async () => {
    await store.save(ada);
    await store.save(grace);
    const ids = async (account?: vscode.AuthenticationSessionAccountInformation) =>
      (await provider.getSessions(['user:read:user'], { account })).map(({ id }) => id);
    expect(await ids()).toEqual(['ada', 'grace']);
    expect(await ids({ id: 'grace', label: 'renamed@example.com' })).toEqual(['grace']);
    expect(await ids({ id: '', label: 'grace@example.com' })).toEqual(['grace']);
    expect(await ids({ id: 'nobody', label: 'nobody@example.com' })).toEqual([]);
  });

  it('returns no session that has expired or lacks a scope', async () => {
    await store.save({ ...ada, ended: 'anotherSignIn' });
    await store.save(grace);
    expect((await provider.getSessions(undefined, {})).map(({ id }) => id)).toEqual(['grace']);
    expect(await provider.getSessions(['meeting:write:meeting'], {})).toEqual([]);
  });

  it.each([
    ['granular', ['user:read:user', 'meeting:read:meeting']],
    ['classic', ['user:read', 'meeting:read']],
    ['administrators’ granular', ['user:read:user:admin', 'meeting:read:meeting:admin']],
    ['administrators’ classic', ['user:read:admin', 'meeting:read:admin']],
    ['unnamed', []],
  ])('finds and creates the session of an account with %s scopes', async (_kind, scopes) => {
    consentingAccount = { ...ada, scopes };
    const requested = ['user:read:user', 'meeting:read:meeting'];
    const created = await provider.createSession(requested, {});
    expect(created.scopes).toEqual(requested);
    expect(await provider.getSessions(requested, {})).toEqual([created]);
    if (scopes.length > 0) {
      expect(await provider.getSessions(['meeting:write:meeting'], {})).toEqual([]);
    }
  });

  // docs/sign-in.md and README.md say so, because the session's scopes suggest the opposite.
  it('gives a session for one scope the token of the account, which has all scopes of the app', async () => {
    await store.save(ada);
    const [session] = await provider.getSessions(['user:read:user'], {});
    expect(session?.scopes).toEqual(['user:read:user']);
    expect(session?.accessToken).toBe(ada.accessToken);
    for (const file of ['README.md', 'docs/sign-in.md']) {
      const text = readFileSync(file, 'utf8');
      expect(text).toMatch(/access token .*all scopes of (?:your|the) (?:Zoom )?app.*ZAK token/s);
    }
  });

  it('creates a session with exactly the requested scopes', async () => {
    const session = await provider.createSession(['meeting:read:meeting'], {});
    expect(session).toMatchObject({ id: 'ada', scopes: ['meeting:read:meeting'] });
  });

  it('names the scope that the app lacks, and keeps the account that signed in', async () => {
    await expect(provider.createSession(['meeting:write:meeting'], {})).rejects.toMatchObject({
      name: 'ZoomScopeError',
      scopes: ['meeting:write:meeting'],
    });
    expect(await store.get('ada')).toMatchObject({ id: 'ada' });
  });

  it('lets VS Code ask what to do when another account than the requested one signs in', async () => {
    consentingAccount = grace;
    const { id, label } = ada;
    const session = await provider.createSession(['user:read:user'], { account: { id, label } });
    expect(session.account).toEqual({ id: 'grace', label: 'grace@example.com' });
  });

  it('removes what other windows could use of an account that signs out, and revokes its tokens', async () => {
    await store.save(ada);
    await store.save({ ...grace, ended: 'sessionEnded' });
    await provider.removeSession('ada');
    expect(removals).toEqual(['forgot ada', 'revoked access']);
    await provider.removeSession('grace');
    expect(removals.slice(2)).toEqual(['forgot grace']);
    expect(await store.list()).toEqual([]);
  });

  it('revokes the tokens that another window has renewed', async () => {
    await store.save(ada);
    published = { ...ada, accessToken: 'renewed' };
    await provider.removeSession('ada');
    expect(removals).toEqual(['forgot ada', 'revoked renewed']);
  });
});
