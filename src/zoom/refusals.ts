import { errorCodes } from './errorCodes';
import type { AuthErrorReason, ServerErrorReason } from './errorReasons';
import { oauthRequestKinds, type RequestKind } from './requestKinds';

/** What Zoom, or a server in between, answered to a request that did not succeed. */
export interface Refusal {
  requestKind: RequestKind;
  /** The HTTP status; `undefined` for the error of a callback. */
  status?: number;
  /** Zoom's error code from the body. */
  code?: number;
  /** The `error` of RFC 6749 §5.2 from the body. */
  oauthError?: string;
  /** Zoom's sentence from the body; empty if there is none. */
  text: string;
  /** Whether the body names fields that are invalid. */
  hasInvalidFields: boolean;
  /** Whether the body is HTML, which Zoom's API and token endpoint do not send. */
  isHtml: boolean;
}

/**
 * What to do about a refusal.
 *
 * - `renewToken`: get another access token and send the request once more
 * - `signInAgain`: the session has ended, so only signing in again helps
 * - `repeatSignIn`: start the sign-in once more
 * - `checkApp`: correct the client ID, the client secret or the account ID, or what the app permits
 * - `enableApp`: the app's developer has to enable it
 * - `addScope`: add the scope to the app, then sign in again
 * - `askAdmin`: only an app or a role with more rights can do this
 * - `correctRequest`: change what was requested
 * - `switchAccount`: sign in with another Zoom account
 * - `checkSignature`: correct the signature of the Meeting SDK, or what it was made with
 * - `passToken`: pass a ZAK token or an on-behalf token to the Meeting SDK
 * - `updateList`: it is gone, so it must not be listed any more
 * - `checkServer`: the configured server does not offer this
 * - `checkProxy`: correct the proxy's settings, or sign in to the network
 * - `checkStatus`: see on Zoom's status page whether it works, and send the request again later
 * - `wait`: send the request again later
 * - `poll`: not a failure; ask again
 * - `accept`: nothing helps
 */
export type NextStep =
  | 'renewToken'
  | 'signInAgain'
  | 'repeatSignIn'
  | 'checkApp'
  | 'enableApp'
  | 'addScope'
  | 'askAdmin'
  | 'correctRequest'
  | 'switchAccount'
  | 'checkSignature'
  | 'passToken'
  | 'updateList'
  | 'checkServer'
  | 'checkProxy'
  | 'checkStatus'
  | 'wait'
  | 'poll'
  | 'accept';

/** How a refusal is thrown, and what to do about it. */
export type RefusalEffect = { next: NextStep } & (
  | { error: 'auth'; reason: AuthErrorReason }
  | { error: 'server'; reason: ServerErrorReason }
  | { error: 'scope' | 'permission' | 'notFound' | 'validation' | 'rateLimit' }
);

