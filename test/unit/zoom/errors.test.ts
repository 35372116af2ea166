import { describe, expect, it } from 'vitest';
import {
  isDenied,
  isMeetingMissing,
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

describe('The predicates of errors', () => {
  it.each([
    [new ZoomNetworkError('unreachable', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomServerError('fault', 'zoom.us'), ['isTransient', 'isUnavailable']],
    [new ZoomRateLimitError('daily', new Date()), ['isTransient']],
    [new ZoomNotFoundError('', { code: 3001 }), ['isDenied', 'isMeetingMissing']],
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
