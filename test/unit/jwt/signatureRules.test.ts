import { describe, expect, it } from 'vitest';
import { checkJwt, type JwtCheckDeps, type TokenReport } from '../../../src/jwt/checkJwt';
import { signSdkToken, type SdkKind } from '../../../src/jwt/sdkSignature';
import type { TokenProblem } from '../../../src/jwt/tokenProblem';
import { jwtOf, signedJwt } from '../support/jwts.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const seconds = now / 1_000;
const keys = { meetingSdk: 'meetingKey', videoSdk: 'videoKey' };
const secret = 'meetingAndVideoSecret';

/** The settings and the secret storage of somebody who has both keys, with one secret for both. */
const deps: JwtCheckDeps = {
  now,
  credentials: {
    ownerOf: (key) =>
      key === keys.meetingSdk ? 'meetingSdk' : key === keys.videoSdk ? 'videoSdk' : undefined,
    keyOf: (kind) => keys[kind],
    findSecret: () => Promise.resolve(secret),
  },
};

type Claims = Record<string, unknown>;

const claimsOf: Record<SdkKind, Claims> = {
  meetingSdk: {
    appKey: keys.meetingSdk,
    mn: '85012345678',
    role: 0,
    iat: seconds - 30,
    exp: seconds + 7_200,
    tokenExp: seconds + 7_200,
  },
  videoSdk: {
    app_key: keys.videoSdk,
    tpc: 'Pairing',
    role_type: 1,
    version: 1,
    iat: seconds - 30,
    exp: seconds + 7_200,
  },
};

/** The report about a right token with some claims changed; `undefined` removes one. */
const reportOf = async (kind: SdkKind, changes: Claims = {}, header: Claims = {}) =>
  checkJwt(signedJwt({ ...claimsOf[kind], ...changes }, secret, { alg: 'HS256', ...header }), deps);

/** A problem in one line: the claim, what is wrong, what would be right, and with which value. */
const inOneLine = ({ claim, problem, fix, expected, isAdvice }: TokenProblem) =>
  [claim, problem, fix, expected, isAdvice ? '(advice)' : '']
    .filter((part) => part !== '' && part !== undefined)
    .join(' ');

const linesOf = ({ problems }: TokenReport) => problems.map(inOneLine);

