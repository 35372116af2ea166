import { decodeJwt as decodeClaims, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeJwt } from '../../../src/jwt/decodeJwt';
import {
  isSignedWith,
  type MeetingSignatureRequest,
  type SdkTokenRequest,
  signSdkToken,
  type VideoTokenRequest,
} from '../../../src/jwt/sdkSignature';
import { signedJwt } from '../support/jwts.ts';

const credentials = { key: 'aBcDeF1Gh2Ij3Kl4Mn5Op', secret: 'x'.repeat(32) };
const now = Date.parse('2026-11-25T12:00:00.900Z');
const seconds = Math.floor(now / 1_000);

const meeting: MeetingSignatureRequest = {
  kind: 'meetingSdk',
  meetingId: 85012345678,
  role: 0,
  ttl: 7_200,
};
const session: VideoTokenRequest = {
  kind: 'videoSdk',
  sessionName: 'Pairing: 日本 “x”',
  role: 1,
  ttl: 1_800,
};

const verified = async (token: string) => {
  const { payload, protectedHeader } = await jwtVerify(
    token,
    new TextEncoder().encode(credentials.secret),
    { currentDate: new Date(now) },
  );
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  return payload;
};

describe('A Meeting SDK signature', () => {
  it('has the claims that Zoom requires, and no others', async () => {
    expect(await verified(await signSdkToken(credentials, meeting, now))).toEqual({
      appKey: credentials.key,
      mn: '85012345678',
      role: 0,
      iat: seconds - 30,
      exp: seconds + 7_200,
      tokenExp: seconds + 7_200,
    });
  });

  it('never lasts longer than Zoom accepts', async () => {
    const token = await signSdkToken(credentials, { ...meeting, ttl: 172_800 }, now);
    const { iat = 0, exp = 0 } = decodeClaims(token);
    expect(exp - iat).toBe(172_800);
  });
});

it('A Video SDK token has the claims that Zoom requires, and no others', async () => {
  expect(await verified(await signSdkToken(credentials, session, now))).toEqual({
    app_key: credentials.key,
    version: 1,
    tpc: 'Pairing: 日本 “x”',
    role_type: 1,
    iat: seconds - 30,
    exp: seconds + 1_800,
  });
});

describe('A request', () => {
  it.each<[string, SdkTokenRequest, string[]]>([
    ['the shortest lifetime', { ...meeting, ttl: 1_800 }, []],
    ['a lifetime of 0', { ...meeting, ttl: 0 }, ['ttl']],
    ['a negative lifetime', { ...meeting, ttl: -1 }, ['ttl']],
    ['a fraction of a second', { ...meeting, ttl: 1.5 }, ['ttl']],
    ['a lifetime with a fraction', { ...session, ttl: 1_800.5 }, ['ttl']],
    ['a second too little', { ...meeting, ttl: 1_799 }, ['ttl']],
    ['a second too much', { ...session, ttl: 172_801 }, ['ttl']],
    ['more than two years', { ...meeting, ttl: 68_423_085 }, ['ttl']],
    ['a year and a second', { ...session, ttl: 31_536_001 }, ['ttl']],
    ['no number as lifetime', { ...meeting, ttl: Number.NaN }, ['ttl']],
    ['the host’s role', { ...meeting, role: 1 }, []],
    ['a role of 2', { ...meeting, role: 2 }, ['role']],
    ['a negative role', { ...session, role: -1 }, ['role']],
    ['a meeting of 9 digits', { ...meeting, meetingId: '850123456' }, []],
    ['a meeting of 8 digits', { ...meeting, meetingId: '85012345' }, ['meetingId']],
    ['a meeting of 12 digits', { ...meeting, meetingId: 850123456789 }, ['meetingId']],
    ['a meeting with blanks', { ...meeting, meetingId: '850 1234 5678' }, ['meetingId']],
    ['a session of 200 characters', { ...session, sessionName: 'x'.repeat(200) }, []],
    ['a session of 201 characters', { ...session, sessionName: 'x'.repeat(201) }, ['sessionName']],
    ['no session', { ...session, sessionName: '' }, ['sessionName']],
    [
      'nothing right',
      { kind: 'meetingSdk', meetingId: 1, role: 3, ttl: 0 },
      ['meetingId', 'role', 'ttl'],
    ],
  ])('with %s is checked before it is signed', async (_name, request, fields) => {
    const signing = signSdkToken(credentials, request, now);
    if (fields.length === 0) {
      expect(await verified(await signing)).toBeDefined();
    } else {
      await expect(signing).rejects.toMatchObject({
        name: 'ZoomValidationError',
        fields: fields.map((field) => ({ field, message: '' })),
      });
    }
  });
});

describe('A secret', () => {
  const isSigned = (token: string, secret = credentials.secret) => {
    const { jwt } = decodeJwt(token);
    return jwt !== undefined && isSignedWith(jwt, secret);
  };

  it('matches the tokens that were signed with it, even expired ones', async () => {
    const token = await signSdkToken(credentials, meeting, 0);
    expect(isSigned(token)).toBe(true);
    expect(isSigned(token, `${credentials.secret} `)).toBe(false);
  });

  it('matches no token that is unsigned, changed, or none at all', async () => {
    const token = await signSdkToken(credentials, meeting, now);
    const [header = '', claims = '', signature = ''] = token.split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    for (const other of [
      `${none}.${claims}.`,
      `${none}.${claims}.${signature}`,
      `${header}.${claims}`,
      `${header}.${claims}.`,
      `${header}.${none}.${signature}`,
      `${header}.${claims}.${signature}.${signature}`,
      `${header}.${claims}.${signature.slice(0, -1)}`,
      `${header}.${claims}.${signature}A`,
      `${header}.${claims}.=${signature.slice(1)}`,
      '',
    ]) {
      expect(isSigned(other), other).toBe(false);
    }
    expect(isSigned(token, '')).toBe(false);
  });

  it('matches what jose verifies, and nothing else', async () => {
    const { secret } = credentials;
    const right = signedJwt({ a: 1 }, secret);
    const [, , signature = ''] = right.split('.');
    const tokens = [
      right,
      signedJwt({ a: 1 }, 'another'),
      ...['HS384', 'HS512', 'RS256', 'none', 'hs256', ''].map((alg) =>
        signedJwt({ a: 1 }, secret, { alg }),
      ),
      signedJwt({ a: 1 }, secret, { alg: 'HS256', crit: ['x'], x: 1 }),
      signedJwt({ a: 1 }, secret, { alg: 'HS256', crit: [] }),
      signedJwt('no claims', secret),
      ...[0, 20, 42].flatMap((index) =>
        ['A', 'B', '_', '.', '=', ' '].map(
          (one) =>
            `${right.slice(0, -43)}${signature.slice(0, index)}${one}${signature.slice(index + 1)}`,
        ),
      ),
    ];
    const byJose = await Promise.all(
      tokens.map((token) =>
        jwtVerify(token, new TextEncoder().encode(secret), { algorithms: ['HS256'] }).then(
          () => true,
          () => false,
        ),
      ),
    );
    expect(byJose).toContain(true);
    expect(tokens.map((token) => isSigned(token))).toEqual(byJose);
  });
});
