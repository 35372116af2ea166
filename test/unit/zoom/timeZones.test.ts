import { describe, expect, it } from 'vitest';
import { isListedTimeZone } from '../../../src/zoom/timeZones';

describe('isListedTimeZone', () => {
  it('knows the zones that Zoom lists and no others', () => {
    expect(isListedTimeZone('Europe/Berlin')).toBe(true);
    expect(isListedTimeZone('Pacific/Apia')).toBe(true);
    expect(isListedTimeZone('Pacific/Midway')).toBe(true);
    expect(isListedTimeZone('Antarctica/Troll')).toBe(false);
  });
});
