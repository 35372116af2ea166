import { describe, expect, it } from 'vitest';
import { isScopeGranted } from '../../../src/zoom/scopes';

describe('isScopeGranted', () => {
  it.each([
    [['meeting:read:meeting'], true],
    [['meeting:read:meeting:admin'], true],
    [['meeting:read'], true],
    [['meeting:read:admin'], true],
    [['meeting:read:list_meetings', 'meeting:write'], false],
    [['meeting:read:meeting:master'], true],
    [['meeting:read:meetings'], false],
    // The server has not named any.
    [[], true],
  ])('finds reading a meeting in %j: %j', (granted, expected) => {
    expect(isScopeGranted(granted, 'meeting:read:meeting')).toBe(expected);
  });

  it.each([
    ['user:read:settings', ['user:read:admin'], true],
    ['user:read:settings', ['meeting:read'], false],
    ['meeting:read:meeting:admin', ['meeting:read:meeting:admin'], true],
    ['meeting:read:meeting:admin', ['meeting:read:meeting'], false],
    ['webinar:read:webinar', ['webinar:read:webinar:admin'], true],
    ['webinar:read:webinar', ['webinar:read:list_webinars'], false],
    ['constructor', ['user:read'], false],
  ])('finds %s, which another extension requests, in %j: %j', (scope, granted, expected) => {
    expect(isScopeGranted(granted, scope)).toBe(expected);
  });
});
