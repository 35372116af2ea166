/**
 * The error codes of Zoom's API that are handled differently from others. Zoom reuses codes across
 * products, so each has this meaning only for the calls that document it (Zoom API reference, "Error
 * codes" of each call; "OAuth error messages" for 47xx).
 */
export const errorCodes = {
  /** The access token is missing, invalid or expired. */
  invalidToken: 124,
  /** No permission; also for features of paid plans. */
  noPermission: 200,
  /** A field, ID or page token of the request is invalid. */
  invalidRequest: 300,
  /** The resource belongs to another user, who has not shared it. */
  notShared: 403,
  userNotFound: 1001,
  /** The user is not in the account; for a recording, nobody in the account has the ID. */
  userNotInAccount: 1010,
  /** There is no such call. */
  unknownEndpoint: 2300,
  /** The meeting's summary is in the trash, or access to it is restricted. */
  summaryRestricted: 2305,
  /** A general refusal, such as to end a meeting that is not in progress. */
  meetingRefused: 3000,
  /** The meeting does not exist or has expired. */
  meetingNotFound: 3001,
  personalMeetingNotDeletable: 3018,
  /** Personal audio conferences cannot be deleted. */
  audioConferenceNotDeletable: 3037,
  /** The meeting runs on the company's own server and cannot be ended from outside. */
  onPremiseMeeting: 3063,
  recordingNotFound: 3301,
  /** A general OAuth failure; for a call, the token is not accepted or lacks scopes. */
  oauthFailure: 4700,
  missingScope: 4711,
  appDisabled: 4717,
  tokenOwnerGone: 4735,
  refreshTokenNotFound: 4737,
  refreshTokenDisabled: 4738,
  refreshTokenOverused: 4740,
  /** A newer sign-in of the same user to the same app revoked the token. */
  tokenRevoked: 4741,
  /** The meeting ended more than a year ago. */
  meetingTooOld: 12702,
} as const;
