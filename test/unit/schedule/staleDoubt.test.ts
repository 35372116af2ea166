import { beforeEach, describe, expect, it } from 'vitest';
import { StaleDoubt } from '../../../src/schedule/stalenessTracker';

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9, 30, seconds));

let doubt: StaleDoubt;

beforeEach(() => {
  doubt = new StaleDoubt();
});

describe('StaleDoubt', () => {
  it('has none while the clock is looked at every minute', () => {
    expect([0, 60, 120, 121, 180].map((seconds) => doubt.look(at(seconds)))).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  it('has some for half a minute after sleep', () => {
    doubt.look(at(0));
    expect(doubt.look(at(9_000))).toEqual(at(9_030));
    expect(doubt.look(at(9_029))).toEqual(at(9_030));
    expect(doubt.look(at(9_030))).toBeUndefined();
  });

  it('ends when everything was read anew', () => {
    doubt.look(at(0));
    doubt.look(at(9_000));
    doubt.clear();
    expect(doubt.look(at(9_001))).toBeUndefined();
    doubt.clear();
    expect(doubt.look(at(20_000))).toBeUndefined();
  });

  it('has some of what an earlier window left', () => {
    doubt.begin(at(0));
    expect(doubt.look(at(1))).toEqual(at(30));
    expect(doubt.look(at(30))).toBeUndefined();
    doubt.begin(at(40));
    doubt.clear();
    expect(doubt.look(at(41))).toBeUndefined();
  });

  it('ends when the clock is set back', () => {
    doubt.look(at(0));
    doubt.look(at(9_000));
    expect(doubt.look(at(0))).toBeUndefined();
  });
});
