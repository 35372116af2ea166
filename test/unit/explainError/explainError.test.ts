import { describe, expect, it } from 'vitest';
import { explainKnownFailure } from '../../../src/explainError/explainedError';
import { type FailureFacts, readFailure } from '../../../src/explainError/readFailure';
import { errorCodes } from '../../../src/zoom/errorCodes';
import type { RefusalMeaning } from '../../../src/zoom/refusals';
import { refusalEffects } from '../../../src/zoom/refusals';
import { cpuTimeOf } from '../support/cpuTime.ts';
import { jwtOf } from '../support/jwts.ts';

const context = { host: 'zoom.example', now: new Date('2026-11-26T00:00:00Z') };

const meaningOf = (facts: FailureFacts) => readFailure(facts)?.meaning;

const codes: [number, RefusalMeaning][] = [
  [104, 'missingScope'],
  [124, 'accessTokenInvalid'],
  [200, 'noPermission'],
  [300, 'invalidRequest'],
  [403, 'notShared'],
  [429, 'rateLimited'],
  [1001, 'userMissing'],
  [1010, 'userNotInAccount'],
  [1120, 'invitationNotAccepted'],
  [2024, 'audioConferencingOff'],
  [2300, 'unknownEndpoint'],
  [2305, 'summaryRestricted'],
  [2306, 'othersMeetingsHidden'],
  [3000, 'meetingRefused'],
  [3001, 'meetingMissing'],
  [3018, 'personalRoomPermanent'],
  [3037, 'personalRoomPermanent'],
  [3063, 'onPremiseMeeting'],
  [3161, 'hostingNotAllowed'],
  [3301, 'recordingMissing'],
  [3322, 'transcriptMissing'],
  [4001, 'rateLimited'],
  [4700, 'signInRefused'],
  [4702, 'clientUnknown'],
  [4704, 'clientUnknown'],
  [4705, 'grantNotAllowed'],
  [4706, 'credentialsMissing'],
  [4709, 'redirectMismatch'],
  [4711, 'missingScope'],
  [4717, 'appDisabled'],
  [4733, 'codeRefused'],
  [4734, 'codeRefused'],
  [4735, 'tokenOwnerGone'],
  [4737, 'grantNotFound'],
  [4738, 'grantDisabled'],
  [4740, 'grantOverused'],
  [4741, 'replacedBySignIn'],
  [12702, 'meetingTooOld'],
  // Of the Meeting SDK.
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
  [10000, 'sdkTooOld'],
];

describe('An error code', () => {
  it.each(codes)('%i means %s', (code, meaning) => {
    expect(meaningOf({ code })).toBe(meaning);
    expect(meaningOf({ text: JSON.stringify({ code, message: '' }) })).toBe(meaning);
    expect(meaningOf({ text: `2026-11-26 12:00:01.123 ERROR zoom: code: ${code}` })).toBe(meaning);
  });

  it('of the API is in this test', () => {
    const tested = codes.map(([code]) => code);
    expect(Object.values(errorCodes).filter((code) => !tested.includes(code))).toEqual([]);
  });

  it('that nobody knows has an explanation, too', () => {
    const failure = readFailure({ code: 99_999 });
    expect(failure?.meaning).toBe('refused');
  });
});

