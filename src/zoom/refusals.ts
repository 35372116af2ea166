import { errorCodes } from './errorCodes';
import type { AuthErrorReason, ServerErrorReason } from './errorReasons';

/** What Zoom, or a server in between, answered to a request that did not succeed. */
export interface Refusal {
  /**
   * What was asked: an operation of the API such as `GET /meetings/{meetingId}`, the token endpoint with
   * the type of the grant such as `token refresh_token`, or one of the other {@link requestKinds}.
   */
  askedFor: string;
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
  isPage: boolean;
}

/** What {@link Refusal.askedFor} says for requests outside the API. */
export const requestKinds = {
  consent: 'consent',
  exchangeCode: 'token authorization_code',
  refresh: 'token refresh_token',
  pollDevice: 'token device_code',
  requestAccountToken: 'token account_credentials',
  requestAppToken: 'token client_credentials',
  startDevice: 'devicecode',
  revoke: 'revoke',
  download: 'download',
} as const;

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
 * - `updateList`: it is gone, so it must not be listed any more
 * - `checkServer`: the configured server does not offer this
 * - `checkProxy`: correct the proxy's settings, or sign in to the network
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
  | 'updateList'
  | 'checkServer'
  | 'checkProxy'
  | 'wait'
  | 'poll'
  | 'accept';

/** How a refusal is thrown, and what to do about it. */
export type RefusalEffect = { next: NextStep } & (
  | { error: 'auth'; reason: AuthErrorReason }
  | { error: 'server'; reason: ServerErrorReason }
  | { error: 'scope' | 'permission' | 'notFound' | 'validation' | 'rateLimit' }
  | { error: 'pending'; state: 'pending' | 'slowDown' }
);

/** What refusals mean, with their effects. The names are stable: messages for people are keyed by them. */
export const refusalEffects = {
  // Between here and Zoom, and Zoom as a whole.
  proxyAuthentication: { error: 'server', reason: 'proxyAuthentication', next: 'checkProxy' },
  proxyPage: { error: 'server', reason: 'proxyPage', next: 'checkProxy' },
  unreadable: { error: 'server', reason: 'unreadable', next: 'checkProxy' },
  serverFault: { error: 'server', reason: 'fault', next: 'wait' },
  rateLimited: { error: 'rateLimit', next: 'wait' },

  // The app and its scopes.
  appDisabled: { error: 'auth', reason: 'appDisabled', next: 'enableApp' },
  clientUnknown: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  serverClientUnknown: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  serverAppRefused: { error: 'auth', reason: 'clientRefused', next: 'checkApp' },
  grantNotAllowed: { error: 'auth', reason: 'refused', next: 'checkApp' },
  redirectMismatch: { error: 'auth', reason: 'refused', next: 'checkApp' },
  missingScope: { error: 'scope', next: 'addScope' },
  adminScopeRequired: { error: 'scope', next: 'askAdmin' },

  // Signing in.
  declined: { error: 'auth', reason: 'declined', next: 'repeatSignIn' },
  consentFailed: { error: 'auth', reason: 'refused', next: 'checkApp' },
  codeRefused: { error: 'auth', reason: 'codeRefused', next: 'repeatSignIn' },
  deviceCodeExpired: { error: 'auth', reason: 'timedOut', next: 'repeatSignIn' },
  signInRefused: { error: 'auth', reason: 'refused', next: 'checkApp' },
  authorizationPending: { error: 'pending', state: 'pending', next: 'poll' },
  pollingTooFast: { error: 'pending', state: 'slowDown', next: 'poll' },

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
  notShared: { error: 'permission', next: 'askAdmin' },
  userNotInAccount: { error: 'permission', next: 'correctRequest' },
  invitationNotAccepted: { error: 'permission', next: 'askAdmin' },
  audioConferencingOff: { error: 'permission', next: 'askAdmin' },
  summaryRestricted: { error: 'permission', next: 'askAdmin' },
  othersMeetingsHidden: { error: 'permission', next: 'askAdmin' },
  hostingNotAllowed: { error: 'permission', next: 'askAdmin' },
  webinarNotSupported: { error: 'permission', next: 'accept' },
  // As public reports have it: a success with no token, for people who sign in with Google or Facebook.
  zakNotIssued: { error: 'permission', next: 'switchAccount' },
  meetingNotInProgress: { error: 'permission', next: 'updateList' },
  meetingRefused: { error: 'permission', next: 'correctRequest' },
  personalRoomPermanent: { error: 'permission', next: 'accept' },
  onPremiseMeeting: { error: 'permission', next: 'accept' },
  meetingTooOld: { error: 'permission', next: 'accept' },
  refused: { error: 'permission', next: 'accept' },
} as const satisfies Record<string, RefusalEffect>;

