import { describe, expect, it } from 'vitest';
import { describeError } from '../../../src/platform/errorMessages';
import { ZoomRateLimitError } from '../../../src/zoom/errors';
import { retryTime } from '../../../src/zoom/http/retryAfter';
import { ServerClock } from '../../../src/zoom/serverClock';

const now = new Date('2026-11-23T09:30:00Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const midnight = new Date('2026-11-24T00:00:00Z');
const dayAfter = new Date('2026-11-25T00:00:00Z');
const epoch = now.getTime() / 1_000;

describe('retryTime', () => {
  it.each<[string | null, Date, Date]>([
    // The header, and its meaning for a per-second and a daily limit.
    [null, inSeconds(1), midnight],
    ['', inSeconds(1), midnight],
    ['soon', inSeconds(1), midnight],
    ['0', now, now],
    ['3', inSeconds(3), inSeconds(3)],
    [' 3 ', inSeconds(3), inSeconds(3)],
    ['1.5', inSeconds(1.5), inSeconds(1.5)],
    ['-5', now, now],
    ['-9999999999999999', now, now],
    ['3600', inSeconds(60), inSeconds(3_600)],
    ['9999999999999999', inSeconds(60), dayAfter],
    ['9'.repeat(400), inSeconds(1), midnight],
    [`${epoch + 30}`, inSeconds(30), inSeconds(30)],
    [`${(epoch + 30) * 1_000}`, inSeconds(30), inSeconds(30)],
    [`${epoch - 30}`, now, now],
    ['2026-11-23T09:30:30Z', inSeconds(30), inSeconds(30)],
    ['2026-11-23T09:30:30.000Z', inSeconds(30), inSeconds(30)],
    ['2026-11-23T10:30:30+01:00', inSeconds(30), inSeconds(30)],
    ['2026-11-23T09:30:30', inSeconds(30), inSeconds(30)],
    ['2026-11-23 09:30:30', inSeconds(30), inSeconds(30)],
    ['Mon, 23 Nov 2026 09:30:30 GMT', inSeconds(30), inSeconds(30)],
    ['Mon, 23 Nov 2026 09:30:30', inSeconds(30), inSeconds(30)],
    ['2026-11-24T00:00:00Z', inSeconds(60), midnight],
    ['2025-11-23T09:30:30Z', now, now],
    ['2027-11-23T09:30:30Z', inSeconds(60), dayAfter],
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

  it('gives a time that can be shown', () => {
    const retryAt = retryTime('9999999999999999', 'daily', now);
    const { message } = describeError(new ZoomRateLimitError('daily', retryAt));
    expect(message).toMatch(/^You’ve reached Zoom’s daily limit\. It resets at .*2026.*\.$/);
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
