import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from '../../../src/schedule/alarm';

const start = new Date('2026-11-23T09:30:00Z');

let rung: Date[];
let alarm: Alarm;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  rung = [];
  alarm = new Alarm(() => rung.push(new Date()));
});
afterEach(() => {
  alarm.dispose();
  vi.useRealTimers();
});

const later = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

describe('Alarm', () => {
  it('rings at its time, once', () => {
    alarm.set(later(30));
    vi.advanceTimersByTime(300_000);
    expect(rung).toEqual([later(30)]);
  });

  it('rings after a minute for what is no time, and never for an infinite one', () => {
    alarm.set(NaN);
    vi.advanceTimersByTime(300_000);
    expect(rung).toEqual([later(60)]);
    alarm.set(Infinity);
    expect(vi.getTimerCount()).toBe(0);
    alarm.set(-Infinity);
    vi.advanceTimersByTime(0);
    expect(rung).toHaveLength(2);
  });

  it('looks at the clock every minute, so that sleep and a clock that is set do no harm', () => {
    alarm = new Alarm(() => {
      rung.push(new Date());
      if (new Date() < later(7_200)) {
        alarm.set(later(7_200));
      }
    });
    alarm.set(later(7_200));
    vi.advanceTimersByTime(60_000);
    expect(rung).toEqual([later(60)]);
    // The machine sleeps: the clock goes on, the timers do not.
    vi.setSystemTime(later(7_000));
    vi.advanceTimersByTime(60_000);
    expect(rung.at(-1)).toEqual(later(7_060));
    vi.setSystemTime(later(7_300));
    vi.advanceTimersByTime(60_000);
    expect(rung).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('has one timer, whatever is set', () => {
    alarm.set(later(10));
    alarm.set(later(20));
    expect(vi.getTimerCount()).toBe(1);
    alarm.set(undefined);
    expect(vi.getTimerCount()).toBe(0);
    alarm.set(later(-10));
    vi.advanceTimersByTime(0);
    expect(rung).toHaveLength(1);
    alarm.set(later(10));
    alarm.dispose();
    expect(vi.getTimerCount()).toBe(0);
  });
});
