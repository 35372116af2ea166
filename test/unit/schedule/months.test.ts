import { describe, expect, it } from 'vitest';
import { monthOf, startOfMonth, utcRangesOf } from '../../../src/schedule/months';

const day = 24 * 3_600_000;
const now = new Date(2026, 10, 22, 12);

describe('months', () => {
  it('go back across years', () => {
    const january = monthOf(new Date(2026, 0, 31, 23, 59));
    expect(startOfMonth(january)).toEqual(new Date(2026, 0, 1));
    expect(startOfMonth(january - 1)).toEqual(new Date(2025, 11, 1));
  });

  it('are asked for in whole, in ranges of at most a month that do not overlap', () => {
    for (let back = 0; back < 30; back++) {
      const month = monthOf(now) - back;
      const ranges = utcRangesOf(month, now);
      const days = ranges.flatMap(({ from, to }) => {
        expect(Date.parse(to) - Date.parse(from)).toBeLessThanOrEqual(30 * day);
        const found = [];
        for (let ms = Date.parse(from); ms <= Date.parse(to); ms += day) {
          found.push(ms);
        }
        return found;
      });
      expect(new Set(days).size).toBe(days.length);
      const last = Math.min(startOfMonth(month + 1).getTime() - 1, now.getTime());
      for (let ms = startOfMonth(month).getTime(); ms <= last; ms += day / 4) {
        expect(days).toContain(Math.floor(ms / day) * day);
      }
    }
  });

  it('to come are not asked for', () => {
    expect(utcRangesOf(monthOf(now) + 1, now)).toEqual([]);
  });
});
