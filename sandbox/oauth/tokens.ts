import { randomBytes, randomUUID } from 'node:crypto';

/** The permission that a user gave an app. */
export interface Consent {
  readonly clientId: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** The app, user and account that an access token stands for; an app's own token has no user. */
export interface TokenSubject {
  readonly clientId: string;
  readonly userId: string | undefined;
  readonly accountId: string;
  readonly scopes: readonly string[];
  /** Whether it is the token of a Server-to-Server app. */
  readonly isServer?: boolean;
}

const accessTokenLength = 1100;

/**
 * A token that looks like Zoom's: a JWT of about 1,100 characters. It is opaque, because its
 * signature is random and only this sandbox knows what it stands for.
 */
export function newAccessToken(subject: TokenSubject, nowMs: number, lifetimeS: number): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const head = encode({ sv: '000001', alg: 'HS512', v: '2.0', kid: randomUUID() });
  const body = encode({
    ver: 9,
    auid: randomBytes(16).toString('hex'),
    iss: `zm:cid:${subject.clientId}`,
    gno: 0,
    type: subject.isServer === true ? 3 : 0,
    tid: 0,
    aud: 'https://oauth.zoom.us',
    uid: subject.userId,
    nbf: issuedAt,
    exp: issuedAt + lifetimeS,
    iat: issuedAt,
    aid: subject.accountId,
    pad: randomBytes(240).toString('base64url'),
  });
  const start = `${head}.${body}.`;
  return start + randomText(Math.max(86, accessTokenLength - start.length));
}

/** A refresh token, which looks like a shorter JWT. */
export function newRefreshToken(): string {
  return `${encode({ sv: '000001', alg: 'HS512', v: '2.0', kid: randomUUID() })}.${randomText(420)}`;
}

/** What a ZAK token or an on-behalf token is for. */
interface UserTokenSubject {
  readonly userId: string;
  readonly accountId: string;
  /** The only meeting that an on-behalf token joins; undefined for a ZAK token. */
  readonly meetingId: number | undefined;
}

/**
 * A ZAK token or an on-behalf token, which at Zoom have at most 512 characters. Zoom does not document
 * their claims. Here, `tkt` tells the two apart.
 */
export function newUserToken(
  { userId, accountId, meetingId }: UserTokenSubject,
  nowMs: number,
  lifetimeS: number,
): string {
  const issuedAt = Math.floor(nowMs / 1000);
  const head = encode({ typ: 'JWT', sv: '000001', zm_skm: 'zm_o2m', alg: 'ES256' });
  const body = encode({
    aud: 'clientsm',
    uid: userId,
    iss: 'web',
    ...(meetingId !== undefined && { tkt: 'onbehalf', mnum: String(meetingId) }),
    exp: issuedAt + lifetimeS,
    iat: issuedAt,
    aid: accountId,
    jti: randomBytes(12).toString('base64url'),
  });
  return `${head}.${body}.${randomText(86)}`;
}

/** An authorization or device code. */
export function newCode(): string {
  return randomText(64);
}

const userCodeLetters = 'BCDFGHJKLMNPQRSTVWXZ';

/** A code that is easy to type, without vowels (RFC 8628, section 6.1). */
export function newUserCode(): string {
  return Array.from(randomBytes(8), (byte) => userCodeLetters[byte % userCodeLetters.length]).join(
    '',
  );
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function randomText(length: number): string {
  return randomBytes(Math.ceil((length * 3) / 4))
    .toString('base64url')
    .slice(0, length);
}