describe('A failure', () => {
  it.each<[FailureFacts, RefusalMeaning]>([
    [{ status: 400 }, 'invalidRequest'],
    [{ status: 401 }, 'accessTokenInvalid'],
    [{ status: 403 }, 'accessDenied'],
    [{ status: 404 }, 'notFound'],
    [{ status: 407 }, 'proxyAuthentication'],
    [{ status: 429 }, 'rateLimited'],
    [{ status: 302 }, 'proxyPage'],
    [{ status: 503 }, 'serverFault'],
    [{ status: 404, code: 1001 }, 'userMissing'],
    [{ text: '401' }, 'accessTokenInvalid'],
    [{ text: ' 4711 ' }, 'missingScope'],
    [{ text: '(3712)' }, 'signatureInvalid'],
    [{ text: 'HTTP/1.1 429 Too Many Requests' }, 'rateLimited'],
    [{ text: 'curl: (22) The requested URL returned error: 401' }, 'accessTokenInvalid'],
    [{ text: 'Request failed with status code 404' }, 'notFound'],
    [{ text: '404 Not Found' }, 'notFound'],
    [{ text: 'response with status code: 403' }, 'accessDenied'],
    [{ text: 'status code 429' }, 'rateLimited'],
    [{ text: '<!doctype html><html>', status: 403 }, 'proxyPage'],
    [
      { text: '{"code":4711,"message":"Invalid access token, does not contain scopes:[a:b:c]."}' },
      'missingScope',
    ],
    [
      { text: '{"code":4700,"message":"Invalid access token, does not contain scopes."}' },
      'missingScope',
    ],
    [{ text: 'Invalid access token, does not contain scopes:[user:read:zak]' }, 'missingScope'],
    [{ text: '{"code":124,"message":"Invalid access token."}' }, 'accessTokenInvalid'],
    [{ text: 'Error: Access token is expired.' }, 'accessTokenInvalid'],
    [{ text: '"{\\"code\\":1001,\\"message\\":\\"User does not exist\\"}"' }, 'userMissing'],
    [{ text: "{ code: 3001, message: 'Meeting does not exist: 1.' }" }, 'meetingMissing'],
    [{ text: '{"reason":"Invalid Token!","error":"invalid_grant"}' }, 'refreshTokenRefused'],
    [
      { text: '{"reason":"Invalid authorization code abc","error":"invalid_grant"}' },
      'codeRefused',
    ],
    [{ text: 'zoom: invalid_grant' }, 'codeRefused'],
    [
      { text: '{"reason":"Invalid client_id or client_secret","error":"invalid_client"}' },
      'clientUnknown',
    ],
    [
      { text: '{"reason":"The app has been disabled by the developer","error":"invalid_client"}' },
      'appDisabled',
    ],
    [{ text: 'grant_type=account_credentials failed: invalid_client' }, 'serverClientUnknown'],
    [{ text: '{"error":"unsupported_grant_type"}' }, 'grantNotAllowed'],
    [{ text: '{"error":"authorization_pending"}' }, 'authorizationPending'],
    [{ text: '{"error":"slow_down"}' }, 'pollingTooFast'],
    [{ text: '{"error":"expired_token"}' }, 'deviceCodeExpired'],
    [{ text: 'http://127.0.0.1/callback?error=access_denied&state=x' }, 'declined'],
    [
      { text: '{"status":false,"errorCode":4700,"errorMessage":"Invalid redirect url"}' },
      'redirectMismatch',
    ],
    [{ text: 'Invalid redirect: http://localhost/callback (4,700)' }, 'signInRefused'],
    [
      { text: '{"type":"JOIN_MEETING_FAILED","reason":"Signature is invalid.","errorCode":3712}' },
      'signatureInvalid',
    ],
    [{ text: 'Uncaught: Signature is invalid' }, 'signatureInvalid'],
    [{ text: 'ZoomMtg.join failed: {"errorCode":3000}' }, 'emailRequired'],
    [
      { text: '{"meetingStatus":3,"errorCode":4012,"errorMessage":"Anonymous joins are not ok"}' },
      'joinTokenRequired',
    ],
    [{ text: '{"token":null}' }, 'zakNotIssued'],
    [{ text: 'GET /v2/users/me/token?type=token' }, 'userTokenRetired'],
    [{ text: '{"scope":"imchat:bot","token_type":"bearer"}' }, 'chatbotToken'],
    [{ text: 'grant_type=client_credentials' }, 'chatbotToken'],
    [{ text: 'We use a JWT app' }, 'jwtAppRetired'],
    [
      {
        text: `Bearer ${jwtOf({ alg: 'HS256', typ: 'JWT' }, { iss: 'apiKeyOf22Characters_x', exp: 1_690_000_000 }, 'c2ln')}`,
      },
      'jwtAppRetired',
    ],
  ])('%j means %s', (facts, meaning) => {
    expect(meaningOf(facts)).toBe(meaning);
  });

  it.each([
    '',
    'all is well',
    'listening on port 3000',
    'status code: 200',
    'The process ended with exit code 124.',
    '{"id":85012345678,"topic":"Review"}',
    '{"token":"abc"}',
    'HTTP/1.1 200 OK',
    '12345678901',
  ])('is not found in %j', (text) => {
    expect(readFailure({ text })).toBeUndefined();
  });

  it('is found in a time that does not depend on what a text repeats', () => {
    for (const part of ['{"', '\\"', 'code ', 'message="', 'eyJ', '(4,', 'status ', 'type ']) {
      const time = cpuTimeOf(() => readFailure({ text: part.repeat(1_000_000 / part.length) }));
      expect(time, part).toBeLessThan(500);
    }
  });

  it('names no secret', () => {
    const text = '{"code":3000,"message":"See https://zoom.us/s/1?zak=secretValue&pwd=other"}';
    const failure = readFailure({ text });
    expect(failure).toBeDefined();
    expect(JSON.stringify(failure && explainKnownFailure(failure, context))).not.toMatch(
      /secretValue|other/,
    );
  });
});

describe('The explanation', () => {
  const refusal = {
    requestKind: 'otherCall' as const,
    status: 400,
    text: '',
    hasInvalidFields: false,
    isHtml: false,
  };

  it.each(Object.keys(refusalEffects) as RefusalMeaning[])(
    'of %s says what it means, why it comes and what to do',
    (meaning) => {
      const { cause, fix, ...explained } = explainKnownFailure({ meaning, refusal }, context);
      for (const sentence of [explained.meaning, cause, fix]) {
        expect(sentence).toMatch(/^(?:[A-Z]|zoom\.example ).{10,}[.]$/s);
      }
      expect(explained.link ?? 'https://zoom.us').toMatch(
        /^https:\/\/(?:[a-z]+\.)?zoom\.us(?:\/[a-z\d/-]+)?$/,
      );
      if (meaning !== 'refused') {
        expect(explained.meaning).not.toBe('Zoom doesn’t allow this.');
      }
    },
  );

  it.each<[RefusalMeaning, string[]]>([
    ['accessTokenInvalid', ['Sign In Again']],
    ['missingScope', ['Open Zoom App Marketplace', 'Sign In Again', 'Check Setup']],
    ['signatureInvalid', ['Check Token']],
    ['joinTokenRequired', ['Insert Token']],
    ['jwtAppRetired', ['Set Up Zoom App', 'Try Again']],
  ])('of %s has the buttons that do it', (meaning, titles) => {
    const { actions } = explainKnownFailure({ meaning, refusal }, context);
    expect(actions.map(({ title }) => title)).toEqual(titles);
  });
});
