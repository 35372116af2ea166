import { describe, expect, it } from 'vitest';
import { encodeMeetingUuid } from '../../../src/zoom/meetingUuid';

describe('encodeMeetingUuid', () => {
  it.each([
    ['4444AAAiAAAAAiAiAiiAii==', '4444AAAiAAAAAiAiAiiAii%3D%3D'],
    ['a/b+c==', 'a%2Fb%2Bc%3D%3D'],
    ['/abc==', '%252Fabc%253D%253D'],
    ['ab//c==', 'ab%252F%252Fc%253D%253D'],
  ])('encodes %s as %s', (uuid, encoded) => {
    expect(encodeMeetingUuid(uuid)).toBe(encoded);
  });
});
