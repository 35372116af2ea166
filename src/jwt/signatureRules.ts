import type { DecodedJwt, JwtObject } from './decodeJwt';
import { type JwtTime, readJwtTime } from './jwtTime';
import { isMeetingNumber, longestSessionName, sdkLifetime, type SdkKind } from './sdkSignature';
import { type TokenProblem, tokenProblem } from './tokenProblem';

/** What is known about a token for an SDK, beside what it says itself. */
export interface SignatureContext {
  /** In ms since 1970. */
  now: number;
  /** For which SDK its key is set in the settings; `undefined` if it is not. */
  keyOwner: SdkKind | undefined;
  /** Whether a key is set for its SDK, so that another one can be a mistake. */
  isKeySet: boolean;
  /** Whether it was signed with the stored secret; `undefined` if there is none for its key. */
  isSignedWithSecret: boolean | undefined;
}

/** The only algorithm that Zoom accepts: HMAC SHA-256. */
const algorithm = 'HS256';

/** The claims that only one of the SDKs has, by which a token is recognized. */
const ownClaims: Record<SdkKind, readonly string[]> = {
  meetingSdk: ['appKey', 'sdkKey', 'mn', 'tokenExp'],
  videoSdk: ['app_key', 'tpc', 'role_type', 'session_key', 'user_identity'],
};

/** The longest texts of Video SDK tokens, in characters. */
const longestTexts = { user_identity: 34, session_key: 35 } as const;

/** Returns for which SDK a token is; `undefined` if it is for neither. */
export function sdkOf(claims: JwtObject): SdkKind | undefined {
  const count = (kind: SdkKind) => ownClaims[kind].filter((name) => name in claims).length;
  const [meeting, video] = [count('meetingSdk'), count('videoSdk')];
  if (meeting === 0 && video === 0) {
    return undefined;
  }
  return video > meeting ? 'videoSdk' : 'meetingSdk';
}

/** Returns the key that a token for an SDK names; `undefined` if that is no text. */
export function sdkKeyOf(kind: SdkKind, { appKey, sdkKey, app_key }: JwtObject) {
  const key = kind === 'meetingSdk' ? (appKey ?? sdkKey) : app_key;
  return typeof key === 'string' ? key : undefined;
}

/**
 * Returns what is wrong with a token for an SDK. A token without refusals can still be refused: nothing
 * here asks Zoom.
 */
export function findSignatureProblems(
  kind: SdkKind,
  { header, claims, text }: DecodedJwt,
  context: SignatureContext,
): TokenProblem[] {
  return [
    ...checkAlgorithm(header, text),
    ...(kind === 'meetingSdk' ? checkMeetingKey(claims) : checkText(claims, 'app_key', 'setKey')),
    ...checkKeyOwner(kind, claims, context),
    ...(kind === 'meetingSdk' ? checkMeetingClaims(claims) : checkVideoClaims(claims)),
    ...checkTimes(claims, context.now),
    ...(kind === 'meetingSdk' ? checkTokenExpiry(claims) : []),
    ...checkSecret(header, context),
  ];
}

function checkAlgorithm({ alg }: JwtObject, text: string): TokenProblem[] {
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') {
    return [tokenProblem('alg', 'unsigned', 'signWithHs256', { found: alg })];
  }
  if (alg !== algorithm) {
    return [
      typeof alg === 'string'
        ? tokenProblem('alg', 'otherAlgorithm', 'signWithHs256', { found: alg })
        : tokenProblem('alg', 'missing', 'signWithHs256'),
    ];
  }
  return text.endsWith('.') ? [tokenProblem('signature', 'noSignature', 'signWithHs256')] : [];
}

/** Says nothing about the secret if another algorithm was used. */
function checkSecret({ alg }: JwtObject, { isSignedWithSecret }: SignatureContext): TokenProblem[] {
  return alg === algorithm && isSignedWithSecret === false
    ? [tokenProblem('signature', 'otherSecret', 'signWithOwnSecret')]
    : [];
}

