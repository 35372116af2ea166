import { compactVerify, decodeJwt } from 'jose';
import { sandboxSdkApps, type SdkApp, type SdkKind } from '../data/sdkApps.ts';

/** The shortest and the longest lifetime of a token, in seconds. */
const lifetimes = { shortest: 30 * 60, longest: 48 * 3600 };

/** The longest texts of Video SDK tokens, in characters. */
const longestTexts = { tpc: 200, user_identity: 34, session_key: 35 };

/** A token for an SDK that Zoom would accept. */
export interface AcceptedToken {
  readonly app: SdkApp;
  readonly claims: Claims;
}

type Claims = Readonly<Record<string, unknown>>;

/** A token that Zoom would not accept. Zoom does not say why; the sandbox does. */
export class RefusedToken extends Error {}

/**
 * Checks a Meeting SDK signature.
 *
 * @param meetingNumber the meeting to join, which the signature must be for
 * @throws RefusedToken with the first reason
 */
export async function checkMeetingSignature(
  signature: string,
  meetingNumber: string,
  nowMs: number,
): Promise<AcceptedToken> {
  const token = await verify('meetingSdk', signature, ({ appKey, sdkKey }) => appKey ?? sdkKey);
  const { mn, exp, tokenExp } = token.claims;
  if (typeof mn !== 'string' || !/^\d+$/.test(mn)) refuse('mn is not a text of digits.');
  if (mn !== meetingNumber) refuse('mn is another meeting.');
  checkRole(token.claims, 'role');
  checkTimes(token.claims, nowMs);
  if (tokenExp !== exp) refuse('tokenExp is not the same as exp.');
  return token;
}

/**
 * Checks a Video SDK token.
 *
 * @throws RefusedToken with the first reason
 */
export async function checkVideoToken(text: string, nowMs: number): Promise<AcceptedToken> {
  const token = await verify('videoSdk', text, ({ app_key }) => app_key);
  const { claims } = token;
  if (typeof claims.tpc !== 'string' || claims.tpc === '') refuse('tpc is not a session name.');
  if (claims.version !== 1) refuse('version is not 1.');
  checkRole(claims, 'role_type');
  checkTimes(claims, nowMs);
  for (const [name, longest] of Object.entries(longestTexts)) {
    const value = claims[name] ?? '';
    if (typeof value !== 'string') refuse(`${name} is not a text.`);
    if (value.length > longest) refuse(`${name} has more than ${longest} characters.`);
  }
  return token;
}

async function verify(
  kind: SdkKind,
  text: string,
  keyOf: (claims: Claims) => unknown,
): Promise<AcceptedToken> {
  let claims: Claims;
  try {
    claims = decodeJwt(text);
  } catch {
    return refuse('It is not a JSON Web Token.');
  }
  const key = keyOf(claims);
  const app = sandboxSdkApps.find((candidate) => candidate.key === key);
  if (app === undefined) return refuse('Its key belongs to no app.');
  if (app.kind !== kind) return refuse('Its key belongs to an app of another type.');
  try {
    await compactVerify(text, new TextEncoder().encode(app.secret), { algorithms: ['HS256'] });
  } catch {
    return refuse('It was not signed with HS256 and the secret of its app.');
  }
  return { app, claims };
}

function checkRole(claims: Claims, name: string): void {
  if (claims[name] !== 0 && claims[name] !== 1) refuse(`${name} is not the number 0 or 1.`);
}

function checkTimes({ iat, exp }: Claims, nowMs: number): void {
  const now = Math.floor(nowMs / 1000);
  if (typeof iat !== 'number') return refuse('iat is not a number.');
  if (typeof exp !== 'number') return refuse('exp is not a number.');
  if (iat > now) refuse('iat is in the future, or not in seconds.');
  if (exp <= now) refuse('It has expired.');
  if (exp - iat < lifetimes.shortest) refuse('exp is less than 30 minutes after iat.');
  if (exp - iat > lifetimes.longest) {
    refuse('exp is more than 48 hours after iat, or not in seconds.');
  }
}

function refuse(reason: string): never {
  throw new RefusedToken(reason);
}
