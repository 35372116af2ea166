import type { UnreadableReason } from './decodeJwt';

/**
 * What is wrong with a claim, with the header or with the whole token:
 *
 * - `missing`, `notText`, `notNumber`, `empty`, `textTooLong`: the value itself
 * - `unsigned`, `otherAlgorithm`: the header names no algorithm, or one that Zoom does not use
 * - `noSignature`, `otherSecret`: the signature is empty, or was not made with the stored secret
 * - `deprecatedClaim`: the claim has a newer name
 * - `keyOfOtherSdk`, `unknownKey`: the key is set for the other SDK, or for none
 * - `notDigits`, `notMeetingId`: a meeting ID with other characters, or with too few or too many digits
 * - `notRole`, `hostNeedsZak`: a role that does not exist, or the one that needs a ZAK token too
 * - `notSeconds`: a time in milliseconds, or in something smaller
 * - `issuedAhead`, `expired`: the time has not come, or has passed
 * - `tooShort`, `tooLong`: the lifetime; this is `textTooLong` for text
 * - `differsFromExp`: the two expiry times are not the same
 * - `otherVersion`: a version that does not exist
 * - `retiredJwtApp`, `chatbotOnly`: Zoom's own tokens that open nothing, or little
 * - `hugeText`, `parts`, `encrypted`, `header`, `claims`: no token that can be read
 */
export type ProblemKind =
  | 'missing'
  | 'notText'
  | 'notNumber'
  | 'empty'
  | 'textTooLong'
  | 'unsigned'
  | 'otherAlgorithm'
  | 'noSignature'
  | 'otherSecret'
  | 'deprecatedClaim'
  | 'keyOfOtherSdk'
  | 'unknownKey'
  | 'notDigits'
  | 'notMeetingId'
  | 'notRole'
  | 'hostNeedsZak'
  | 'notSeconds'
  | 'issuedAhead'
  | 'expired'
  | 'tooShort'
  | 'tooLong'
  | 'differsFromExp'
  | 'otherVersion'
  | 'retiredJwtApp'
  | 'chatbotOnly'
  | 'hugeText'
  | Exclude<UnreadableReason, 'tooLong'>;

/**
 * What would be right. `setValue` and `setText` say which value, if there is only one; the others are
 * sentences of their own.
 */
export type FixKind =
  | 'setValue'
  | 'setText'
  | 'setKey'
  | 'setRole'
  | 'setMeetingId'
  | 'setSessionName'
  | 'renameClaim'
  | 'limitText'
  | 'signWithHs256'
  | 'signWithOwnSecret'
  | 'useOwnKey'
  | 'compareKeys'
  | 'passZak'
  | 'setSeconds'
  | 'checkClock'
  | 'signAgain'
  | 'requestAgain'
  | 'limitLifetime'
  | 'useServerToServer'
  | 'useUserToken'
  | 'copyWholeToken'
  | 'useSignedToken';

/** One thing that is wrong with a token. */
export interface TokenProblem {
  /** The claim; `alg`, `signature`, or empty for what is not about a claim. */
  claim: string;
  problem: ProblemKind;
  fix: FixKind;
  /** Whether the token may work all the same. */
  isAdvice: boolean;
  /** What the token has, where that helps; text of strangers. */
  found?: string | number;
  /** What it should have, if there is only one such value. */
  expected?: string | number;
}

/** The parts of a problem that can be left out. */
type ProblemDetails = Partial<Pick<TokenProblem, 'isAdvice' | 'found' | 'expected'>>;

/** Describes a problem because of which Zoom refuses the token, unless `details` say otherwise. */
export function tokenProblem(
  claim: string,
  problem: ProblemKind,
  fix: FixKind,
  details: ProblemDetails = {},
): TokenProblem {
  return { claim, problem, fix, isAdvice: false, ...details };
}