function checkMeetingKey(claims: JwtObject): TokenProblem[] {
  return 'sdkKey' in claims && !('appKey' in claims)
    ? [
        ...checkText(claims, 'sdkKey', 'setKey'),
        tokenProblem('sdkKey', 'deprecatedClaim', 'renameClaim', {
          isAdvice: true,
          expected: 'appKey',
        }),
      ]
    : checkText(claims, 'appKey', 'setKey');
}

function checkKeyOwner(
  kind: SdkKind,
  claims: JwtObject,
  { keyOwner, isKeySet }: SignatureContext,
): TokenProblem[] {
  if (sdkKeyOf(kind, claims) === undefined || keyOwner === kind) {
    return [];
  }
  const claim = kind === 'videoSdk' ? 'app_key' : 'appKey' in claims ? 'appKey' : 'sdkKey';
  if (keyOwner !== undefined) {
    return [tokenProblem(claim, 'keyOfOtherSdk', 'useOwnKey', { found: keyOwner, expected: kind })];
  }
  return isKeySet ? [tokenProblem(claim, 'unknownKey', 'compareKeys', { isAdvice: true })] : [];
}

function checkMeetingClaims(claims: JwtObject): TokenProblem[] {
  return [...checkMeetingNumber(claims), ...checkRole(claims, 'role')];
}

/** Only the SDK for the web reads it, so a token without may be one for another. */
function checkMeetingNumber({ mn }: JwtObject): TokenProblem[] {
  if (mn === undefined) {
    return [tokenProblem('mn', 'missing', 'setMeetingId', { isAdvice: true })];
  }
  if (typeof mn !== 'string') {
    return [
      typeof mn === 'number' && isMeetingNumber(String(mn))
        ? tokenProblem('mn', 'notText', 'setText', { expected: String(mn) })
        : tokenProblem('mn', 'notText', 'setMeetingId'),
    ];
  }
  if (isMeetingNumber(mn)) {
    return [];
  }
  const digits = mn.length > 100 ? '' : mn.replace(/[\s-]/g, '');
  return [
    isMeetingNumber(digits)
      ? tokenProblem('mn', 'notDigits', 'setText', { expected: digits })
      : tokenProblem('mn', /^\d+$/.test(mn) ? 'notMeetingId' : 'notDigits', 'setMeetingId'),
  ];
}

/** Only the SDK for the web reads `role`, so a token without may be one for another. */
function checkRole(claims: JwtObject, claim: 'role' | 'role_type'): TokenProblem[] {
  const role = claims[claim];
  const isMeeting = claim === 'role';
  if (role === undefined) {
    return [tokenProblem(claim, 'missing', 'setRole', { isAdvice: isMeeting })];
  }
  if (typeof role !== 'number') {
    return [
      role === '0' || role === '1'
        ? tokenProblem(claim, 'notNumber', 'setValue', { expected: Number(role) })
        : tokenProblem(claim, 'notNumber', 'setRole'),
    ];
  }
  if (role !== 0 && role !== 1) {
    return [tokenProblem(claim, 'notRole', 'setRole', { found: role })];
  }
  return isMeeting && role === 1
    ? [tokenProblem(claim, 'hostNeedsZak', 'passZak', { isAdvice: true })]
    : [];
}

function checkVideoClaims(claims: JwtObject): TokenProblem[] {
  return [
    ...checkText(claims, 'tpc', 'setSessionName', longestSessionName),
    ...checkRole(claims, 'role_type'),
    ...checkVersion(claims),
    ...(['user_identity', 'session_key'] as const)
      .filter((claim) => claim in claims)
      .flatMap((claim) =>
        claims[claim] === '' ? [] : checkText(claims, claim, 'limitText', longestTexts[claim]),
      ),
  ];
}

function checkVersion({ version }: JwtObject): TokenProblem[] {
  if (version === 1) {
    return [];
  }
  const problem =
    version === undefined ? 'missing' : typeof version === 'number' ? 'otherVersion' : 'notNumber';
  return [tokenProblem('version', problem, 'setValue', { expected: 1 })];
}

