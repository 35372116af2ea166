/**
 * The error codes of Zoom's API that are handled differently from others. Zoom reuses codes across
 * products, so each has this meaning only for the calls that document it (Zoom API reference, "Error
 * codes" of each call; "OAuth error messages" for 47xx). What they mean together with the status and
 * the text is in `refusals.ts`.
 */
export const errorCodes = {
  /** A server-to-server app lacks scopes. */
  missingServerScope: 104,
  /** The access token is missing, invalid or expired. */
  invalidToken: 124,
  /** No permission; also for features of paid plans. */
  noPermission: 200,
  /** A field, ID or page token of the request is invalid. */
  invalidRequest: 300,
  /** The user has not permitted access to what belongs to them. */
  notShared: 403,
  userNotFound: 1001,
  userNotInAccount: 1010,
  /** The user has not accepted the invitation to the account, or it has expired. */
  invitationNotFound: 1120,
  audioConferencingOff: 2024,
  /** There is no such call. */
  unknownEndpoint: 2300,
  /** The meeting's summary is in the trash, or access to it is restricted. */
  summaryRestricted: 2305,
  /** The account does not show meetings that were scheduled for others. */
  othersMeetingsHidden: 2306,
  /** A general refusal, such as to end a meeting that is not in progress. */
  meetingRefused: 3000,
  /** The meeting does not exist or has expired. */
  meetingNotFound: 3001,
  personalMeetingNotDeletable: 3018,
  /** Personal audio conferences cannot be deleted. */
  audioConferenceNotDeletable: 3037,
  /** The meeting runs on the company's own server and cannot be ended from outside. */
  onPremiseMeeting: 3063,
  hostingNotAllowed: 3161,
  recordingNotFound: 3301,
  transcriptNotFound: 3322,
  /** A general OAuth failure; for a call, the token is not accepted or lacks scopes. */
  oauthFailure: 4700,
  /** The client ID or the client secret is wrong. */
  invalidClient: 4702,
  invalidClientSecret: 4704,
  grantTypeUnsupported: 4705,
  /** The client ID, the client secret or the grant type is missing. */
  credentialsMissing: 4706,
  redirectMismatch: 4709,
  missingScope: 4711,
  appDisabled: 4717,
  codeExpired: 4733,
  codeInvalid: 4734,
  tokenOwnerGone: 4735,
  refreshTokenNotFound: 4737,
  refreshTokenDisabled: 4738,
  refreshTokenOverused: 4740,
  /** A newer sign-in of the same user to the same app revoked the token. */
  tokenRevoked: 4741,
  /** The meeting ended more than a year ago. */
  meetingTooOld: 12702,
} as const;