describe.each(['meetingSdk', 'videoSdk'] as const)('A token for the %s', (kind) => {
  const keyClaim = kind === 'meetingSdk' ? 'appKey' : 'app_key';
  const otherSdk = kind === 'meetingSdk' ? 'videoSdk' : 'meetingSdk';
  /** A lifetime that ends at the same time in all claims. */
  const expiry = (exp: unknown): Claims =>
    kind === 'meetingSdk' ? { exp, tokenExp: exp } : { exp };
  const ofExpiry = (...lines: string[]) =>
    kind === 'meetingSdk'
      ? [
          ...lines,
          ...lines.filter((line) => line.includes('setSeconds')).map((l) => `tokenE${l.slice(1)}`),
        ]
      : lines;

  it('without a mistake has no problem', async () => {
    const report = await reportOf(kind);
    expect(report).toEqual({
      kind: kind === 'meetingSdk' ? 'signature' : 'videoSdk',
      expiresAt: new Date((seconds + 7_200) * 1_000),
      problems: [],
      claims: claimsOf[kind],
      hasHeader: true,
      key: keys[kind],
      isOwnKey: true,
      isSignedWithSecret: true,
      ...(kind === 'meetingSdk' ? { meetingId: '85012345678' } : {}),
    });
  });

  it.each<[string, Claims, string[]]>([
    ['issued now', { iat: seconds }, []],
    ['issued a second ahead', { iat: seconds + 1 }, ['iat issuedAhead checkClock']],
    ['issued in no number', { iat: `${seconds}` }, [`iat notNumber setSeconds ${seconds}`]],
    ['issued in words', { iat: 'now' }, ['iat notNumber setSeconds']],
    ['issued in milliseconds', { iat: now }, [`iat notSeconds setSeconds ${seconds}`]],
    ['issued in microseconds', { iat: now * 1_000 }, ['iat notSeconds setSeconds']],
    ['issued at no time', { iat: undefined }, ['iat missing setSeconds']],
    ['valid for 30 minutes', { iat: seconds, ...expiry(seconds + 1_800) }, []],
    [
      'valid for a second less',
      { iat: seconds, ...expiry(seconds + 1_799) },
      [`exp tooShort limitLifetime ${seconds + 1_800}`],
    ],
    ['valid for 48 hours', { iat: seconds, ...expiry(seconds + 172_800) }, []],
    [
      'valid for a second more',
      { iat: seconds, ...expiry(seconds + 172_801) },
      [`exp tooLong limitLifetime ${seconds + 172_800}`],
    ],
    ['expired now', { iat: seconds - 7_200, ...expiry(seconds) }, ['exp expired signAgain']],
    ['about to expire', { iat: seconds - 7_200, ...expiry(seconds + 1) }, []],
    [
      'expiring in milliseconds',
      expiry(now + 7_200_000),
      ofExpiry(`exp notSeconds setSeconds ${seconds + 7_200}`),
    ],
    [
      'expiring before it was issued',
      { iat: seconds, ...expiry(seconds - 1) },
      ['exp expired signAgain', `exp tooShort limitLifetime ${seconds + 1_800}`],
    ],
  ])('%s', async (_name, changes, lines) => {
    expect(linesOf(await reportOf(kind, changes))).toEqual(lines);
  });

  it.each<[string, unknown, string[]]>([
    ['none', 'none', ['alg unsigned signWithHs256']],
    ['None', 'None', ['alg unsigned signWithHs256']],
    ['HS512', 'HS512', ['alg otherAlgorithm signWithHs256']],
    ['RS256', 'RS256', ['alg otherAlgorithm signWithHs256']],
    ['hs256', 'hs256', ['alg otherAlgorithm signWithHs256']],
    ['a number', 256, ['alg missing signWithHs256']],
    ['nothing', undefined, ['alg missing signWithHs256']],
  ])('with the algorithm %s', async (_name, alg, lines) => {
    const token = jwtOf({ alg }, claimsOf[kind], 'c2lnbmF0dXJl');
    expect(linesOf(await checkJwt(token, deps))).toEqual(lines);
  });

  it('with an empty signature', async () => {
    const token = jwtOf({ alg: 'HS256' }, claimsOf[kind], '');
    expect(linesOf(await checkJwt(token, deps))).toEqual([
      'signature noSignature signWithHs256',
      'signature otherSecret signWithOwnSecret',
    ]);
  });

  it('that is signed with another secret', async () => {
    const token = signedJwt(claimsOf[kind], 'another secret');
    expect(linesOf(await checkJwt(token, deps))).toEqual([
      'signature otherSecret signWithOwnSecret',
    ]);
  });

  it('is not compared with a secret that is not stored', async () => {
    const token = signedJwt(claimsOf[kind], 'another secret');
    const findSecret = () => Promise.resolve(undefined);
    const report = await checkJwt(token, {
      ...deps,
      credentials: { ...deps.credentials, findSecret },
    });
    expect(linesOf(report)).toEqual([]);
    expect(report).not.toHaveProperty('isSignedWithSecret');
  });

  it.each<[string, unknown, string[]]>([
    ['of the other SDK', keys[otherSdk], [`${keyClaim} keyOfOtherSdk useOwnKey ${kind}`]],
    ['that nobody knows', 'foreignKey', [`${keyClaim} unknownKey compareKeys (advice)`]],
    ['that is no text', 5, [`${keyClaim} notText setKey`]],
    [
      'that is empty',
      '',
      [`${keyClaim} empty setKey`, `${keyClaim} unknownKey compareKeys (advice)`],
    ],
    ['that is missing', undefined, [`${keyClaim} missing setKey`]],
  ])('with a key %s', async (_name, key, lines) => {
    expect(linesOf(await reportOf(kind, { [keyClaim]: key }))).toEqual(lines);
  });

  it('with a key that nobody knows, if no key is set', async () => {
    const token = signedJwt({ ...claimsOf[kind], [keyClaim]: 'foreignKey' }, secret);
    const credentials = { ...deps.credentials, keyOf: () => '' };
    const report = await checkJwt(token, { ...deps, credentials });
    expect(linesOf(report)).toEqual([]);
    expect(report.isOwnKey).toBe(false);
  });
});

