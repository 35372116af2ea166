import { describe, expect, it } from 'vitest';
import { isScopeGranted } from '../../../src/zoom/scopes';

describe('isScopeGranted', () => {
  it.each([
    [['meeting:read:meeting'], true],
    [['meeting:read:meeting:admin'], true],
    [['meeting:read'], true],
    [['meeting:read:admin'], true],
    [['meeting:read:list_meetings', 'meeting:write'], false],
    [[], false],
  ])('finds reading a meeting in %j: %j', (granted, expected) => {
    expect(isScopeGranted(granted, 'meeting:read:meeting')).toBe(expected);
  });
});
