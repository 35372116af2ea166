import { describe, expect, it } from 'vitest';
import { isMeetingMissing, isSessionEnd, isTokenRefused } from '../../../src/zoom/errors';
import { refusalError, type RefusalContext } from '../../../src/zoom/http/refusalError';
import { callbackError } from '../../../src/zoom/oauth/oauthError';
import {
  fitsRow,
  type NextStep,
  type Refusal,
  type RefusalRow,
  refusalRows,
  type RefusalMeaning,
} from '../../../src/zoom/refusals';
import type { RequestKind } from '../../../src/zoom/requestKinds';
import { refusalOf } from '../support/refusalOf.ts';

const oneMeeting = 'getMeeting';
const list = 'listMeetings';
const page = '<!doctype html><html><body>Sign in to the network</body></html>';
const disabled = 'The app has been disabled by the developer';
const noScope = 'Invalid access token, does not contain scopes';

/** What was asked, with which status and body it was answered, what that means, and what to do. */
type Sample = [RequestKind, number, unknown, RefusalMeaning, string, NextStep];

const samples: Sample[] = [
  // A proxy, the network, or Zoom as a whole.
  [list, 407, '', 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  ['refreshTokens', 407, page, 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  [list, 511, page, 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  [
    list,
    429,
    { code: 4001, message: 'Try again later.' },
    'rateLimited',
    'ZoomRateLimitError',
    'wait',
  ],
  [
    'createMeeting',
    429,
    {
      code: 429,
      message:
        'You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this particular user.',
    },
    'meetingLimitReached',
    'ZoomRateLimitError',
    'wait',
  ],
  ['refreshTokens', 429, '', 'rateLimited', 'ZoomRateLimitError', 'wait'],
  ['refreshTokens', 429, page, 'rateLimited', 'ZoomRateLimitError', 'wait'],
  [list, 502, page, 'serverFault', 'ZoomServerError', 'checkStatus'],
  ['refreshTokens', 503, {}, 'serverFault', 'ZoomServerError', 'checkStatus'],
  [list, 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 403, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 200, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['exchangeCode', 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['refreshTokens', 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['revokeGrant', 200, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 302, '', 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 200, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  [list, 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  ['refreshTokens', 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],

  // The app.
  [
    'refreshTokens',
    400,
    { reason: disabled, error: 'invalid_client' },
    'appDisabled',
    'ZoomAuthError',
    'enableApp',
  ],
  [
    'requestAccountToken',
    400,
    { reason: disabled, error: 'invalid_client' },
    'appDisabled',
    'ZoomAuthError',
    'enableApp',
  ],
  [
    list,
    401,
    { code: 4717, message: 'The app has been disabled.' },
    'appDisabled',
    'ZoomAuthError',
    'enableApp',
  ],
  [
    'exchangeCode',
    400,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'refreshTokens',
    401,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { errorCode: 4702, errorMessage: 'Invalid client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  ['startDevice', 401, '', 'clientUnknown', 'ZoomAuthError', 'checkApp'],
  [
    'requestAccountToken',
    400,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'serverClientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'requestAccountToken',
    400,
    { reason: 'Bad Request', error: 'invalid_request' },
    'serverAppRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'requestAccountToken',
    400,
    { reason: 'unsupported grant type', error: 'unsupported_grant_type' },
    'serverAppRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'startDevice',
    400,
    { reason: 'Not on devices.', error: 'unauthorized_client' },
    'grantNotAllowed',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { reason: 'Redirect URI mismatch.', error: 'invalid_request' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { code: 4709, message: 'Mismatch' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],

  // Signing in.
  [
    'pollDevice',
    400,
    { error: 'authorization_pending' },
    'authorizationPending',
    'ZoomAuthError',
    'poll',
  ],
  ['pollDevice', 400, { error: 'slow_down' }, 'pollingTooFast', 'ZoomAuthError', 'poll'],
  ['pollDevice', 400, { error: 'access_denied' }, 'declined', 'ZoomAuthError', 'repeatSignIn'],
  [
    'pollDevice',
    400,
    { error: 'expired_token' },
    'deviceCodeExpired',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'exchangeCode',
    400,
    { reason: 'Invalid authorization code x', error: 'invalid_grant' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'exchangeCode',
    400,
    { reason: 'Invalid authorization code x', error: 'invalid_request' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'exchangeCode',
    400,
    { code: 4733, message: 'Code is expired' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'exchangeCode',
    400,
    { reason: 'Bad Request', error: 'invalid_request' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],

  // The session.
  [
    'refreshTokens',
    400,
    { reason: 'Refused', error: 'invalid_grant' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    400,
    { reason: 'Refused', error: 'invalid_token' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    400,
    { reason: 'Refused', error: 'invalid_request' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    400,
    { reason: 'Invalid Token!', error: 'invalid_grant' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    400,
    { reason: 'Invalid Token!', error: 'invalid_request' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    401,
    { reason: 'Invalid Token!', error: 'invalid_token' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    401,
    { reason: 'Invalid Token!' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'refreshTokens',
    401,
    { code: 124, message: 'Invalid access token.' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'revokeGrant',
    400,
    { reason: 'Invalid Token!', error: 'invalid_request' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  ['downloadFile', 401, page, 'accessTokenInvalid', 'ZoomAuthError', 'renewToken'],
  [
    list,
    401,
    { code: 124, message: 'Access token is expired.' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  [
    'getZak',
    400,
    { code: 124, message: 'Invalid access token.' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  [
    list,
    401,
    { code: 4700, message: 'Token cannot be empty.' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  [
    list,
    401,
    { code: 4735, message: 'Owner not found' },
    'tokenOwnerGone',
    'ZoomAuthError',
    'renewToken',
  ],
  [list, 401, { code: 4737, message: 'Not found' }, 'grantNotFound', 'ZoomAuthError', 'renewToken'],
  [list, 401, { code: 4738, message: 'Disabled' }, 'grantDisabled', 'ZoomAuthError', 'renewToken'],
  [
    list,
    401,
    { code: 4740, message: 'Used too often' },
    'grantOverused',
    'ZoomAuthError',
    'renewToken',
  ],
  [
    list,
    401,
    { code: 4741, message: 'The token has been revoked.' },
    'replacedBySignIn',
    'ZoomAuthError',
    'renewToken',
  ],

  // Scopes.
  [
    list,
    400,
    { code: 4711, message: `${noScope}:[meeting:read:list_meetings, meeting:read].` },
    'missingScope',
    'ZoomScopeError',
    'addScope',
  ],
  [
    list,
    400,
    { code: 104, message: `${noScope}:[meeting:read:list_meetings:admin].` },
    'missingScope',
    'ZoomScopeError',
    'addScope',
  ],
  [list, 400, { code: 4700, message: `${noScope}.` }, 'missingScope', 'ZoomScopeError', 'addScope'],
  [list, 401, { code: 4700, message: `${noScope}.` }, 'missingScope', 'ZoomScopeError', 'addScope'],
  [
    list,
    400,
    { code: 4711, message: `${noScope}:[user:read:user:admin, user:read:user:master].` },
    'adminScopeRequired',
    'ZoomScopeError',
    'askAdmin',
  ],

  // What was requested.
  [
    list,
    404,
    { code: 2300, message: 'This API endpoint is not recognized.' },
    'unknownEndpoint',
    'ZoomServerError',
    'checkServer',
  ],
  [
    list,
    400,
    { code: 2300, message: 'This API endpoint is not recognized.' },
    'unknownEndpoint',
    'ZoomServerError',
    'checkServer',
  ],
  [
    'listUpcomingMeetings',
    404,
    { code: 3001, message: 'User does not exist: me.' },
    'userMissing',
    'ZoomNotFoundError',
    'correctRequest',
  ],
  [
    'getZak',
    400,
    { code: 1001, message: 'User not exist.' },
    'userMissing',
    'ZoomNotFoundError',
    'correctRequest',
  ],
  [
    oneMeeting,
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'deleteMeeting',
    400,
    { code: 300, message: 'Meeting 1 is not found or has expired.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'getPastMeeting',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'listPastInstances',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'listPastParticipants',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getTranscript',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getSummary',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'summaryMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'listRecordings',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getRecording',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'updateMeeting',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'deleteMeeting',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'endMeeting',
    404,
    { code: 3001, message: 'Meeting does not exist: 1.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'getPastMeeting',
    400,
    { code: 200, message: 'No permission.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'listPastParticipants',
    400,
    { code: 200, message: 'No permission.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getSummary',
    400,
    { code: 200, message: 'No permission.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'listRecordings',
    400,
    { code: 31415, message: 'Your plan does not include this.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getRecording',
    400,
    { code: 31415, message: 'Your plan does not include this.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getTranscript',
    400,
    { code: 31415, message: 'Your plan does not include this.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getSummary',
    400,
    { code: 31415, message: 'Your plan does not include this.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getPastMeeting',
    400,
    { code: 300, message: 'Cannot access meeting information.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getSummary',
    400,
    { code: 300, message: 'Invalid meeting ID.' },
    'summaryMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getRecording',
    400,
    { code: 1010, message: 'User not found on this account: 1.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getRecording',
    404,
    { code: 3301, message: 'There is no recording.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'getTranscript',
    404,
    { code: 3322, message: 'There is no transcript.' },
    'transcriptMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [oneMeeting, 404, 'Not found', 'notFound', 'ZoomNotFoundError', 'accept'],
  [oneMeeting, 404, { code: 7, message: 'No' }, 'notFound', 'ZoomNotFoundError', 'accept'],
  [
    list,
    404,
    { code: 300, message: 'The next page token is invalid or expired.' },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],
  [
    'deleteMeeting',
    400,
    { code: 300, message: 'Invalid parameter: occurrence_id.' },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],

  [
    'getPastMeeting',
    400,
    { code: 300, message: 'Validation Failed.', errors: [{ field: 'meetingId', message: 'No.' }] },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],

  // What is not permitted. None of these are about the token, whatever the status.
  [
    list,
    401,
    { code: 1010, message: 'User not found on this account: 1.' },
    'userNotInAccount',
    'ZoomPermissionError',
    'correctRequest',
  ],
  [
    list,
    401,
    { code: 200, message: 'No permission.' },
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'listPastInstances',
    401,
    { message: 'Unauthorized' },
    'accessDenied',
    'ZoomPermissionError',
    'askAdmin',
  ],
  ['listPastInstances', 401, '', 'accessDenied', 'ZoomPermissionError', 'askAdmin'],
  ['getTranscript', 403, 'No permission', 'accessDenied', 'ZoomPermissionError', 'askAdmin'],
  [
    list,
    400,
    { code: 200, message: 'Only available for Paid account.' },
    'paidPlanRequired',
    'ZoomPermissionError',
    'accept',
  ],
  [
    list,
    403,
    { code: 403, message: 'has not permitted access' },
    'notShared',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    list,
    400,
    { code: 1120, message: 'A valid invitation was not found.' },
    'invitationNotAccepted',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'getUser',
    400,
    { code: 2024, message: 'No PAC.' },
    'audioConferencingOff',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'getSummary',
    403,
    { code: 2305, message: 'In the trash.' },
    'summaryRestricted',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    list,
    403,
    { code: 2306, message: 'Not allowed to view' },
    'othersMeetingsHidden',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    list,
    400,
    { code: 3161, message: 'Not allowed to host.' },
    'hostingNotAllowed',
    'ZoomPermissionError',
    'switchAccount',
  ],
  [
    'endMeeting',
    400,
    { code: 3000, message: 'Cannot access webinar info.' },
    'webinarNotSupported',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'endMeeting',
    400,
    { code: 3000, message: 'The meeting has not started.' },
    'meetingNotInProgress',
    'ZoomPermissionError',
    'updateList',
  ],
  [
    'createMeeting',
    400,
    { code: 3000, message: 'You cannot schedule a meeting for 1' },
    'meetingRefused',
    'ZoomPermissionError',
    'correctRequest',
  ],
  [
    'deleteMeeting',
    400,
    { code: 3018, message: 'Not allowed to delete PMI.' },
    'personalRoomPermanent',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'deleteMeeting',
    400,
    { code: 3037, message: 'Not allowed to delete PAC.' },
    'personalRoomPermanent',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'endMeeting',
    400,
    { code: 3063, message: 'On-premise.' },
    'onPremiseMeeting',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'getPastMeeting',
    400,
    { code: 12702, message: 'A year ago.' },
    'meetingTooOld',
    'ZoomPermissionError',
    'accept',
  ],
  [
    list,
    401,
    { code: 31415, message: 'Something else.' },
    'refused',
    'ZoomPermissionError',
    'accept',
  ],

  [
    'exchangeCode',
    400,
    { errorCode: 4700, errorMessage: 'Invalid redirect url' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { error: 'invalid_request', error_description: 'Redirect URI mismatch.' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],

  // What one of the conditions of a row is needed for.
  [
    'exchangeCode',
    400,
    { error: 'authorization_pending' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  ['exchangeCode', 400, { error: 'slow_down' }, 'signInRefused', 'ZoomAuthError', 'checkApp'],
  ['exchangeCode', 400, { error: 'access_denied' }, 'signInRefused', 'ZoomAuthError', 'checkApp'],
  ['exchangeCode', 401, { error: 'access_denied' }, 'signInRefused', 'ZoomAuthError', 'checkApp'],
  ['exchangeCode', 400, { error: 'expired_token' }, 'signInRefused', 'ZoomAuthError', 'checkApp'],
  [
    'exchangeCode',
    400,
    { code: 4799, message: 'Unsupported.' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { code: 4705, message: 'Unsupported.' },
    'grantNotAllowed',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'exchangeCode',
    400,
    { code: 4706, message: 'Missing.' },
    'credentialsMissing',
    'ZoomAuthError',
    'checkApp',
  ],
  ['exchangeCode', 400, { error: 'invalid_grant' }, 'codeRefused', 'ZoomAuthError', 'repeatSignIn'],
  ['pollDevice', 400, { error: 'invalid_grant' }, 'codeRefused', 'ZoomAuthError', 'repeatSignIn'],
  [
    'pollDevice',
    400,
    { reason: 'Bad Request', error: 'invalid_request' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'startDevice',
    400,
    { reason: 'No authorization code.', error: 'invalid_request' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'requestAccountToken',
    400,
    { error: 'invalid_grant' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'requestAccountToken',
    401,
    { reason: 'Unauthorized', error: 'access_denied' },
    'serverAppRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  ['requestAccountToken', 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  ['revokeGrant', 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  [
    'refreshTokens',
    200,
    { reason: 'Here is your token.' },
    'unreadable',
    'ZoomServerError',
    'checkProxy',
  ],
  [
    'refreshTokens',
    400,
    { reason: 'No redirect.', error: 'invalid_scope' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  ['downloadFile', 403, '', 'accessDenied', 'ZoomPermissionError', 'askAdmin'],
  [list, 400, { code: 4711, message: '' }, 'missingScope', 'ZoomScopeError', 'addScope'],
  [list, 400, { code: 104, message: '' }, 'missingScope', 'ZoomScopeError', 'addScope'],
  [list, 400, { code: 4700, message: 'Unexpected.' }, 'refused', 'ZoomPermissionError', 'accept'],
  [
    list,
    400,
    { code: 200, message: 'No permission.' },
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'getPastMeeting',
    401,
    { code: 200, message: 'No permission.' },
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'listUpcomingMeetings',
    400,
    { code: 200, message: 'No permission.' },
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'createMeeting',
    400,
    { code: 300, message: 'The meeting template does not exist.' },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],
  [
    'endMeeting',
    400,
    { code: 3000, message: 'The meeting participant does not exist.' },
    'meetingNotInProgress',
    'ZoomPermissionError',
    'updateList',
  ],
  [
    'createMeeting',
    400,
    { code: 3000, message: 'The app is disabled for this plan.' },
    'meetingRefused',
    'ZoomPermissionError',
    'correctRequest',
  ],
  [
    'getSummary',
    400,
    { code: 300, message: 'Validation Failed.', errors: [{ field: 'meetingId', message: 'No.' }] },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],
  [
    list,
    400,
    { code: 300, message: 'Invalid webinar info.' },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],
  [
    list,
    403,
    { code: 31415, message: 'Something else.' },
    'refused',
    'ZoomPermissionError',
    'accept',
  ],
  [list, 201, { code: 7, message: 'No.' }, 'unreadable', 'ZoomServerError', 'checkProxy'],
];

const callbacks: [string, RefusalMeaning, string][] = [
  ['access_denied', 'declined', 'declined'],
  ['server_error', 'consentFailed', 'refused'],
];

function context(requestKind: RequestKind): RefusalContext {
  return { requestKind, host: 'zoom.example', now: new Date() };
}

/** The refusals of all samples. */
const known: Refusal[] = [
  ...samples.map(([requestKind, status, body]) => readRefusal(requestKind, status, body)),
  ...callbacks.map(([oauthError]) => ({
    requestKind: 'askForConsent' as const,
    oauthError,
    text: '',
    hasInvalidFields: false,
    isHtml: false,
  })),
];

function readRefusal(requestKind: RequestKind, status: number, body: unknown): Refusal {
  const { code, errorCode, error, errors, ...texts } = (
    typeof body === 'object' ? body : {}
  ) as Record<string, unknown>;
  return {
    requestKind,
    status,
    code: (code ?? errorCode) as number | undefined,
    oauthError: error as string | undefined,
    text: Object.values(texts).find((text) => typeof text === 'string') ?? '',
    hasInvalidFields: errors !== undefined,
    isHtml: body === page,
  };
}

function rowName({ meaning, requestKinds = [], code = [], status }: RefusalRow): string {
  return [meaning, requestKinds.length > 6 ? '' : requestKinds, code, status?.join('-')].join(' ');
}

describe('A refusal', () => {
  it.each(
    samples.map(([requestKind, status, body, meaning, name, nextStep]) => ({
      requestKind,
      status,
      body,
      expected: { status, meaning, name, nextStep },
    })),
  )('of $requestKind with $status and $body means $expected.meaning', (sample) => {
    const { requestKind, status, body, expected } = sample;
    expect(refusalOf(requestKind, status, body)).toMatchObject(expected);
  });

  it.each(callbacks)('in a callback with %s means %s', (error, meaning, reason) => {
    expect(callbackError(error, '', 'zoom.example')).toMatchObject({ meaning, reason });
  });

  it.each(refusalRows.map((row) => ({ row, name: rowName(row) })))(
    'means something else without the row of $name, or without one of its conditions',
    ({ row }) => {
      const meaningWith = (replacement: RefusalRow[], refusal: Refusal) =>
        refusalRows
          .flatMap((other) => (other === row ? replacement : [other]))
          .find((other) => fitsRow(other, refusal))?.meaning;
      const needs = (replacement: RefusalRow[]) =>
        known.some((refusal) => meaningWith([row], refusal) !== meaningWith(replacement, refusal));
      expect(needs([])).toBe(true);
      const { meaning, ...conditions } = row;
      const unneeded = Object.keys(conditions).filter(
        (name) => !needs([{ ...row, meaning, [name]: undefined }]),
      );
      expect(unneeded).toEqual([]);
    },
  );

  it('ends a session only if the refresh token is refused, and renews only a refused access token', () => {
    const renewing = samples.filter(([requestKind, status, body]) =>
      isTokenRefused(refusalOf(requestKind, status, body)),
    );
    expect(new Set(renewing.map(([, , , , , nextStep]) => nextStep))).toEqual(
      new Set(['renewToken']),
    );
    const ending = samples.filter(([requestKind, status, body]) =>
      isSessionEnd(refusalOf(requestKind, status, body)),
    );
    expect(new Set(ending.map(([, , , , , nextStep]) => nextStep))).toEqual(
      new Set(['renewToken', 'signInAgain']),
    );
  });

  it('says that a meeting is gone only for a meeting', () => {
    const gone = samples.filter(([requestKind, status, body]) =>
      isMeetingMissing(refusalOf(requestKind, status, body)),
    );
    expect(new Set(gone.map(([, , , meaning]) => meaning))).toEqual(new Set(['meetingMissing']));
  });

  it('keeps secrets out of what it quotes', () => {
    const error = refusalOf(oneMeeting, 400, { code: 3000, message: 'See ?pwd=secret' });
    expect(JSON.stringify([error, error.message])).not.toContain('secret');
  });

  it('is a page by its content type, even if nothing of it arrived', () => {
    const headers = new Headers({ 'content-type': 'text/html' });
    expect(refusalError({ status: 403, headers }, '', context(list))).toMatchObject({
      meaning: 'proxyPage',
    });
  });
});

describe('A missing scope', () => {
  const alternatives =
    'meeting:read:meeting, meeting:read:meeting:admin, meeting:read, meeting:read:admin, meeting:write';

  it.each([
    [alternatives, [], ['meeting:read:meeting']],
    [alternatives, ['user:read:user'], ['meeting:read:meeting']],
    [alternatives, ['user:read:user:admin'], ['meeting:read:meeting:admin']],
    [alternatives, ['user:read', 'user_profile'], ['meeting:read']],
    ['meeting:write:meeting:admin, meeting:write:meeting', [], ['meeting:write:meeting']],
    ['meeting:read:meeting:master, meeting:read:meeting', [], ['meeting:read:meeting']],
    ['user:read:user:master, user:read:user:admin', ['pac:read:admin'], ['user:read:user:admin']],
    ['user:read:zak', ['user:read:user:admin'], ['user:read:zak']],
    // What Zoom has said before about the token is out of date.
    ['user:read:user, user:read:user:admin', ['user:read:user'], ['user:read:user']],
    ['user:read:user, user_info:read', ['user:read:user'], ['user:read:user']],
    ['user:read:user, user:write:user', ['user:read:user'], ['user:write:user']],
    ['user:read:user:admin', ['user:read:user'], []],
  ])('out of %s for an app with %j is %j', (listed, grantedScopes, missing) => {
    const body = JSON.stringify({ code: 4711, message: `${noScope}:[${listed}].` });
    const response = { status: 400, headers: new Headers() };
    expect(refusalError(response, body, { ...context(list), grantedScopes })).toMatchObject({
      scopes: missing,
    });
  });

  it('of a server-to-server app is one for admins', () => {
    const message = `${noScope}:[meeting:read:meeting, meeting:read:meeting:admin].`;
    expect(refusalOf(oneMeeting, 400, { code: 104, message })).toMatchObject({
      scopes: ['meeting:read:meeting:admin'],
    });
  });
});
