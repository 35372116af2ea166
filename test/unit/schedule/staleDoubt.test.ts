import { beforeEach, describe, expect, it } from 'vitest';
import { StalenessTracker } from '../../../src/schedule/stalenessTracker';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 30, seconds));

let doubt: StalenessTracker;

beforeEach(() => {
  doubt = new StalenessTracker();
});

describe('StaleDoubt', () => {
  it('has none while the clock is looked at every minute', () => {
    expect([0, 60, 120, 121, 180].map((seconds) => doubt.check(at(seconds)))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('has some for half a minute after sleep', () => {
    doubt.check(at(0));
    expect(doubt.check(at(9_000))).toEqual(at(9_030));
    expect(doubt.check(at(9_029))).toEqual(at(9_030));
    expect(doubt.check(at(9_030))).toBeUndefined();
  });

  it('ends when everything was read anew', () => {
    doubt.check(at(0));
    doubt.check(at(9_000));
    doubt.clear();
    expect(doubt.check(at(9_001))).toBeUndefined();
    doubt.clear();
    expect(doubt.check(at(20_000))).toBeUndefined();
  });

  it('has some of what an earlier window left', () => {
    doubt.begin(at(0));
    expect(doubt.check(at(1))).toEqual(at(30));
    expect(doubt.check(at(30))).toBeUndefined();
    doubt.begin(at(40));
    doubt.clear();
    expect(doubt.check(at(41))).toBeUndefined();
  });

  it('ends when the clock is set back', () => {
    doubt.check(at(0));
    doubt.check(at(9_000));
    expect(doubt.check(at(0))).toBeUndefined();
  });
});
