import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/platform/errorMessages';
import { ZoomRateLimitError } from '../../../src/zoom/errors';
import { retryTime } from '../../../src/zoom/http/retryAfter';
import { ServerClock } from '../../../src/zoom/serverClock';

const now = new Date('2026-11-23T09:30:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const midnight = new Date('2026-11-24T00:00:00Z');
const epoch = now.getTime() / 1_000;

describe('retryTime', () => {
  it.each<[string | null, Date, Date]>([
    // The header, and its meaning for a per-second and a daily limit.
    [null, inSeconds(1), midnight],
    ['', inSeconds(1), midnight],
    ['soon', inSeconds(1), midnight],
    ['0', now, midnight],
    ['3', inSeconds(3), inSeconds(3)],
    [' 3 ', inSeconds(3), inSeconds(3)],
    ['1.5', inSeconds(1.5), inSeconds(1.5)],
    ['-1', now, midnight],
    ['-5', now, midnight],
    ['-9999999999999999', now, midnight],
    ['3600', inSeconds(60), inSeconds(3_600)],
    ['9999999999999999', inSeconds(60), midnight],
    ['9'.repeat(400), inSeconds(1), midnight],
    [`${epoch + 30}`, inSeconds(30), inSeconds(30)],
    [`${(epoch + 30) * 1_000}`, inSeconds(30), inSeconds(30)],
    [`${epoch - 30}`, now, midnight],
    ['1764072060', now, midnight],
    ['2026-11-23T09:30:30Z', inSeconds(30), inSeconds(30)],
    ['2026-11-23T09:30:30.000Z', inSeconds(30), inSeconds(30)],
    ['2026-11-23T10:30:30+01:00', inSeconds(30), inSeconds(30)],
    ['2026-11-23T09:30:30', inSeconds(30), inSeconds(30)],
    ['2026-11-23 09:30:30', inSeconds(30), inSeconds(30)],
    ['Mon, 23 Nov 2026 09:30:30 GMT', inSeconds(30), inSeconds(30)],
    ['Mon, 23 Nov 2026 09:30:30', inSeconds(30), inSeconds(30)],
    ['2026-11-24T00:00:00Z', inSeconds(60), midnight],
    ['2025-11-23T09:30:30Z', now, midnight],
    ['2026-11-24T00:00:01Z', inSeconds(60), midnight],
    ['2027-11-23T09:30:30Z', inSeconds(60), midnight],
    ['9999-12-31T23:59:59Z', inSeconds(1), midnight],
    ['2026-99-99T99:99:99Z', inSeconds(1), midnight],
    ['+275760-09-13T00:00:00Z', inSeconds(1), midnight],
    ['1e300', inSeconds(1), midnight],
    ['Infinity', inSeconds(1), midnight],
    ['NaN', inSeconds(1), midnight],
  ])('reads %j', (value, perSecond, daily) => {
    expect(retryTime(value, 'perSecond', now)).toEqual(perSecond);
    expect(retryTime(value, 'daily', now)).toEqual(daily);
  });

  it.each([
    '1795437060',
    '1764072060',
    '1.5',
    '-1',
    'Mon, 23 Nov 2026 09:00:00 GMT',
    null,
    '31536000',
  ])('gives %j a time that can be shown: one before the next midnight UTC', (value) => {
    const retryAt = retryTime(value, 'daily', now);
    expect(retryAt.getTime()).toBeGreaterThan(now.getTime());
    expect(retryAt.getTime()).toBeLessThanOrEqual(midnight.getTime());
    const { message } = describeError(new ZoomRateLimitError('daily', retryAt));
    expect(message).toMatch(
      /^You’ve reached Zoom’s daily limit\. It resets at Nov 2[34], 2026.*\.$/,
    );
  });
});

describe('ServerClock', () => {
  it.each(['+275760-09-13T00:00:00Z', '-271821-04-20T00:00:00Z', '0', 'soon', ''])(
    'ignores the date %j',
    (date) => {
      const clock = new ServerClock();
      clock.observe(date);
      expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000);
    },
  );
});
