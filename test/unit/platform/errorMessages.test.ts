import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/platform/errorMessages';
import { type ServerErrorReason, ZoomServerError } from '../../../src/zoom/errors';

describe('The message for a server error', () => {
  it.each<[ServerErrorReason, RegExp]>([
    ['fault', /having problems/],
    ['unreadable', /Unexpected response from zoom\.example\. /],
    ['tooLarge', /The response from zoom\.example is too large\. /],
    ['endlessList', /The list is incomplete because zoom\.example sent /],
  ])('%s says what happened', (reason, message) => {
    const described = describeError(new ZoomServerError(reason, 'zoom.example'));
    expect(described.message).toMatch(message);
    expect(described.actions).toHaveLength(1);
  });
});