/** What refusals mean, with their effects. The names are stable: messages for people are keyed by them. */
export const refusalEffects = {
  // Between here and Zoom, and Zoom as a whole.
  proxyAuthentication: { error: 'server', reason: 'proxyAuthentication', next: 'checkProxy' },
  proxyPage: { error: 'server', reason: 'proxyPage', next: 'checkProxy' },
  unreadable: { error: 'server', reason: 'unreadable', next: 'checkProxy' },
  serverFault: { error: 'server', reason: 'fault', next: 'checkStatus' },
  rateLimited: { error: 'rateLimit', next: 'wait' },
  meetingLimitReached: { error: 'rateLimit', next: 'wait' },

  // The app and its scopes.
  appDisabled: { error: 'auth', reason: 'appDisabled', next: 'enableApp' },
  clientUnknown: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  serverClientUnknown: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  serverAppRefused: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  grantNotAllowed: { error: 'auth', reason: 'refused', next: 'checkApp' },
  credentialsMissing: { error: 'auth', reason: 'refused', next: 'checkApp' },
  redirectMismatch: { error: 'auth', reason: 'refused', next: 'checkApp' },
  missingScope: { error: 'scope', next: 'addScope' },
  adminScopeRequired: { error: 'scope', next: 'askAdmin' },

  // Signing in.
  declined: { error: 'auth', reason: 'declined', next: 'repeatSignIn' },
  consentFailed: { error: 'auth', reason: 'refused', next: 'checkApp' },
  codeRefused: { error: 'auth', reason: 'codeRefused', next: 'repeatSignIn' },
  deviceCodeExpired: { error: 'auth', reason: 'timedOut', next: 'repeatSignIn' },
  signInRefused: { error: 'auth', reason: 'refused', next: 'checkApp' },
  authorizationPending: { error: 'auth', reason: 'refused', next: 'poll' },
  pollingTooFast: { error: 'auth', reason: 'refused', next: 'poll' },

  // The session. A refused access token ends it only if its renewal is refused too.
  accessTokenInvalid: { error: 'auth', reason: 'sessionEnded', next: 'renewToken' },
  tokenOwnerGone: { error: 'auth', reason: 'sessionEnded', next: 'renewToken' },
  grantNotFound: { error: 'auth', reason: 'sessionEnded', next: 'renewToken' },
  grantDisabled: { error: 'auth', reason: 'sessionEnded', next: 'renewToken' },
  grantOverused: { error: 'auth', reason: 'sessionEnded', next: 'renewToken' },
  replacedBySignIn: { error: 'auth', reason: 'anotherSignIn', next: 'renewToken' },
  refreshTokenRefused: { error: 'auth', reason: 'sessionEnded', next: 'signInAgain' },

  // What was requested.
  invalidRequest: { error: 'validation', next: 'correctRequest' },
  unknownEndpoint: { error: 'server', reason: 'unknownEndpoint', next: 'checkServer' },
  meetingMissing: { error: 'notFound', next: 'updateList' },
  pastMeetingMissing: { error: 'notFound', next: 'accept' },
  recordingMissing: { error: 'notFound', next: 'accept' },
  transcriptMissing: { error: 'notFound', next: 'accept' },
  summaryMissing: { error: 'notFound', next: 'accept' },
  userMissing: { error: 'notFound', next: 'correctRequest' },
  notFound: { error: 'notFound', next: 'accept' },

  // What the plan, a role or another host does not permit.
  paidPlanRequired: { error: 'permission', next: 'accept' },
  noPermission: { error: 'permission', next: 'askAdmin' },
  accessDenied: { error: 'permission', next: 'askAdmin' },
  notShared: { error: 'permission', next: 'askAdmin' },
  userNotInAccount: { error: 'permission', next: 'correctRequest' },
  invitationNotAccepted: { error: 'permission', next: 'askAdmin' },
  audioConferencingOff: { error: 'permission', next: 'askAdmin' },
  summaryRestricted: { error: 'permission', next: 'askAdmin' },
  othersMeetingsHidden: { error: 'permission', next: 'askAdmin' },
  hostingNotAllowed: { error: 'permission', next: 'switchAccount' },
  webinarNotSupported: { error: 'permission', next: 'accept' },
  // As public reports have it: a success with no token, for people who sign in with Google or Facebook.
  zakNotIssued: { error: 'permission', next: 'switchAccount' },
  meetingNotInProgress: { error: 'permission', next: 'updateList' },
  meetingRefused: { error: 'permission', next: 'correctRequest' },
  personalRoomPermanent: { error: 'permission', next: 'accept' },
  onPremiseMeeting: { error: 'permission', next: 'accept' },
  meetingTooOld: { error: 'permission', next: 'accept' },

  // Joining with the Meeting SDK, see `joinErrors.ts`.
  signatureInvalid: { error: 'permission', next: 'checkSignature' },
  signatureExpired: { error: 'permission', next: 'checkSignature' },
  signatureRoleWrong: { error: 'permission', next: 'checkSignature' },
  sdkKeyUnknown: { error: 'permission', next: 'checkSignature' },
  sdkKeyDisabled: { error: 'permission', next: 'enableApp' },
  joinTokenRequired: { error: 'permission', next: 'passToken' },
  joinTokenInvalid: { error: 'permission', next: 'passToken' },
  hostTokenRequired: { error: 'permission', next: 'passToken' },
  signInRequired: { error: 'permission', next: 'passToken' },
  joinParameterInvalid: { error: 'validation', next: 'correctRequest' },
  meetingNumberWrong: { error: 'validation', next: 'correctRequest' },
  passcodeWrong: { error: 'permission', next: 'correctRequest' },
  emailRequired: { error: 'permission', next: 'correctRequest' },
  registrationRequired: { error: 'permission', next: 'correctRequest' },
  meetingNotStarted: { error: 'permission', next: 'wait' },
  anotherMeetingRunning: { error: 'permission', next: 'wait' },
  meetingFull: { error: 'permission', next: 'wait' },
  meetingLocked: { error: 'permission', next: 'wait' },
  meetingEnded: { error: 'permission', next: 'accept' },
  removedFromMeeting: { error: 'permission', next: 'accept' },
  browserJoinOff: { error: 'permission', next: 'askAdmin' },
  joinNotPermitted: { error: 'permission', next: 'askAdmin' },
  appBlockedByHost: { error: 'permission', next: 'askAdmin' },
  appUnpublished: { error: 'permission', next: 'enableApp' },
  sdkTooOld: { error: 'permission', next: 'correctRequest' },

  // What Zoom has retired, or accepts for something else only.
  jwtAppRetired: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  userTokenRetired: { error: 'permission', next: 'correctRequest' },
  chatbotToken: { error: 'permission', next: 'correctRequest' },

  refused: { error: 'permission', next: 'accept' },
} as const satisfies Record<string, RefusalEffect>;