it.each<[string, Claims, string[]]>([
  ['for the host', { role: 1 }, ['role hostNeedsZak passZak (advice)']],
  ['with a role of 2', { role: 2 }, ['role notRole setRole']],
  ['with a role in text', { role: '1' }, ['role notNumber setValue 1']],
  ['with a role in words', { role: 'host' }, ['role notNumber setRole']],
  ['without a role', { role: undefined }, ['role missing setRole (advice)']],
  ['with a meeting as number', { mn: 85012345678 }, ['mn notText setText 85012345678']],
  ['with no meeting as number', { mn: 5.5 }, ['mn notText setMeetingId']],
  ['with a meeting with blanks', { mn: '850 1234 5678' }, ['mn notDigits setText 85012345678']],
  ['with a meeting with hyphens', { mn: '850-123-4567' }, ['mn notDigits setText 8501234567']],
  ['with a link', { mn: 'https://zoom.us/j/85012345678' }, ['mn notDigits setMeetingId']],
  ['with a meeting of 12 digits', { mn: '850123456789' }, ['mn notMeetingId setMeetingId']],
  ['with a meeting of 9 digits', { mn: '850123456' }, []],
  ['for an SDK that needs no meeting', { mn: undefined }, ['mn missing setMeetingId (advice)']],
  ['without tokenExp', { tokenExp: undefined }, [`tokenExp missing setSeconds ${seconds + 7_200}`]],
  [
    'with another tokenExp',
    { tokenExp: seconds + 7_201 },
    [`tokenExp differsFromExp setSeconds ${seconds + 7_200}`],
  ],
  [
    'with the old name of the key only',
    { appKey: undefined, sdkKey: keys.meetingSdk },
    ['sdkKey deprecatedClaim renameClaim appKey (advice)'],
  ],
  ['with both names of the key', { sdkKey: keys.meetingSdk }, []],
])('A Meeting SDK signature %s', async (_name, changes, lines) => {
  expect(linesOf(await reportOf('meetingSdk', changes))).toEqual(lines);
});

it.each<[string, Claims, string[]]>([
  ['for a participant', { role_type: 0 }, []],
  ['with a role of 2', { role_type: 2 }, ['role_type notRole setRole']],
  ['with a role in text', { role_type: '0' }, ['role_type notNumber setValue 0']],
  ['without a role', { role_type: undefined }, ['role_type missing setRole']],
  ['with a session of 200 characters', { tpc: 'x'.repeat(200) }, []],
  ['with a session of 201 characters', { tpc: 'x'.repeat(201) }, ['tpc textTooLong limitText 200']],
  ['with a session without a name', { tpc: '' }, ['tpc empty setSessionName 200']],
  ['with a session as number', { tpc: 7 }, ['tpc notText setSessionName 200']],
  ['without a session', { tpc: undefined }, ['tpc missing setSessionName 200']],
  ['without a version', { version: undefined }, ['version missing setValue 1']],
  ['with a version in text', { version: '1' }, ['version notNumber setValue 1']],
  ['with version 2', { version: 2 }, ['version otherVersion setValue 1']],
  ['with a long user', { user_identity: 'x'.repeat(34) }, []],
  [
    'with too long a user',
    { user_identity: 'x'.repeat(35) },
    ['user_identity textTooLong limitText 34'],
  ],
  ['with a user as number', { user_identity: 7 }, ['user_identity notText limitText 34']],
  ['with a long session key', { session_key: 'x'.repeat(35) }, []],
  [
    'with too long a session key',
    { session_key: 'x'.repeat(36) },
    ['session_key textTooLong limitText 35'],
  ],
])('A Video SDK token %s', async (_name, changes, lines) => {
  expect(linesOf(await reportOf('videoSdk', changes))).toEqual(lines);
});

it('What is signed here has no problem', async () => {
  for (const role of [0, 1]) {
    for (const ttl of [1_800, 7_200, 172_800]) {
      const signature = await signSdkToken(
        { key: keys.meetingSdk, secret },
        { kind: 'meetingSdk', meetingId: 123456789, role, ttl },
        now,
      );
      expect(linesOf(await checkJwt(signature, deps))).toEqual(
        role === 1 ? ['role hostNeedsZak passZak (advice)'] : [],
      );
      const token = await signSdkToken(
        { key: keys.videoSdk, secret },
        { kind: 'videoSdk', sessionName: 'x', role, ttl },
        now,
      );
      expect(linesOf(await checkJwt(token, deps))).toEqual([]);
    }
  }
});
