import { decodeJwt, type JwtObject, type UnreadableJwt } from './decodeJwt';
import { jwtDate } from './jwtTime';
import { isSignedWith, type SdkKind } from './sdkSignature';
import { findSignatureProblems, sdkKeyOf, sdkOf } from './signatureRules';
import { type TokenProblem, tokenProblem } from './tokenProblem';
import { findZoomTokenProblems, readZoomToken, type ZoomTokenKind } from './zoomToken';

/**
 * What a text is:
 *
 * - `signature`, `videoSdk`: a token for the Meeting SDK or the Video SDK
 * - `other`: a token that has nothing to do with Zoom
 * - `unreadable`: no token that can be read
 */
export type TokenKind = 'signature' | 'videoSdk' | ZoomTokenKind | 'other' | 'unreadable';

/** What was found out about a token without asking anybody. */
export interface TokenReport {
  kind: TokenKind;
  /** When it expires or has expired; `undefined` if it does not say. */
  expiresAt: Date | undefined;
  problems: TokenProblem[];
  /** What it claims, unverified; empty if that cannot be read. */
  claims: JwtObject;
  /** The user whose token it is; text of strangers. */
  userId?: string;
  /** The meeting that it is for; text of strangers. */
  meetingId?: string;
  /** The SDK key that it names; text of strangers. */
  key?: string;
  /** Whether the key is the one in the settings. */
  isOwnKey?: boolean;
  /** Whether it was signed with the stored secret; `undefined` if there is none for its key. */
  isSignedWithSecret?: boolean;
  /** Whether its beginning is that of a token, even if the rest cannot be read. */
  hasHeader: boolean;
}

/** What {@link checkJwt} compares a token with. */
export interface JwtCheckDeps {
  credentials: {
    /** The SDK for which a key is set. */
    ownerOf(key: string): SdkKind | undefined;
    /** The key of an SDK; empty if none is set. */
    keyOf(kind: SdkKind): string;
    /** The stored secret for that key. */
    findSecret(kind: SdkKind): Promise<string | undefined>;
  };
  /** The time in ms since 1970. */
  now: number;
}

/** Checks a token on this computer. Throws nothing, whatever the text is. */
export async function checkJwt(text: string, deps: JwtCheckDeps): Promise<TokenReport> {
  const { jwt, unreadable } = decodeJwt(text);
  if (jwt === undefined) {
    return describeUnreadable(unreadable);
  }
  const { claims } = jwt;
  const expiresAt = jwtDate(claims.exp);
  const sdk = sdkOf(claims);
  if (sdk === undefined) {
    const token = readZoomToken(jwt);
    return {
      kind: token?.kind ?? 'other',
      expiresAt,
      problems: token === undefined ? [] : findZoomTokenProblems(token, claims, deps.now),
      claims,
      hasHeader: true,
      ...(token?.userId === undefined ? {} : { userId: token.userId }),
      ...(token?.meetingId === undefined ? {} : { meetingId: token.meetingId }),
    };
  }
  const key = sdkKeyOf(sdk, claims);
  const keyOwner = key === undefined ? undefined : deps.credentials.ownerOf(key);
  const secret = keyOwner === sdk ? await deps.credentials.findSecret(sdk) : undefined;
  const isSignedWithSecret = secret === undefined ? undefined : isSignedWith(jwt, secret);
  const problems = findSignatureProblems(sdk, jwt, {
    now: deps.now,
    keyOwner,
    isKeySet: deps.credentials.keyOf(sdk) !== '',
    isSignedWithSecret,
  });
  return {
    kind: sdk === 'meetingSdk' ? 'signature' : 'videoSdk',
    expiresAt,
    problems,
    claims,
    hasHeader: true,
    ...(key === undefined ? {} : { key, isOwnKey: keyOwner === sdk }),
    ...(isSignedWithSecret === undefined ? {} : { isSignedWithSecret }),
    ...(typeof claims.mn === 'string' ? { meetingId: claims.mn } : {}),
  };
}

function describeUnreadable({ reason, parts, hasHeader }: UnreadableJwt): TokenReport {
  const problem = reason === 'tooLong' ? 'hugeText' : reason;
  return {
    kind: 'unreadable',
    expiresAt: undefined,
    problems: [
      reason === 'encrypted'
        ? tokenProblem('', problem, 'useSignedToken')
        : tokenProblem('', problem, 'copyWholeToken', { found: parts }),
    ],
    claims: {},
    hasHeader,
  };
}
