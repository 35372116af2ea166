import {
  constantFrom,
  dictionary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  tuple,
} from 'fast-check';
import { describe, expect } from 'vitest';
import { checkJwt } from '../../../src/jwt/checkJwt';
import { findJwtAt, findJwts } from '../../../src/jwt/findJwts';
import { decodeJwt } from '../../../src/jwt/decodeJwt';
import { isSignedWith, signSdkToken } from '../../../src/jwt/sdkSignature';
import { fuzz, textWith } from '../support/fuzz.ts';
import { jwtOf } from '../support/jwts.ts';

const token = jwtOf({ alg: 'HS256' }, { appKey: 'k' }, 'c2ln');
const deps = {
  now: 0,
  credentials: {
    ownerOf: (key: string) => (key === 'k' ? ('meetingSdk' as const) : undefined),
    keyOf: () => 'k',
    findSecret: () => Promise.resolve('secret'),
  },
};

/** Claims with the names that are looked at, and with any values. */
const claims = dictionary(
  oneof(
    constantFrom('appKey', 'sdkKey', 'mn', 'role', 'iat', 'exp', 'tokenExp', 'app_key', 'tpc'),
    constantFrom('role_type', 'version', 'user_identity', 'session_key', 'aud', 'iss', 'uid'),
    string(),
  ),
  oneof(jsonValue(), constantFrom('k', 'onbehalf', 'https://oauth.zoom.us', 'clientsm', 1e15)),
);

describe('Tokens of strangers', () => {
  fuzz(
    'are found at every position that they are found at in the whole text',
    tuple(
      textWith(token, `${token}.`, 'eyJ', '.', '-', '%3D', '\\n', '"', '=', ' '),
      integer({ min: 0, max: 400 }),
    ),
    ([text, offset]) => {
      const at = Math.min(offset, text.length);
      const touched = findJwts(text).filter(({ start, end }) => start <= at && at <= end);
      const found = findJwtAt(text, at);
      expect(touched.filter((one) => one.start === found?.start)).toEqual(
        found === undefined ? [] : [found],
      );
      expect(found === undefined).toBe(touched.length === 0);
      for (const one of touched) {
        expect(text.slice(one.start, one.end)).toBe(one.text);
      }
    },
  );

  fuzz('are checked without failing, whatever they are', textWith(token, '.', 'eyJ'), (text) =>
    checkJwt(text, deps),
  );

  fuzz(
    'are checked without failing, whatever they claim',
    record({
      header: dictionary(constantFrom('alg', 'enc', 'typ', 'zm_skm'), jsonValue()),
      claims,
    }),
    async (one) => {
      const report = await checkJwt(jwtOf(one.header, one.claims, 'c2ln'), deps);
      expect(report.kind).not.toBe('unreadable');
      expect(Number.isNaN(report.expiresAt?.getTime() ?? 0)).toBe(false);
    },
  );
});

fuzz(
  'Tokens that are signed here are right, and match no other secret',
  record({
    secret: string({ minLength: 1 }),
    sessionName: string({ minLength: 1, maxLength: 200 }),
    role: constantFrom(0, 1),
    ttl: integer({ min: 1_800, max: 172_800 }),
  }),
  async ({ secret, ...request }) => {
    const signed = await signSdkToken({ key: 'k', secret }, { kind: 'videoSdk', ...request });
    const report = await checkJwt(signed, {
      now: Date.now(),
      credentials: {
        ownerOf: () => 'videoSdk',
        keyOf: () => 'k',
        findSecret: () => Promise.resolve(secret),
      },
    });
    expect(report).toMatchObject({ kind: 'videoSdk', problems: [], isSignedWithSecret: true });
    const { jwt } = decodeJwt(signed);
    expect(jwt && isSignedWith(jwt, `${secret}x`)).toBe(false);
  },
);