/** Checks a claim that must be a text, and not an empty one. */
function checkText(
  claims: JwtObject,
  claim: string,
  fix: TokenProblem['fix'],
  longest = Infinity,
): TokenProblem[] {
  const value = claims[claim];
  const limit = Number.isFinite(longest) ? { expected: longest } : {};
  if (value === undefined) {
    return [tokenProblem(claim, 'missing', fix, limit)];
  }
  if (typeof value !== 'string') {
    return [tokenProblem(claim, 'notText', fix, limit)];
  }
  if (value === '') {
    return [tokenProblem(claim, 'empty', fix, limit)];
  }
  return value.length > longest
    ? [tokenProblem(claim, 'textTooLong', 'limitText', { found: value.length, expected: longest })]
    : [];
}

/** Checks when a token was issued and when it expires; both are seconds since 1970. */
function checkTimes(claims: JwtObject, now: number): TokenProblem[] {
  const issued = readJwtTime(claims.iat);
  const expires = readJwtTime(claims.exp);
  const lifetime =
    issued?.seconds === undefined || expires?.seconds === undefined
      ? undefined
      : expires.seconds - issued.seconds;
  const problems = [...checkTime(claims, 'iat', issued), ...checkTime(claims, 'exp', expires)];
  if (issued?.seconds !== undefined && issued.seconds > Math.floor(now / 1_000)) {
    problems.push(
      tokenProblem('iat', 'issuedAhead', 'checkClock', {
        found: issued.seconds - Math.floor(now / 1_000),
      }),
    );
  }
  if (expires?.seconds !== undefined && expires.seconds * 1_000 <= now) {
    problems.push(tokenProblem('exp', 'expired', 'signAgain'));
  }
  if (lifetime !== undefined && issued?.seconds !== undefined) {
    if (lifetime < sdkLifetime.shortest) {
      const expected = Math.ceil(issued.seconds + sdkLifetime.shortest);
      problems.push(
        tokenProblem('exp', 'tooShort', 'limitLifetime', { found: lifetime, expected }),
      );
    } else if (lifetime > sdkLifetime.longest) {
      const expected = Math.floor(issued.seconds + sdkLifetime.longest);
      problems.push(tokenProblem('exp', 'tooLong', 'limitLifetime', { found: lifetime, expected }));
    }
  }
  return problems;
}

function checkTokenExpiry(claims: JwtObject): TokenProblem[] {
  const { exp, tokenExp } = claims;
  const expiry = readJwtTime(exp)?.seconds;
  const expected = expiry === undefined ? {} : { expected: expiry };
  if (tokenExp === undefined) {
    return [tokenProblem('tokenExp', 'missing', 'setSeconds', expected)];
  }
  const time = readJwtTime(tokenExp);
  const problems = checkTime(claims, 'tokenExp', time);
  return problems.length > 0 || expiry === undefined || time?.seconds === expiry
    ? problems
    : [tokenProblem('tokenExp', 'differsFromExp', 'setSeconds', expected)];
}

/** Checks that a time is a number of seconds. */
function checkTime(claims: JwtObject, claim: string, time: JwtTime | undefined): TokenProblem[] {
  const value = claims[claim];
  if (value === undefined) {
    return [tokenProblem(claim, 'missing', 'setSeconds')];
  }
  if (time === undefined) {
    const seconds =
      typeof value === 'string' && /^\d{1,11}$/.test(value) ? Number(value) : undefined;
    return [
      tokenProblem(
        claim,
        'notNumber',
        'setSeconds',
        seconds === undefined ? {} : { expected: seconds },
      ),
    ];
  }
  return time.isInSeconds
    ? []
    : [
        tokenProblem(
          claim,
          'notSeconds',
          'setSeconds',
          time.seconds === undefined ? {} : { expected: time.seconds },
        ),
      ];
}