/** What a refusal means. */
export type RefusalMeaning = keyof typeof refusalEffects;

/** A kind of refusal and what it means. What a row does not name may be anything. */
export interface RefusalRow {
  meaning: RefusalMeaning;
  askedFor?: RegExp;
  /** The lowest and the highest status. */
  status?: readonly [number, number];
  /** Zoom's codes; `undefined` stands for none. */
  code?: readonly (number | undefined)[];
  /** The values of `error`; `undefined` stands for none. */
  oauthError?: readonly (string | undefined)[];
  text?: RegExp;
  hasInvalidFields?: boolean;
  isPage?: boolean;
}

const anyToken = /^token /;
const anyOAuth = /^(?:token |devicecode$|revoke$)/;
const api = /^[A-Z]+ \//;
const oneMeeting = /^[A-Z]+ \/(?:live_)?meetings\/\{meetingId\}(?:\/(?:status|events))?$/;
const clientErrors = [400, 499] as const;

/**
 * All refusals that are known, the more specific ones first: the first row that fits decides. Sources
 * are Zoom's API reference and OAuth documentation unless a row names another one.
 */
export const refusalRows: readonly RefusalRow[] = [
  // A proxy demands a sign-in (RFC 9110 §15.5.8), or the network does (RFC 6585 §6).
  { meaning: 'proxyAuthentication', status: [407, 407] },
  { meaning: 'proxyAuthentication', status: [511, 511] },
  { meaning: 'rateLimited', status: [429, 429] },
  { meaning: 'serverFault', status: [500, 599] },
  // Zoom's file hosts answer with pages too.
  { meaning: 'accessTokenInvalid', askedFor: /^download$/, status: [401, 401] },
  { meaning: 'proxyPage', isPage: true },
  { meaning: 'proxyPage', status: [300, 399] },

  // The consent page's callback (RFC 6749 §4.1.2.1).
  { meaning: 'declined', askedFor: /^consent$/, oauthError: ['access_denied'] },
  { meaning: 'consentFailed', askedFor: /^consent$/ },

  // Zoom says so with `invalid_client`, as public reports have it; 4717 is the documented code.
  { meaning: 'appDisabled', code: [errorCodes.appDisabled] },
  {
    meaning: 'appDisabled',
    askedFor: anyOAuth,
    text: /\bapp(?:lication)?\b.{0,200}\b(?:disabled|deactivated)\b/i,
  },

  // A device authorization (RFC 8628 §3.5).
  {
    meaning: 'authorizationPending',
    askedFor: /^token device_code$/,
    oauthError: ['authorization_pending'],
  },
  { meaning: 'pollingTooFast', askedFor: /^token device_code$/, oauthError: ['slow_down'] },
  { meaning: 'declined', askedFor: /^token device_code$/, oauthError: ['access_denied'] },
  { meaning: 'deviceCodeExpired', askedFor: /^token device_code$/, oauthError: ['expired_token'] },

  // A server-to-server app has neither a page nor a person who could sign in again.
  {
    meaning: 'serverClientUnknown',
    askedFor: /^token account_credentials$/,
    oauthError: ['invalid_client'],
  },
  {
    meaning: 'serverAppRefused',
    askedFor: /^token account_credentials$/,
    status: clientErrors,
    text: /./,
  },

  {
    meaning: 'clientUnknown',
    askedFor: anyOAuth,
    code: [errorCodes.invalidClient, errorCodes.invalidClientSecret],
  },
  { meaning: 'clientUnknown', askedFor: anyOAuth, oauthError: ['invalid_client'] },
  {
    meaning: 'grantNotAllowed',
    askedFor: anyOAuth,
    oauthError: ['unauthorized_client', 'unsupported_grant_type'],
  },

  // Zoom words the end of a session in several ways, so what was asked decides.
  {
    meaning: 'refreshTokenRefused',
    askedFor: /^token refresh_token$/,
    status: clientErrors,
    oauthError: ['invalid_grant', 'invalid_token', 'invalid_request'],
  },
  {
    meaning: 'refreshTokenRefused',
    askedFor: /^token refresh_token$/,
    status: clientErrors,
    text: /\btoken\b/i,
  },
  { meaning: 'accessTokenInvalid', askedFor: /^revoke$/, status: clientErrors, text: /./ },

  {
    meaning: 'redirectMismatch',
    askedFor: /^token authorization_code$/,
    code: [errorCodes.redirectMismatch],
  },
  {
    meaning: 'redirectMismatch',
    askedFor: /^token authorization_code$/,
    text: /\bredirect/i,
  },
  {
    meaning: 'codeRefused',
    askedFor: /^token authorization_code$/,
    code: [errorCodes.codeExpired, errorCodes.codeInvalid],
  },
  { meaning: 'codeRefused', askedFor: anyToken, oauthError: ['invalid_grant'] },
  {
    meaning: 'codeRefused',
    askedFor: /^token authorization_code$/,
    text: /\bauthorization code\b/i,
  },
  // A refusal that names the scheme only concerns the client (RFC 6749 §5.2, "invalid_client").
  {
    meaning: 'clientUnknown',
    askedFor: anyOAuth,
    status: [401, 401],
    oauthError: [undefined],
  },
  { meaning: 'unreadable', askedFor: anyOAuth, code: [undefined], oauthError: [undefined] },
  { meaning: 'signInRefused', askedFor: anyOAuth },

  // Scopes. 4700 and 104 as public reports have them.
  {
    meaning: 'missingScope',
    askedFor: api,
    code: [errorCodes.missingScope, errorCodes.missingServerScope],
  },
  { meaning: 'missingScope', askedFor: api, text: /\bdoes not contain scopes?\b/i },

  { meaning: 'replacedBySignIn', askedFor: api, code: [errorCodes.tokenRevoked] },
  { meaning: 'tokenOwnerGone', askedFor: api, code: [errorCodes.tokenOwnerGone] },
  { meaning: 'grantNotFound', askedFor: api, code: [errorCodes.refreshTokenNotFound] },
  { meaning: 'grantDisabled', askedFor: api, code: [errorCodes.refreshTokenDisabled] },
  { meaning: 'grantOverused', askedFor: api, code: [errorCodes.refreshTokenOverused] },
  { meaning: 'accessTokenInvalid', askedFor: api, code: [errorCodes.invalidToken] },
  {
    meaning: 'accessTokenInvalid',
    askedFor: api,
    code: [errorCodes.oauthFailure],
    text: /\btoken\b/i,
  },

  // 404 in practice; one document says 400.
  { meaning: 'unknownEndpoint', askedFor: api, code: [errorCodes.unknownEndpoint] },

  // What does not exist. Some calls have other codes than 3001 for it, and one has 3001 for a user.
  {
    meaning: 'userMissing',
    askedFor: /^GET \/users\/[^/]+\/upcoming_meetings$/,
    code: [errorCodes.meetingNotFound],
  },
  { meaning: 'userMissing', askedFor: api, code: [errorCodes.userNotFound] },
  { meaning: 'meetingMissing', askedFor: api, code: [errorCodes.meetingNotFound] },
  {
    meaning: 'meetingMissing',
    askedFor: oneMeeting,
    code: [errorCodes.invalidRequest],
    text: /\bmeeting\b.{0,200}\b(?:not found|not exist|has expired)\b/i,
  },
  {
    meaning: 'pastMeetingMissing',
    askedFor: /^GET \/past_meetings\/\{meetingId\}$/,
    code: [errorCodes.invalidRequest],
    hasInvalidFields: false,
  },
  {
    meaning: 'summaryMissing',
    askedFor: /^GET \/meetings\/\{meetingId\}\/meeting_summary$/,
    code: [errorCodes.invalidRequest],
    hasInvalidFields: false,
  },
  {
    meaning: 'recordingMissing',
    askedFor: /^GET \/meetings\/\{meetingId\}\/recordings$/,
    code: [errorCodes.userNotInAccount],
  },
  { meaning: 'recordingMissing', askedFor: api, code: [errorCodes.recordingNotFound] },
  { meaning: 'transcriptMissing', askedFor: api, code: [errorCodes.transcriptNotFound] },

  {
    meaning: 'paidPlanRequired',
    askedFor: api,
    code: [errorCodes.noPermission],
    text: /\bpaid\b|\bplan\b/i,
  },
  { meaning: 'noPermission', askedFor: api, code: [errorCodes.noPermission] },
  { meaning: 'notShared', askedFor: api, status: [403, 403], code: [errorCodes.notShared] },
  { meaning: 'userNotInAccount', askedFor: api, code: [errorCodes.userNotInAccount] },
  { meaning: 'invitationNotAccepted', askedFor: api, code: [errorCodes.invitationNotFound] },
  { meaning: 'audioConferencingOff', askedFor: api, code: [errorCodes.audioConferencingOff] },
  { meaning: 'summaryRestricted', askedFor: api, code: [errorCodes.summaryRestricted] },
  { meaning: 'othersMeetingsHidden', askedFor: api, code: [errorCodes.othersMeetingsHidden] },
  { meaning: 'hostingNotAllowed', askedFor: api, code: [errorCodes.hostingNotAllowed] },
  {
    meaning: 'webinarNotSupported',
    askedFor: api,
    code: [errorCodes.meetingRefused],
    text: /\bwebinar info/i,
  },
  {
    meaning: 'meetingNotInProgress',
    askedFor: /^PUT \/meetings\/\{meetingId\}\/status$/,
    code: [errorCodes.meetingRefused],
  },
  { meaning: 'meetingRefused', askedFor: api, code: [errorCodes.meetingRefused] },
  {
    meaning: 'personalRoomPermanent',
    askedFor: api,
    code: [errorCodes.personalMeetingNotDeletable, errorCodes.audioConferenceNotDeletable],
  },
  { meaning: 'onPremiseMeeting', askedFor: api, code: [errorCodes.onPremiseMeeting] },
  { meaning: 'meetingTooOld', askedFor: api, code: [errorCodes.meetingTooOld] },
  { meaning: 'invalidRequest', askedFor: api, code: [errorCodes.invalidRequest] },

  // Zoom documents some of these without a code: 401 for past instances, 403 for transcripts.
  { meaning: 'noPermission', status: [401, 401], code: [undefined] },
  { meaning: 'noPermission', status: [403, 403], code: [undefined] },
  { meaning: 'notFound', status: [404, 404] },
  { meaning: 'unreadable', code: [undefined] },
  { meaning: 'refused', status: clientErrors },
];

/** Returns the first row that fits a refusal; `undefined` for what is not documented at all. */
export function findRefusalRow(refusal: Refusal): RefusalRow | undefined {
  return refusalRows.find((row) => fits(row, refusal));
}

function fits(row: RefusalRow, refusal: Refusal): boolean {
  const { status = 0 } = refusal;
  return (
    (row.askedFor === undefined || row.askedFor.test(refusal.askedFor)) &&
    (row.status === undefined || (status >= row.status[0] && status <= row.status[1])) &&
    (row.code === undefined || row.code.includes(refusal.code)) &&
    (row.oauthError === undefined || row.oauthError.includes(refusal.oauthError)) &&
    (row.text === undefined || row.text.test(refusal.text)) &&
    (row.hasInvalidFields === undefined || row.hasInvalidFields === refusal.hasInvalidFields) &&
    (row.isPage === undefined || row.isPage === refusal.isPage)
  );
}
