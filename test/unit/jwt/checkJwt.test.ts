import { describe, expect, it } from 'vitest';
import { checkJwt, type TokenReport } from '../../../src/jwt/checkJwt';
import { decodeJwt } from '../../../src/jwt/decodeJwt';
import { jwtOf } from '../support/jwts.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const seconds = now / 1_000;
const deps = {
  now,
  credentials: {
    ownerOf: () => undefined,
    keyOf: () => '',
    findSecret: () => Promise.resolve(undefined),
  },
};

const check = (text: string) => checkJwt(text, deps);
const linesOf = ({ problems }: TokenReport) =>
  problems.map(({ claim, problem, fix }) => [claim, problem, fix].filter(Boolean).join(' '));

const oauthHeader = { sv: '000001', alg: 'HS512', v: '2.0', kid: 'k' };
const oauthClaims = {
  aud: 'https://oauth.zoom.us',
  iss: 'zm:cid:aBcDeF1Gh2Ij3Kl4Mn5OpQ',
  uid: 'KdYhTq8mR3uXw1bNzVc5Lg',
  type: 0,
  iat: seconds,
  exp: seconds + 3_600,
};
const zakHeader = { typ: 'JWT', sv: '000001', zm_skm: 'zm_o2m', alg: 'HS256' };
const zakClaims = {
  aud: 'clientsm',
  uid: 'KdYhTq8mR3uXw1bNzVc5Lg',
  iss: 'web',
  iat: seconds,
  exp: seconds + 7_200,
};

describe('One of Zoom’s own tokens', () => {
  it.each<[string, object, object, Partial<TokenReport>]>([
    ['an access token', oauthHeader, oauthClaims, { kind: 'access', userId: oauthClaims.uid }],
    [
      'one of Zoom for Government',
      oauthHeader,
      { ...oauthClaims, aud: 'https://oauth.zoomgov.com' },
      { kind: 'access' },
    ],
    ['one of a server-to-server app', oauthHeader, { ...oauthClaims, type: 3 }, { kind: 'app' }],
    ['one of a chatbot', oauthHeader, { ...oauthClaims, uid: undefined }, { kind: 'chatbot' }],
    [
      'a refresh token',
      oauthHeader,
      { ...oauthClaims, type: 1, exp: seconds + 7_776_000 },
      { kind: 'refresh' },
    ],
    ['a ZAK token', zakHeader, zakClaims, { kind: 'zak', userId: zakClaims.uid }],
    [
      'the ZAK token of a start link',
      zakHeader,
      { ...zakClaims, mnum: '85012345678' },
      { kind: 'zak', meetingId: '85012345678' },
    ],
    ['an on-behalf token', zakHeader, { ...zakClaims, sub: 'onbehalf' }, { kind: 'onbehalf' }],
    [
      'one of a JWT app',
      { alg: 'HS256', typ: 'JWT' },
      { aud: null, iss: 'aBcDeF1Gh2Ij3Kl4Mn5OpQ', exp: seconds + 90, iat: seconds },
      { kind: 'jwtApp' },
    ],
    [
      'a token of somebody else',
      { alg: 'RS256' },
      { aud: 'https://api.example', iss: 'aBcDeF1Gh2Ij3Kl4Mn5OpQ', exp: seconds },
      { kind: 'other', problems: [] },
    ],
  ])('is recognized: %s', async (_name, header, claims, expected) => {
    const report = await check(jwtOf({ ...header }, { ...claims }, 'c2ln'));
    expect(report).toMatchObject(expected);
    expect(report.expiresAt?.getTime()).toBe(('exp' in claims ? Number(claims.exp) : NaN) * 1_000);
  });

  it('has expired when its time has come', async () => {
    for (const [claims, header] of [
      [oauthClaims, oauthHeader],
      [zakClaims, zakHeader],
    ] as const) {
      const ofExpiry = (exp: number) => check(jwtOf(header, { ...claims, exp }, 'c2ln'));
      expect(linesOf(await ofExpiry(seconds + 1))).toEqual([]);
      expect(linesOf(await ofExpiry(seconds))).toEqual(['exp expired requestAgain']);
    }
  });

  it('is advised against if it is not for people, or for nobody any more', async () => {
    const chatbot = await check(jwtOf(oauthHeader, { ...oauthClaims, uid: undefined }, 'c2ln'));
    expect(linesOf(chatbot)).toEqual(['chatbotOnly useUserToken']);
    const jwtApp = await check(
      jwtOf({ alg: 'HS256' }, { iss: 'aBcDeF1Gh2Ij3Kl4Mn5OpQ', exp: seconds + 60 }, 'c2ln'),
    );
    expect(linesOf(jwtApp)).toEqual(['iss retiredJwtApp useServerToServer']);
  });
});