/** What a refusal means. */
export type RefusalMeaning = keyof typeof refusalEffects;

/** A kind of refusal and what it means. What a row does not name may be anything. */
export interface RefusalRow {
  meaning: RefusalMeaning;
  requestKinds?: readonly RequestKind[];
  /** The lowest and the highest status. */
  status?: readonly [number, number];
  /** Zoom's codes; `undefined` stands for none. */
  code?: readonly (number | undefined)[];
  /** The values of `error`; `undefined` stands for none. */
  oauthError?: readonly (string | undefined)[];
  text?: RegExp;
  hasInvalidFields?: boolean;
  isHtml?: boolean;
}

/** The requests about one meeting that is listed. */
const ofMeeting = ['getMeeting', 'updateMeeting', 'deleteMeeting', 'endMeeting'] as const;
/** The requests about a meeting that has ended. */
const ofPastMeeting = ['getPastMeeting', 'listPastInstances', 'listPastParticipants'] as const;
/** How Zoom says that a feature is not part of the account's plan. */
const paidPlan = /\bpaid\b|\bplan\b/i;
const clientErrors = [400, 499] as const;

/**
 * All refusals that are known, the more specific ones first: the first row that fits decides. Sources
 * are Zoom's API reference and OAuth documentation unless a row names another one.
 */
