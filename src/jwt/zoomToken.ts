import type { DecodedJwt, JwtObject } from './decodeJwt';
import { jwtDate } from './jwtTime';
import { type TokenProblem, tokenProblem } from './tokenProblem';

/**
 * A token that Zoom issues, or used to accept:
 *
 * - `access`: of a person who signed in
 * - `app`: of a Server-to-Server OAuth app
 * - `chatbot`: of an app alone (`client_credentials`), for its chatbot
 * - `refresh`: gets new access tokens
 * - `zak`: starts meetings as a user
 * - `onbehalf`: joins one meeting on behalf of a user
 * - `jwtApp`: of the JWT apps that ended on September 8, 2023
 */
export type ZoomTokenKind =
  'access' | 'app' | 'chatbot' | 'refresh' | 'zak' | 'onbehalf' | 'jwtApp';

/** What one of Zoom's own tokens says about itself. Zoom documents none of it. */
export interface ZoomToken {
  kind: ZoomTokenKind;
  /** The ID of the Zoom user whose token it is. */
  userId: string | undefined;
  /** The only meeting that it is for. */
  meetingId: string | undefined;
}

/** An access token lives for an hour, a refresh token for months; in seconds. */
const longestAccess = 2 * 3_600;

/** The `type` of the tokens of Server-to-Server OAuth apps, as public examples have it. */
const serverType = 3;

/** The claims that JWT apps signed; a token with others is not one of theirs. */
const jwtAppClaims = new Set(['iss', 'exp', 'iat', 'aud']);

/** Returns which of Zoom's own tokens this is; `undefined` if it is none. */
export function readZoomToken(token: DecodedJwt): ZoomToken | undefined {
  const kind = kindOf(token);
  const { uid, mnum } = token.claims;
  return kind === undefined ? undefined : { kind, userId: textOf(uid), meetingId: textOf(mnum) };
}

/**
 * Returns what is wrong with one of Zoom's own tokens.
 *
 * @param now in ms since 1970
 */
export function findZoomTokenProblems(
  { kind }: ZoomToken,
  { exp }: JwtObject,
  now: number,
): TokenProblem[] {
  if (kind === 'jwtApp') {
    return [tokenProblem('iss', 'retiredJwtApp', 'useServerToServer')];
  }
  const expiry = jwtDate(exp);
  return [
    ...(kind === 'chatbot'
      ? [tokenProblem('', 'chatbotOnly', 'useUserToken', { isAdvice: true })]
      : []),
    ...(expiry !== undefined && expiry.getTime() <= now
      ? [tokenProblem('exp', 'expired', 'requestAgain')]
      : []),
  ];
}

function kindOf({ header, claims }: DecodedJwt): ZoomTokenKind | undefined {
  const { aud, iss } = claims;
  if (isOAuthServer(aud) || (typeof iss === 'string' && iss.startsWith('zm:cid:'))) {
    return oauthKindOf(claims);
  }
  // Zoom's clients call their meeting service so.
  if (aud === 'clientsm' || 'zm_skm' in header) {
    return namesOnBehalf(claims) ? 'onbehalf' : 'zak';
  }
  return isJwtApp(header, claims) ? 'jwtApp' : undefined;
}

function oauthKindOf({ uid, type, iat, exp }: JwtObject): ZoomTokenKind {
  if (typeof iat === 'number' && typeof exp === 'number' && exp - iat > longestAccess) {
    return 'refresh';
  }
  if (type === serverType) {
    return 'app';
  }
  return uid === undefined ? 'chatbot' : 'access';
}

function isOAuthServer(aud: unknown): boolean {
  return aud === 'https://oauth.zoom.us' || aud === 'https://oauth.zoomgov.com';
}

/** Zoom does not say how the two differ. One that does not call itself so passes for a ZAK token. */
function namesOnBehalf(claims: JwtObject): boolean {
  return Object.values(claims).some((value) => value === 'onbehalf' || value === 'obf');
}

/** A token with an API key of 22 characters and nothing else but times. */
function isJwtApp({ alg }: JwtObject, claims: JwtObject): boolean {
  const { iss, exp, aud } = claims;
  return (
    alg === 'HS256' &&
    typeof iss === 'string' &&
    /^[\w-]{22}$/.test(iss) &&
    exp !== undefined &&
    (aud ?? undefined) === undefined &&
    Object.keys(claims).every((name) => jwtAppClaims.has(name))
  );
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
