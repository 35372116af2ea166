import { marked } from 'marked';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkJwt, type TokenKind } from '../../../src/jwt/checkJwt';
import type { ProblemKind, TokenProblem } from '../../../src/jwt/tokenProblem';
import { ReaderLocale } from '../../../src/platform/readerLocale';
import { TokenCheck, type TokenCheckResult } from '../../../src/tokens/check/tokenCheck';
import { createTokenHover } from '../../../src/tokens/check/tokenHover';
import {
  describeFix,
  describeProblem,
  tokenKindName,
} from '../../../src/tokens/check/tokenMessages';
import { hostileTopics } from '../../support/hostileTopics';
import { comparableText, showPage } from '../../support/shownPage';
import { jwtOf, signedJwt } from '../support/jwts.ts';
import { localizations, stubLanguage } from '../support/localization.ts';

const now = Date.parse('2026-11-25T12:00:00Z');
const seconds = now / 1_000;
const locale = new ReaderLocale('en-US');

const credentials = {
  ownerOf: (key: string) => (key === 'ownKey' ? ('meetingSdk' as const) : undefined),
  keyOf: () => 'ownKey',
  findSecret: () => Promise.resolve('secret'),
};

const claims = {
  appKey: 'ownKey',
  mn: '85012345678',
  role: 0,
  iat: seconds - 30,
  exp: seconds + 7_200,
  tokenExp: seconds + 7_200,
};

const hoverOf = async (text: string, withoutProblems = false) => {
  const report = await checkJwt(text, { credentials, now });
  const { value } = createTokenHover(report, locale, { now, withoutProblems });
  return showPage(marked.parse(value, { async: false }).replace(/\$\([a-z-]+\)\s/g, '· '));
};

beforeEach(() => {
  vi.stubEnv('TZ', 'UTC');
});

describe('The hover of a token', () => {
  it('says whose it is, when it expires, and that it is right', async () => {
    const { text } = await hoverOf(signedJwt(claims, 'secret'));
    expect(text.replace(/\s/gu, ' ')).toBe(
      'Meeting SDK signature · Expires: Nov 25, 2026, 2:00:00 PM · Meeting ID: 85012345678 ' +
        '· Key: ownKey, the one in your settings · Signed with the stored secret · Follows Zoom’s rules ' +
        `· appKey: "ownKey" · mn: "85012345678" · role: 0 · iat: ${seconds - 30} ` +
        `· exp: ${seconds + 7_200} · tokenExp: ${seconds + 7_200}`,
    );
  });

  it('says what is wrong, and what would be right', async () => {
    const token = signedJwt({ ...claims, mn: 85012345678, exp: now + 7_200_000 }, 'other');
    const { text } = await hoverOf(token);
    expect(text).toContain('· The claim mn is not a text. Set mn to the text “85012345678”.');
    expect(text).toContain(
      `· The claim exp is in milliseconds instead of seconds. Set exp to the number ${seconds + 7_200}.`,
    );
    expect(text).toContain('The signature was not made with the secret that is stored');
    expect(text).not.toContain('Follows Zoom’s rules');
    expect((await hoverOf(token, true)).text).not.toContain('milliseconds');
  });

  it.each([...hostileTopics, '<command:zoom.signOut>', 'https://evil.example/x', 'a\n\n# b'])(
    'shows %j without links and markup',
    async (hostile) => {
      const shown = comparableText(JSON.stringify(hostile).slice(0, 40));
      const zak = { aud: 'clientsm', uid: hostile, mnum: hostile, [hostile]: hostile };
      const signature = { ...claims, appKey: hostile, mn: hostile, role: hostile };
      for (const token of [
        jwtOf({ alg: hostile, zm_skm: '' }, zak, 'c2ln'),
        jwtOf({ alg: hostile }, signature, 'c2ln'),
      ]) {
        const { text, links, markup } = await hoverOf(token);
        expect(links).toEqual([]);
        expect(markup).toEqual(['br', 'hr', 'p', 'strong']);
        expect(text).toContain(shown);
      }
    },
  );

  it('stays small, whatever the token contains', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`claim${index}`, 'x'.repeat(9)]),
    );
    for (const huge of [many, { ...claims, mn: '1'.repeat(90_000), appKey: 'k'.repeat(400) }]) {
      expect(
        (await hoverOf(jwtOf({ alg: 'x'.repeat(900) }, huge, 'c2ln'))).text.length,
      ).toBeLessThan(3_000);
    }
  });
});