export const refusalRows: readonly RefusalRow[] = [
  // A proxy demands a sign-in (RFC 9110 §15.5.8), or the network does (RFC 6585 §6).
  { meaning: 'proxyAuthentication', status: [407, 407] },
  { meaning: 'proxyAuthentication', status: [511, 511] },
  // The limit of each host, which is one of the few that Zoom names in words only.
  { meaning: 'meetingLimitReached', text: /\bmeeting create\/update\b/i },
  { meaning: 'rateLimited', status: [429, 429] },
  { meaning: 'serverFault', status: [500, 599] },
  // Zoom's file hosts answer with pages too.
  { meaning: 'accessTokenInvalid', requestKinds: ['downloadFile'], status: [401, 401] },
  { meaning: 'proxyPage', isHtml: true },
  { meaning: 'proxyPage', status: [300, 399] },

  // The consent page's callback (RFC 6749 §4.1.2.1).
  { meaning: 'declined', requestKinds: ['askForConsent'], oauthError: ['access_denied'] },
  { meaning: 'consentFailed', requestKinds: ['askForConsent'] },

  // Zoom says so with `invalid_client`, as public reports have it; 4717 is the documented code.
  { meaning: 'appDisabled', code: [errorCodes.appDisabled] },
  {
    meaning: 'appDisabled',
    requestKinds: oauthRequestKinds,
    text: /\bapp(?:lication)?\b.{0,200}\b(?:disabled|deactivated)\b/i,
  },

  // A device authorization (RFC 8628 §3.5).
  {
    meaning: 'authorizationPending',
    requestKinds: ['pollDevice'],
    oauthError: ['authorization_pending'],
  },
  { meaning: 'pollingTooFast', requestKinds: ['pollDevice'], oauthError: ['slow_down'] },
  { meaning: 'declined', requestKinds: ['pollDevice'], oauthError: ['access_denied'] },
  { meaning: 'deviceCodeExpired', requestKinds: ['pollDevice'], oauthError: ['expired_token'] },

  // A server-to-server app has neither a page nor a person who could sign in again.
  {
    meaning: 'serverClientUnknown',
    requestKinds: ['requestAccountToken'],
    oauthError: ['invalid_client'],
  },
  { meaning: 'serverAppRefused', requestKinds: ['requestAccountToken'], text: /./ },

  { meaning: 'clientUnknown', code: [errorCodes.invalidClient, errorCodes.invalidClientSecret] },
  { meaning: 'clientUnknown', oauthError: ['invalid_client'] },
  { meaning: 'grantNotAllowed', code: [errorCodes.grantTypeUnsupported] },
  { meaning: 'credentialsMissing', code: [errorCodes.credentialsMissing] },
  { meaning: 'grantNotAllowed', oauthError: ['unauthorized_client', 'unsupported_grant_type'] },

  // Zoom words the end of a session in several ways, so what was asked decides.
  {
    meaning: 'refreshTokenRefused',
    requestKinds: ['refreshTokens'],
    oauthError: ['invalid_grant', 'invalid_token', 'invalid_request'],
  },
  {
    meaning: 'refreshTokenRefused',
    requestKinds: ['refreshTokens'],
    status: clientErrors,
    text: /\btoken\b/i,
  },
  { meaning: 'accessTokenInvalid', requestKinds: ['revokeGrant'], text: /./ },

  { meaning: 'redirectMismatch', code: [errorCodes.redirectMismatch] },
  { meaning: 'redirectMismatch', requestKinds: ['exchangeCode'], text: /\bredirect/i },
  { meaning: 'codeRefused', code: [errorCodes.codeExpired, errorCodes.codeInvalid] },
  {
    meaning: 'codeRefused',
    requestKinds: ['exchangeCode', 'pollDevice'],
    oauthError: ['invalid_grant'],
  },
  { meaning: 'codeRefused', requestKinds: ['exchangeCode'], text: /\bauthorization code\b/i },
  // A refusal that names the scheme only concerns the client (RFC 6749 §5.2, "invalid_client").
  {
    meaning: 'clientUnknown',
    requestKinds: oauthRequestKinds,
    status: [401, 401],
    oauthError: [undefined],
  },
  {
    meaning: 'unreadable',
    requestKinds: oauthRequestKinds,
    code: [undefined],
    oauthError: [undefined],
  },
  { meaning: 'signInRefused', requestKinds: oauthRequestKinds },

  // Calls of the API, and downloads. Scopes first: 4700 and 104 as public reports have them.
  { meaning: 'missingScope', code: [errorCodes.missingScope, errorCodes.missingServerScope] },
  { meaning: 'missingScope', text: /\bdoes not contain scopes?\b/i },

  { meaning: 'replacedBySignIn', code: [errorCodes.tokenRevoked] },
  { meaning: 'tokenOwnerGone', code: [errorCodes.tokenOwnerGone] },
  { meaning: 'grantNotFound', code: [errorCodes.refreshTokenNotFound] },
  { meaning: 'grantDisabled', code: [errorCodes.refreshTokenDisabled] },
  { meaning: 'grantOverused', code: [errorCodes.refreshTokenOverused] },
  { meaning: 'accessTokenInvalid', code: [errorCodes.invalidToken] },
  { meaning: 'accessTokenInvalid', code: [errorCodes.oauthFailure], text: /\btoken\b/i },

  // 404 in practice; one document says 400.
  { meaning: 'unknownEndpoint', code: [errorCodes.unknownEndpoint] },

  // What does not exist. What that is depends on what was asked, and some calls have other codes for it.
  {
    meaning: 'userMissing',
    requestKinds: ['listUpcomingMeetings'],
    code: [errorCodes.meetingNotFound],
  },
  { meaning: 'userMissing', code: [errorCodes.userNotFound] },
  {
    meaning: 'pastMeetingMissing',
    requestKinds: [...ofPastMeeting, 'getTranscript'],
    code: [errorCodes.meetingNotFound],
  },
  { meaning: 'summaryMissing', requestKinds: ['getSummary'], code: [errorCodes.meetingNotFound] },
  {
    meaning: 'recordingMissing',
    requestKinds: ['listRecordings', 'getRecording'],
    code: [errorCodes.meetingNotFound],
  },
  { meaning: 'meetingMissing', code: [errorCodes.meetingNotFound] },
  {
    meaning: 'meetingMissing',
    requestKinds: ofMeeting,
    code: [errorCodes.invalidRequest],
    text: /\bmeeting\b.{0,200}\b(?:not found|not exist|has expired)\b/i,
  },
  {
    meaning: 'pastMeetingMissing',
    requestKinds: ['getPastMeeting'],
    code: [errorCodes.invalidRequest],
    hasInvalidFields: false,
  },
  {
    meaning: 'summaryMissing',
    requestKinds: ['getSummary'],
    code: [errorCodes.invalidRequest],
    hasInvalidFields: false,
  },
  {
    meaning: 'recordingMissing',
    requestKinds: ['getRecording'],
    code: [errorCodes.userNotInAccount],
  },
  { meaning: 'recordingMissing', code: [errorCodes.recordingNotFound] },
  { meaning: 'transcriptMissing', code: [errorCodes.transcriptNotFound] },

  // For these calls, it is documented for accounts without a paid plan only.
  {
    meaning: 'paidPlanRequired',
    requestKinds: ['getPastMeeting', 'listPastParticipants', 'getSummary'],
    status: [400, 400],
    code: [errorCodes.noPermission],
  },
  { meaning: 'paidPlanRequired', code: [errorCodes.noPermission], text: paidPlan },
  { meaning: 'noPermission', code: [errorCodes.noPermission] },
  { meaning: 'notShared', code: [errorCodes.notShared] },
  { meaning: 'userNotInAccount', code: [errorCodes.userNotInAccount] },
  { meaning: 'invitationNotAccepted', code: [errorCodes.invitationNotFound] },
  { meaning: 'audioConferencingOff', code: [errorCodes.audioConferencingOff] },
  { meaning: 'summaryRestricted', code: [errorCodes.summaryRestricted] },
  {
    meaning: 'paidPlanRequired',
    requestKinds: ['listRecordings', 'getRecording', 'getTranscript', 'getSummary'],
    text: paidPlan,
  },
  { meaning: 'othersMeetingsHidden', code: [errorCodes.othersMeetingsHidden] },
  { meaning: 'hostingNotAllowed', code: [errorCodes.hostingNotAllowed] },
  { meaning: 'webinarNotSupported', code: [errorCodes.meetingRefused], text: /\bwebinar info/i },
  {
    meaning: 'meetingNotInProgress',
    requestKinds: ['endMeeting'],
    code: [errorCodes.meetingRefused],
  },
  { meaning: 'meetingRefused', code: [errorCodes.meetingRefused] },
  {
    meaning: 'personalRoomPermanent',
    code: [errorCodes.personalMeetingNotDeletable, errorCodes.audioConferenceNotDeletable],
  },
  { meaning: 'onPremiseMeeting', code: [errorCodes.onPremiseMeeting] },
  { meaning: 'meetingTooOld', code: [errorCodes.meetingTooOld] },
  { meaning: 'invalidRequest', code: [errorCodes.invalidRequest] },

  // Zoom documents some of these without a code: 401 for past instances, 403 for transcripts.
  { meaning: 'accessDenied', status: [401, 401], code: [undefined] },
  { meaning: 'accessDenied', status: [403, 403], code: [undefined] },
  { meaning: 'notFound', status: [404, 404] },
  { meaning: 'unreadable', code: [undefined] },
  { meaning: 'refused', status: clientErrors },
];

/** Returns the first row that fits a refusal; `undefined` for what is not documented at all. */
export function findRefusalRow(refusal: Refusal): RefusalRow | undefined {
  return refusalRows.find((row) => fitsRow(row, refusal));
}

/** Whether a refusal is of the kind that a row describes. */
export function fitsRow(row: RefusalRow, refusal: Refusal): boolean {
  const { status = 0 } = refusal;
  return (
    (row.requestKinds === undefined || row.requestKinds.includes(refusal.requestKind)) &&
    (row.status === undefined || (status >= row.status[0] && status <= row.status[1])) &&
    (row.code === undefined || row.code.includes(refusal.code)) &&
    (row.oauthError === undefined || row.oauthError.includes(refusal.oauthError)) &&
    (row.text === undefined || row.text.test(refusal.text)) &&
    (row.hasInvalidFields === undefined || row.hasInvalidFields === refusal.hasInvalidFields) &&
    (row.isHtml === undefined || row.isHtml === refusal.isHtml)
  );
}
