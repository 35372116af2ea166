import { describe, expect, it } from 'vitest';
import { isMeetingMissing, isSessionEnd, isTokenRefused } from '../../../src/zoom/errors';
import {
  callbackError,
  PendingDeviceError,
  refusalError,
  type RefusalContext,
} from '../../../src/zoom/http/refusalError';
import {
  findRefusalRow,
  type NextStep,
  type Refusal,
  refusalRows,
  type RefusalMeaning,
} from '../../../src/zoom/refusals';

const oneMeeting = 'GET /meetings/{meetingId}';
const list = 'GET /users/me/meetings';
const page = '<!doctype html><html><body>Sign in to the network</body></html>';
const disabled = 'The app has been disabled by the developer';
const noScope = 'Invalid access token, does not contain scopes';

/** What was asked, with which status and body it was answered, what that means, and what to do. */
type Sample = [string, number, unknown, RefusalMeaning, string, NextStep];

const samples: Sample[] = [
  // A proxy, the network, or Zoom as a whole.
  [list, 407, '', 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  ['token refresh_token', 407, page, 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  [list, 511, page, 'proxyAuthentication', 'ZoomServerError', 'checkProxy'],
  [
    list,
    429,
    { code: 4001, message: 'Try again later.' },
    'rateLimited',
    'ZoomRateLimitError',
    'wait',
  ],
  ['token refresh_token', 429, '', 'rateLimited', 'ZoomRateLimitError', 'wait'],
  ['token refresh_token', 429, page, 'rateLimited', 'ZoomRateLimitError', 'wait'],
  [list, 502, page, 'serverFault', 'ZoomServerError', 'wait'],
  ['token refresh_token', 503, {}, 'serverFault', 'ZoomServerError', 'wait'],
  [list, 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 403, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 200, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['token authorization_code', 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['token refresh_token', 401, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  ['revoke', 200, page, 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 302, '', 'proxyPage', 'ZoomServerError', 'checkProxy'],
  [list, 200, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  [list, 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],
  ['token refresh_token', 400, 'no JSON', 'unreadable', 'ZoomServerError', 'checkProxy'],

  // The app.
  [
    'token refresh_token',
    400,
    { reason: disabled, error: 'invalid_client' },
    'appDisabled',
    'ZoomAuthError',
    'enableApp',
  ],
  [
    'token account_credentials',
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
    'token authorization_code',
    400,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token refresh_token',
    401,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token authorization_code',
    400,
    { errorCode: 4702, errorMessage: 'Invalid client' },
    'clientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  ['devicecode', 401, '', 'clientUnknown', 'ZoomAuthError', 'checkApp'],
  [
    'token account_credentials',
    400,
    { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    'serverClientUnknown',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token account_credentials',
    400,
    { reason: 'Bad Request', error: 'invalid_request' },
    'serverAppRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token account_credentials',
    400,
    { reason: 'unsupported grant type', error: 'unsupported_grant_type' },
    'serverAppRefused',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'devicecode',
    400,
    { reason: 'Not on devices.', error: 'unauthorized_client' },
    'grantNotAllowed',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token authorization_code',
    400,
    { reason: 'Redirect URI mismatch.', error: 'invalid_request' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],
  [
    'token authorization_code',
    400,
    { code: 4709, message: 'Mismatch' },
    'redirectMismatch',
    'ZoomAuthError',
    'checkApp',
  ],

  // Signing in.
  [
    'token device_code',
    400,
    { error: 'access_denied' },
    'declined',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'token device_code',
    400,
    { error: 'expired_token' },
    'deviceCodeExpired',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'token authorization_code',
    400,
    { reason: 'Invalid authorization code x', error: 'invalid_grant' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'token authorization_code',
    400,
    { reason: 'Invalid authorization code x', error: 'invalid_request' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'token authorization_code',
    400,
    { code: 4733, message: 'Code is expired' },
    'codeRefused',
    'ZoomAuthError',
    'repeatSignIn',
  ],
  [
    'token authorization_code',
    400,
    { reason: 'Bad Request', error: 'invalid_request' },
    'signInRefused',
    'ZoomAuthError',
    'checkApp',
  ],

  // The session.
  [
    'token refresh_token',
    400,
    { reason: 'Refused', error: 'invalid_grant' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    400,
    { reason: 'Refused', error: 'invalid_token' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    400,
    { reason: 'Refused', error: 'invalid_request' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    400,
    { reason: 'Invalid Token!', error: 'invalid_grant' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    400,
    { reason: 'Invalid Token!', error: 'invalid_request' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    401,
    { reason: 'Invalid Token!', error: 'invalid_token' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    401,
    { reason: 'Invalid Token!' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'token refresh_token',
    401,
    { code: 124, message: 'Invalid access token.' },
    'refreshTokenRefused',
    'ZoomAuthError',
    'signInAgain',
  ],
  [
    'revoke',
    400,
    { reason: 'Invalid Token!', error: 'invalid_request' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  ['download', 401, page, 'accessTokenInvalid', 'ZoomAuthError', 'renewToken'],
  [
    list,
    401,
    { code: 124, message: 'Access token is expired.' },
    'accessTokenInvalid',
    'ZoomAuthError',
    'renewToken',
  ],
  [
    'GET /users/{userId}/token',
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
    'GET /users/me/upcoming_meetings',
    404,
    { code: 3001, message: 'User does not exist: me.' },
    'userMissing',
    'ZoomNotFoundError',
    'correctRequest',
  ],
  [
    'GET /users/me/zak',
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
    'DELETE /meetings/{meetingId}',
    400,
    { code: 300, message: 'Meeting 1 is not found or has expired.' },
    'meetingMissing',
    'ZoomNotFoundError',
    'updateList',
  ],
  [
    'GET /past_meetings/{meetingId}',
    400,
    { code: 300, message: 'Cannot access meeting information.' },
    'pastMeetingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'GET /meetings/{meetingId}/meeting_summary',
    400,
    { code: 300, message: 'Invalid meeting ID.' },
    'summaryMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'GET /meetings/{meetingId}/recordings',
    400,
    { code: 1010, message: 'User not found on this account: 1.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'GET /meetings/{meetingId}/recordings',
    404,
    { code: 3301, message: 'There is no recording.' },
    'recordingMissing',
    'ZoomNotFoundError',
    'accept',
  ],
  [
    'GET /meetings/{meetingId}/transcript',
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
    'DELETE /meetings/{meetingId}',
    400,
    { code: 300, message: 'Invalid parameter: occurrence_id.' },
    'invalidRequest',
    'ZoomValidationError',
    'correctRequest',
  ],

  [
    'GET /past_meetings/{meetingId}',
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
    'GET /past_meetings/{meetingId}/instances',
    401,
    { message: 'Unauthorized' },
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'GET /past_meetings/{meetingId}/instances',
    401,
    '',
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'GET /meetings/{meetingId}/transcript',
    403,
    'No permission',
    'noPermission',
    'ZoomPermissionError',
    'askAdmin',
  ],
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
    'GET /users/me/pac',
    400,
    { code: 2024, message: 'No PAC.' },
    'audioConferencingOff',
    'ZoomPermissionError',
    'askAdmin',
  ],
  [
    'GET /meetings/{meetingId}/meeting_summary',
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
    'askAdmin',
  ],
  [
    'PUT /meetings/{meetingId}/status',
    400,
    { code: 3000, message: 'Cannot access webinar info.' },
    'webinarNotSupported',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'PUT /meetings/{meetingId}/status',
    400,
    { code: 3000, message: 'The meeting has not started.' },
    'meetingNotInProgress',
    'ZoomPermissionError',
    'updateList',
  ],
  [
    'POST /users/me/meetings',
    400,
    { code: 3000, message: 'You cannot schedule a meeting for 1' },
    'meetingRefused',
    'ZoomPermissionError',
    'correctRequest',
  ],
  [
    'DELETE /meetings/{meetingId}',
    400,
    { code: 3018, message: 'Not allowed to delete PMI.' },
    'personalRoomPermanent',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'DELETE /meetings/{meetingId}',
    400,
    { code: 3037, message: 'Not allowed to delete PAC.' },
    'personalRoomPermanent',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'PUT /meetings/{meetingId}/status',
    400,
    { code: 3063, message: 'On-premise.' },
    'onPremiseMeeting',
    'ZoomPermissionError',
    'accept',
  ],
  [
    'GET /past_meetings/{meetingId}',
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
];

const pending: [string, 'pending' | 'slowDown'][] = [
  ['authorization_pending', 'pending'],
  ['slow_down', 'slowDown'],
];

const callbacks: [string, RefusalMeaning, string][] = [
  ['access_denied', 'declined', 'declined'],
  ['server_error', 'consentFailed', 'refused'],
];

function context(askedFor: string): RefusalContext {
  return { askedFor, host: 'zoom.example', now: new Date() };
}

function errorOf(askedFor: string, status: number, body: unknown): Error {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return refusalError({ status, headers: new Headers() }, text, context(askedFor));
}

describe('A refusal', () => {
  it.each(
    samples.map(([askedFor, status, body, meaning, name, nextStep]) => ({
      askedFor,
      status,
      body,
      expected: { status, meaning, name, nextStep },
    })),
  )('of $askedFor with $status and $body means $expected.meaning', (sample) => {
    const { askedFor, status, body, expected } = sample;
    expect(errorOf(askedFor, status, body)).toMatchObject(expected);
  });

  it.each(pending)('of a device poll with %s is not a failure: %s', (error, state) => {
    const pendingError = errorOf('token device_code', 400, { error });
    expect(pendingError).toBeInstanceOf(PendingDeviceError);
    expect(pendingError).toMatchObject({ state });
  });

  it.each(callbacks)('in a callback with %s means %s', (error, meaning, reason) => {
    expect(callbackError(error, '', 'zoom.example')).toMatchObject({ meaning, reason });
  });

  it('is known in every row of the table', () => {
    const refusals: Refusal[] = [
      ...samples.map(([askedFor, status, body]) => {
        const { code, errorCode, error, message, reason, errorMessage } = (
          typeof body === 'object' ? body : {}
        ) as Record<string, unknown>;
        return {
          askedFor,
          status,
          code: (code ?? errorCode) as number | undefined,
          oauthError: error as string | undefined,
          text: [message, reason, errorMessage].find((text) => typeof text === 'string') ?? '',
          hasInvalidFields: false,
          isPage: body === page,
        };
      }),
      ...pending.map(([oauthError]) => ({
        askedFor: 'token device_code',
        status: 400,
        oauthError,
        text: '',
        hasInvalidFields: false,
        isPage: false,
      })),
      ...callbacks.map(([oauthError]) => ({
        askedFor: 'consent',
        oauthError,
        text: '',
        hasInvalidFields: false,
        isPage: false,
      })),
    ];
    const known = new Set(refusals.map((refusal) => findRefusalRow(refusal)));
    expect(refusalRows.filter((row) => !known.has(row))).toEqual([]);
  });

  it('ends a session only if the refresh token is refused, and renews only a refused access token', () => {
    const renewing = samples.filter(([askedFor, status, body]) =>
      isTokenRefused(errorOf(askedFor, status, body)),
    );
    expect(new Set(renewing.map(([, , , , , nextStep]) => nextStep))).toEqual(
      new Set(['renewToken']),
    );
    const ending = samples.filter(([askedFor, status, body]) =>
      isSessionEnd(errorOf(askedFor, status, body)),
    );
    expect(new Set(ending.map(([, , , , , nextStep]) => nextStep))).toEqual(
      new Set(['renewToken', 'signInAgain']),
    );
  });

  it('says that a meeting is gone only for a meeting', () => {
    const gone = samples.filter(([askedFor, status, body]) =>
      isMeetingMissing(errorOf(askedFor, status, body)),
    );
    expect(new Set(gone.map(([, , , meaning]) => meaning))).toEqual(new Set(['meetingMissing']));
  });

  it('keeps secrets out of what it quotes', () => {
    const error = errorOf(oneMeeting, 400, { code: 3000, message: 'See ?pwd=secret' });
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
    expect(errorOf(oneMeeting, 400, { code: 104, message })).toMatchObject({
      scopes: ['meeting:read:meeting:admin'],
    });
  });
});
