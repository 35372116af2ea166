import type { RefusalMeaning } from './refusals';

/**
 * What the codes mean with which the Meeting SDK refuses to join or to start a meeting (Meeting SDK for
 * web, "Meeting SDK error codes"). They come without an HTTP status, and some of these numbers mean
 * something else when the API uses them.
 */
const joinErrors: ReadonlyMap<number, RefusalMeaning> = new Map([
  [3000, 'emailRequired'],
  [3001, 'meetingMissing'],
  [3003, 'hostTokenRequired'],
  [3004, 'passcodeWrong'],
  [3005, 'anotherMeetingRunning'],
  [3008, 'meetingNotStarted'],
  [3009, 'removedFromMeeting'],
  [3099, 'registrationRequired'],
  [3100, 'signInRequired'],
  [3265, 'joinTokenInvalid'],
  [3603, 'browserJoinOff'],
  [3610, 'meetingMissing'],
  [3611, 'browserJoinOff'],
  [3623, 'joinTokenInvalid'],
  [3704, 'sdkKeyUnknown'],
  [3705, 'signatureExpired'],
  [3706, 'meetingNumberWrong'],
  [3708, 'signatureRoleWrong'],
  [3710, 'sdkKeyDisabled'],
  [3711, 'anotherMeetingRunning'],
  [3712, 'signatureInvalid'],
  [3713, 'joinNotPermitted'],
  [4003, 'joinParameterInvalid'],
  [4004, 'meetingEnded'],
  [4005, 'meetingFull'],
  [4006, 'meetingLocked'],
  [4011, 'appUnpublished'],
  [4012, 'joinTokenRequired'],
  [4013, 'joinTokenInvalid'],
  [6603, 'appBlockedByHost'],
  [10_000, 'sdkTooOld'],
] as const);

/** Returns what an error code of the Meeting SDK means; `undefined` if it is not one of those for joining. */
export function meaningOfJoinError(code: number): RefusalMeaning | undefined {
  return joinErrors.get(code);
}
