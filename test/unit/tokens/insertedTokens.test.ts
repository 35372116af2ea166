import { beforeEach, describe, expect, it } from 'vitest';
import { InsertedTokens } from '../../../src/tokens/expiry/insertedTokens';
import { findTokens } from '../../../src/tokens/expiry/tokensInDocument';
import type { TokenSpec } from '../../../src/tokens/insert/tokenSpec';

let stored: unknown;

const state = {
  get: () => stored,
  update: (_key: string, value: unknown) => {
    stored = JSON.parse(JSON.stringify(value));
    return Promise.resolve();
  },
};

const inserted = () => new InsertedTokens(state as never);

const jwt = (claims: object, header: object = { alg: 'ES256' }) =>
  [header, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .concat('c2lnbmF0dXJl')
    .join('.');

const zak: TokenSpec = { kind: 'zak', accountId: 'ada', ttl: 600 };

const issue = (token: string, expiresAt = 1_000) => ({ token, expiresAt });

beforeEach(() => {
  stored = undefined;
});

describe('InsertedTokens', () => {
  it('knows tokens without keeping them', async () => {
    const token = jwt({ jti: 'marked' });
    await inserted().remember(issue(token), zak);
    expect(inserted().find(token)).toMatchObject({ spec: zak, expiresAt: 1_000 });
    expect(inserted().find(`${token}x`)).toBeUndefined();
    for (const part of [token, ...token.split('.'), 'marked']) {
      expect(JSON.stringify(stored)).not.toContain(part);
    }
  });

  it('forgets a token that was replaced, and the oldest of too many', async () => {
    await inserted().remember(issue('first'), zak);
    await inserted().remember(issue('second'), zak, 'first');
    expect(inserted().find('first')).toBeUndefined();
    for (let index = 0; index < 250; index++) {
      await inserted().remember(issue(`token${index}`), zak);
    }
    expect(stored).toHaveLength(200);
    expect(inserted().find('token50')).toBeDefined();
    expect(inserted().find('token49')).toBeUndefined();
  });

  it('forgets the tokens of accounts that sign out', async () => {
    await inserted().remember(issue('a'), zak);
    await inserted().remember(issue('b'), { ...zak, accountId: 'grace' });
    await inserted().remember(issue('c'), {
      kind: 'videoSdk',
      sessionName: 'x',
      role: 0,
      ttl: 1_800,
    });
    await inserted().forgetAccounts(['ada']);
    expect(['a', 'b', 'c'].map((token) => inserted().find(token)?.spec.kind)).toEqual([
      undefined,
      'zak',
      'videoSdk',
    ]);
  });

  it.each([
    [5],
    [{}],
    [[5, null, { hash: 'x' }, { hash: 'x', expiresAt: 1, spec: { kind: 'other' } }]],
    [[{ hash: 'x', expiresAt: 1, spec: { kind: 'signature', meetingId: '1', role: 7, ttl: 1 } }]],
  ])('leaves out what it cannot read: %j', (value) => {
    stored = value;
    expect(inserted().find('x')).toBeUndefined();
  });
});

describe('The tokens in a document', () => {
  const find = (text: string) => findTokens({ getText: () => text }, inserted());

  it('are those of Zoom and of its SDKs, and those that were inserted', async () => {
    const zakToken = jwt({ aud: 'clientsm', exp: 1_700_000_000 });
    const signature = jwt({ appKey: 'k', mn: '850', role: 0, exp: 1_700_000_001 });
    const other = jwt({ sub: 'someone', exp: 1_700_000_002 });
    const text = `a=${zakToken}\nb="${signature}" ${other} eyJ.no.token`;
    expect(
      find(text).map(({ kind, expiresAt, isRenewable }) => [kind, expiresAt, isRenewable]),
    ).toEqual([
      ['zak', 1_700_000_000_000, false],
      ['signature', 1_700_000_001_000, false],
    ]);
    await inserted().remember(issue(zakToken), { ...zak, kind: 'onbehalf', meetingId: '850' });
    await inserted().remember(issue(other), { kind: 'access', accountId: 'ada' });
    expect(find(text).map(({ kind, isRenewable }) => [kind, isRenewable])).toEqual([
      ['onbehalf', true],
      ['signature', false],
      ['access', true],
    ]);
  });

  it('expire when they were said to if they do not say so themselves', async () => {
    const token = jwt({ aud: 'clientsm' });
    expect(find(token)).toEqual([]);
    await inserted().remember(issue(token, 5_000), zak);
    expect(find(token)).toMatchObject([{ expiresAt: 5_000, kind: 'zak' }]);
  });
});
