import { createHmac, timingSafeEqual } from 'node:crypto';
import { ZoomValidationError } from '../zoom/errors';
import type { DecodedJwt } from './decodeJwt';

/** The two SDKs whose tokens an app signs itself. */
export const sdkKinds = ['meetingSdk', 'videoSdk'] as const;

/** One of the two SDKs. */
export type SdkKind = (typeof sdkKinds)[number];

/** What an app signs its tokens with, from the page of the app in the Zoom App Marketplace. */
export interface SdkCredentials {
  /** The SDK key, which is the client ID of apps with both. */
  key: string;
  secret: string;
}

/** What a Meeting SDK app joins or starts a meeting with, apart from the ZAK token of a host. */
export interface MeetingSignatureRequest {
  kind: 'meetingSdk';
  /** A meeting ID of 9 to 11 digits. */
  meetingId: string | number;
  /** 0 for an attendee, 1 for the host, who needs a ZAK token too. */
  role: number;
  /** The lifetime in seconds. */
  ttl: number;
}

/** What a Video SDK app joins a session with. */
export interface VideoTokenRequest {
  kind: 'videoSdk';
  /** The name of the session, of at most 200 characters. */
  sessionName: string;
  /** 0 for a participant, 1 for the host. */
  role: number;
  /** The lifetime in seconds. */
  ttl: number;
}

/** A token that is signed on this computer. */
export type SdkTokenRequest = MeetingSignatureRequest | VideoTokenRequest;

/** The name of a field of a request that can be out of bounds. */
export type SdkTokenField = 'meetingId' | 'sessionName' | 'role' | 'ttl';

/** The shortest and the longest lifetime that Zoom accepts, in seconds: 30 minutes and 48 hours. */
export const sdkLifetime = { shortest: 30 * 60, longest: 48 * 3_600 } as const;

/** The longest name of a Video SDK session, in characters. */
export const longestSessionName = 200;

/**
 * How long ago a token says it was issued, in seconds. Zoom refuses one from the future, and the clock
 * of this computer may be ahead of Zoom's.
 */
const clockTolerance = 30;

/** Returns the fields of a request that Zoom would not accept. */
export function findInvalidFields(request: SdkTokenRequest): SdkTokenField[] {
  const { role, ttl } = request;
  const subject =
    request.kind === 'meetingSdk'
      ? ([isMeetingNumber(String(request.meetingId)), 'meetingId'] as const)
      : ([isSessionName(request.sessionName), 'sessionName'] as const);
  const checks: (readonly [boolean, SdkTokenField])[] = [
    subject,
    [role === 0 || role === 1, 'role'],
    [isSdkLifetime(ttl), 'ttl'],
  ];
  return checks.filter(([isValid]) => !isValid).map(([, field]) => field);
}

/** Whether a text is a meeting ID: 9 to 11 digits and nothing else. */
export function isMeetingNumber(text: string): boolean {
  return /^\d{9,11}$/.test(text);
}

/** Whether a Video SDK session can have this name. */
export function isSessionName(text: string): boolean {
  return text !== '' && text.length <= longestSessionName;
}

/** Whether Zoom accepts a lifetime, in seconds. */
export function isSdkLifetime(seconds: number): boolean {
  return (
    Number.isInteger(seconds) && seconds >= sdkLifetime.shortest && seconds <= sdkLifetime.longest
  );
}

/**
 * Signs a token with HMAC SHA-256 (Meeting SDK and Video SDK, "Authorization"). It expires `ttl` seconds
 * after `now`, or up to 30 seconds earlier with the longest lifetime.
 *
 * @param now in ms since 1970
 * @returns a JWT in compact form
 * @throws {ZoomValidationError} with the fields that are out of bounds, without sentences
 */
export async function signSdkToken(
  { key, secret }: SdkCredentials,
  request: SdkTokenRequest,
  now = Date.now(),
): Promise<string> {
  const invalid = findInvalidFields(request);
  if (invalid.length > 0) {
    throw new ZoomValidationError(
      invalid.map((field) => ({ field, message: '' })),
      '',
    );
  }
  const seconds = Math.floor(now / 1_000);
  const iat = seconds - clockTolerance;
  const exp = Math.min(seconds + request.ttl, iat + sdkLifetime.longest);
  const { SignJWT } = await import(/* webpackChunkName: "jose" */ 'jose/jwt/sign');
  return new SignJWT(claimsOf(key, request, { iat, exp }))
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

/**
 * Whether a token was signed with a secret. What it claims, and when it expires, is not looked at. Node.js
 * computes the HMAC itself: loading `jose` takes longer than a hover may.
 *
 * @param token signed with any algorithm; only HMAC SHA-256 can match (RFC 7515, section 5.2)
 */
export function isSignedWith({ text, header }: DecodedJwt, secret: string): boolean {
  // Extensions of the format that a reader must understand (RFC 7515, section 4.1.11) are in none of Zoom's.
  if (header.alg !== 'HS256' || header.crit !== undefined || secret === '') {
    return false;
  }
  const lastDot = text.lastIndexOf('.');
  const signature = text.slice(lastDot + 1);
  const expected = createHmac('sha256', secret).update(text.slice(0, lastDot)).digest();
  // Node.js would skip characters that base64url does not have.
  const found = /^[\w-]{43}$/.test(signature) ? Buffer.from(signature, 'base64url') : undefined;
  return found !== undefined && timingSafeEqual(found, expected);
}

function claimsOf(
  key: string,
  request: SdkTokenRequest,
  times: { iat: number; exp: number },
): Record<string, string | number> {
  const { role } = request;
  return request.kind === 'meetingSdk'
    ? { appKey: key, mn: String(request.meetingId), role, ...times, tokenExp: times.exp }
    : { app_key: key, version: 1, tpc: request.sessionName, role_type: role, ...times };
}
