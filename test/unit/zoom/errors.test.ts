import { describe, expect, it } from 'vitest';
import {
  isDenied,
  isMeetingMissing,
  isOutcomeUnknown,
  isSessionEnd,
  isTransient,
  isUnavailable,
  ZoomAuthError,
  ZoomNetworkError,
  ZoomNotFoundError,
  ZoomPermissionError,
  ZoomRateLimitError,
  ZoomServerError,
} from '../../../src/zoom/errors';

const predicates = { isDenied, isMeetingMissing, isSessionEnd, isTransient, isUnavailable };

describe('isOutcomeUnknown', () => {
  it.each([
    [new ZoomNetworkError('interrupted', 'zoom.us'), true],
    [new ZoomNetworkError('timedOut', 'zoom.us'), true],
    [new ZoomNetworkError('unreachable', 'zoom.us'), false],
    [new ZoomNetworkError('proxy', 'zoom.us'), false],
    [new ZoomServerError('fault', 'zoom.us'), true],
    [new ZoomServerError('proxyPage', 'zoom.us'), true],
    [new ZoomServerError('proxyAuthentication', 'zoom.us'), false],
    [new ZoomServerError('unknownEndpoint', 'zoom.us'), false],
    [new ZoomPermissionError(''), false],
  ])('%o: %j', (error, expected) => {
    expect(isOutcomeUnknown(error)).toBe(expected);
  });
});

describe('The predicates of errors', () => {
  it.each([
    [new ZoomNetworkError('unreachable', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomServerError('fault', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomNetworkError('proxy', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomServerError('proxyPage', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomServerError('proxyAuthentication', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomServerError('unknownEndpoint', 'zoom.us'), []],
    [new ZoomRateLimitError('daily', new Date()), ['isTransient']],
    [new ZoomNotFoundError('', { meaning: 'meetingMissing' }), ['isDenied', 'isMeetingMissing']],
    [new ZoomNotFoundError('', { code: 3301 }), ['isDenied']],
    [new ZoomPermissionError('', { code: 3001 }), ['isDenied']],
    [new ZoomAuthError('sessionEnded', ''), ['isSessionEnd']],
    [new ZoomAuthError('anotherSignIn', ''), ['isSessionEnd']],
    [new ZoomAuthError('notSignedIn', ''), []],
    [new Error(), []],
  ])('%o: %j', (error, expected) => {
    const fitting = Object.entries(predicates).filter(([, fits]) => fits(error));
    expect(fitting.map(([name]) => name)).toEqual(expected);
  });
});