describe('zoom.checkToken', () => {
  const check = (token: unknown) =>
    new TokenCheck({
      credentials,
      clock: { now: () => new Date(now) },
      locale,
      diagnostics: undefined as never,
    }).handlers['zoom.checkToken']({ token }) as Promise<TokenCheckResult>;

  it.each([
    ['alone', (token: string) => token],
    ['with blanks around it', (token: string) => `  ${token}\n`],
    ['with its header', (token: string) => `Authorization: Bearer ${token}`],
    ['in a URL', (token: string) => `https://zoom.us/s/1?zak=${token}`],
  ])('returns what a token is: %s', async (_name, inText) => {
    expect(await check(inText(signedJwt({ ...claims, role: 2 }, 'secret')))).toEqual({
      kind: 'signature',
      expiresAt: '2026-11-25T14:00:00.000Z',
      problems: [
        {
          claim: 'role',
          problem: 'There is no role 2.',
          fix: 'Set role to the number 0 for a participant or 1 for the host.',
        },
      ],
    });
  });

  it('describes what is no token', async () => {
    expect(await check('correct horse')).toEqual({
      kind: 'unreadable',
      problems: [
        {
          claim: '',
          problem: 'The text has no parts with dots between them, and a token has three.',
          fix: 'Copy the whole token, and nothing else.',
        },
      ],
    });
  });

  it.each([[''], ['  '], [5], [{}], [null]])('refuses %j', async (token) => {
    await expect(check(token)).rejects.toMatchObject({
      name: 'ZoomValidationError',
      fields: [{ field: 'token', message: expect.stringMatching(/^The token .+\.$/) as string }],
    });
  });
});

describe.each(['en', ...localizations] as const)('In %s', (language) => {
  beforeEach(() => {
    if (language !== 'en') {
      stubLanguage(language);
    }
    return () => vi.restoreAllMocks();
  });

  it('every problem and what would be right is a sentence', async () => {
    const sentences = (await everyProblem()).flatMap((problem) => [
      describeProblem(problem),
      describeFix(problem),
    ]);
    expect(sentences.length).toBeGreaterThan(60);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[.。]$/u);
      expect(sentence).not.toMatch(/\{\d\}|undefined|NaN|\s{2}/);
    }
  });

  it('every kind of token has a name of its own', () => {
    const names = Object.keys(kinds).map((kind) => tokenKindName(kind as TokenKind));
    expect(new Set(names).size).toBe(names.length);
  });
});

const kinds: Record<TokenKind, true> = {
  signature: true,
  videoSdk: true,
  access: true,
  app: true,
  chatbot: true,
  refresh: true,
  zak: true,
  onbehalf: true,
  jwtApp: true,
  other: true,
  unreadable: true,
};

/** Problems of every kind that there is, found in tokens. */
async function everyProblem(): Promise<TokenProblem[]> {
  const video = { app_key: 'ownKey', tpc: 'x', role_type: 0, version: 1, iat: 1, exp: 1 };
  const signatures = [
    {
      ...claims,
      appKey: undefined,
      mn: undefined,
      role: undefined,
      iat: undefined,
      exp: undefined,
    },
    { ...claims, appKey: 5, mn: 5, role: '0', iat: '5', exp: 'x', tokenExp: undefined },
    { ...claims, appKey: '', mn: 'x', role: 'x', iat: now, exp: now * 1_000, tokenExp: 1 },
    { ...claims, appKey: 'otherKey', mn: '850 1234 5678', role: 2, iat: seconds + 5 },
    { ...claims, mn: '1', role: 1, exp: seconds, tokenExp: seconds },
    { ...claims, mn: 85012345678, iat: seconds, exp: seconds - 1, tokenExp: seconds - 1 },
    { ...claims, appKey: undefined, sdkKey: 'ownKey', exp: seconds + 999_999 },
    video,
    { ...video, tpc: 'x'.repeat(201), version: 2, session_key: 'x'.repeat(99), user_identity: 5 },
    { ...video, tpc: undefined, version: undefined, role_type: undefined },
    { aud: 'https://oauth.zoom.us', exp: 5 },
    { iss: 'aBcDeF1Gh2Ij3Kl4Mn5OpQ', exp: 5 },
  ];
  const texts = [
    ...signatures.map((one) => signedJwt(one, 'other')),
    jwtOf({ alg: 'none' }, claims, ''),
    jwtOf({ alg: 'HS256' }, claims, ''),
    jwtOf({ alg: 'RS256' }, claims, ''),
    jwtOf({ typ: 'JWT' }, claims, ''),
    jwtOf({ alg: 'dir', enc: 'A128GCM' }, '', 'iv.text.tag'),
    jwtOf('x', claims, ''),
    jwtOf({ alg: 'HS256' }, 'x', ''),
    'x',
    'x.y',
    'x'.repeat(140_000),
  ];
  const reports = await Promise.all(texts.map((text) => checkJwt(text, { credentials, now })));
  const problems = reports.flatMap((report) => report.problems);
  expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(Object.keys(found)));
  return problems;
}

const found: Record<ProblemKind, true> = {
  missing: true,
  notText: true,
  notNumber: true,
  empty: true,
  textTooLong: true,
  unsigned: true,
  otherAlgorithm: true,
  noSignature: true,
  otherSecret: true,
  deprecatedClaim: true,
  keyOfOtherSdk: true,
  unknownKey: true,
  notDigits: true,
  notMeetingId: true,
  notRole: true,
  hostNeedsZak: true,
  notSeconds: true,
  issuedAhead: true,
  expired: true,
  tooShort: true,
  tooLong: true,
  differsFromExp: true,
  otherVersion: true,
  retiredJwtApp: true,
  chatbotOnly: true,
  hugeText: true,
  parts: true,
  encrypted: true,
  header: true,
  claims: true,
};
