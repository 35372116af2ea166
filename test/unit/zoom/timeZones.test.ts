import { describe, expect, it } from 'vitest';
import { isListedTimeZone } from '../../../src/zoom/timeZones';

describe('isListedTimeZone', () => {
  it('accepts only time zones that Zoom lists', () => {
    expect(isListedTimeZone('Europe/Berlin')).toBe(true);
    expect(isListedTimeZone('Pacific/Apia')).toBe(true);
    expect(isListedTimeZone('Pacific/Midway')).toBe(true);
    expect(isListedTimeZone('Antarctica/Troll')).toBe(false);
  });
});