describe('A text that is no token that can be read', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  const claims = { appKey: 'k' };

  it.each<[string, string, string, boolean]>([
    ['nothing', '', 'parts', false],
    ['words', 'Bearer of good news', 'parts', false],
    ['two dots', '..', 'header', false],
    ['one part', 'eyJhbGciOiJIUzI1NiJ9', 'parts', true],
    ['three dots', `${jwtOf({ alg: 'HS256' }, claims, 'c2ln')}.x`, 'parts', true],
    ['five dots', `${jwtOf({ alg: 'HS256' }, claims, 'c2ln')}.x.y.z`, 'parts', true],
    ['encrypted', `${jwtOf({ alg: 'dir', enc: 'A128GCM' }, '', 'iv')}.text.tag`, 'encrypted', true],
    ['a header of text', jwtOf('"HS256"', claims, 'c2ln'), 'header', false],
    ['a header that is a list', jwtOf('[{"alg":"HS256"}]', claims, 'c2ln'), 'header', false],
    ['a header that is null', jwtOf('null', claims, 'c2ln'), 'header', false],
    ['claims that are a text', jwtOf({ alg: 'HS256' }, '"exp"', 'c2ln'), 'claims', true],
    ['claims that are words', jwtOf({ alg: 'HS256' }, 'exp: never', 'c2ln'), 'claims', true],
    ['claims that are a list', jwtOf({ alg: 'HS256' }, '[1,2]', 'c2ln'), 'claims', true],
    ['claims that are a number', jwtOf({ alg: 'HS256' }, '1e999', 'c2ln'), 'claims', true],
    ['no claims', jwtOf({ alg: 'HS256' }, '', 'c2ln'), 'claims', true],
    ['claims that are no UTF-8', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoi_yJ9.c2ln', 'claims', true],
    ['claims in base64', 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoi+/8iJ9==.c2ln', 'claims', true],
    [
      'more than any token has',
      jwtOf({ alg: 'HS256' }, 'x'.repeat(131_072), 'c'),
      'hugeText',
      false,
    ],
  ])('is described: %s', async (_name, text, problem, hasHeader) => {
    const report = await check(text);
    expect(report).toMatchObject({ kind: 'unreadable', expiresAt: undefined, hasHeader });
    expect(report.problems.map((one) => one.problem)).toEqual([problem]);
  });

  it.each<[string, Record<string, unknown> | string]>([
    ['100 kB of text', { appKey: 'x'.repeat(70_000) }],
    ['deeply nested claims', `{"appKey":${deep}}`],
    ['a prototype', '{"appKey":"k","__proto__":{"exp":1},"constructor":{}}'],
    ['the same claim twice', '{"appKey":1,"appKey":"k"}'],
    ['a time beyond all calendars', { appKey: 'k', exp: 1e308, iat: -1e308, tokenExp: 1e15 }],
    ['values of any kind', { appKey: [], mn: {}, role: null, iat: [], exp: {}, tokenExp: true }],
    ['a meeting of 100 kB', { appKey: 'k', mn: '1'.repeat(90_000) }],
  ])('is not %s', async (_name, hostile) => {
    const report = await check(jwtOf({ alg: 'HS256' }, hostile, 'c2ln'));
    expect(report.kind).toBe('signature');
    expect(report.expiresAt).toBeUndefined();
  });
});

it('The claims of a token are its own', () => {
  const { jwt } = decodeJwt(jwtOf({ alg: 'HS256' }, '{"__proto__":{"exp":1}}', 'c2ln'));
  expect(jwt?.claims.exp).toBeUndefined();
  expect(Object.keys(jwt?.claims ?? {})).toEqual(['__proto__']);
});
