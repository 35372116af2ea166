import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RefreshTimer } from '../../../src/schedule/refreshTimer';

const minute = 60_000;
const hour = 60 * minute;

/** A timer over a model that remembers when it was last read, as the real one does. */
function watched(options: { interval?: number; takes?: number } = {}) {
  const state = {
    interval: options.interval ?? 5 * minute,
    isWanted: true,
    lastRefresh: undefined as number | undefined,
    notBefore: 0,
    refreshes: 0,
    spread: 0,
    isOffline: false,
    freshEnough: [] as number[],
    mostAtOnce: 0,
  };
  let atOnce = 0;
  const timer = new RefreshTimer({
    interval: () => state.interval,
    isWanted: () => state.isWanted,
    lastRefresh: () => state.lastRefresh,
    notBefore: () => state.notBefore,
    spread: () => state.spread,
    refresh: async (freshEnough) => {
      state.freshEnough.push(freshEnough);
      state.lastRefresh = Date.now();
      state.refreshes++;
      state.mostAtOnce = Math.max(state.mostAtOnce, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve, options.takes ?? 100));
      atOnce--;
      return !state.isOffline;
    },
  });
  return { state, timer };
}

describe('RefreshTimer', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date(2026, 10, 23, 9, 30) });
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('refreshes twelve times in an idle hour', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.check();
    await vi.advanceTimersByTimeAsync(hour + minute);
    expect(state.refreshes).toBe(12);
  });

  it('does nothing while nobody looks, and catches up at once when somebody does', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    state.isWanted = false;
    timer.check();
    timer.focus();
    timer.changed();
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.refreshes).toBe(0);
    state.isWanted = true;
    timer.check();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.refreshes).toBe(1);
  });

  it('does nothing by time or focus where the interval is 0', async () => {
    const { state, timer } = watched({ interval: 0 });
    timer.check();
    await vi.advanceTimersByTimeAsync(hour);
    timer.focus();
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.refreshes).toBe(0);
  });

  it('refreshes on focus, unless what is shown is less than a minute old', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.check();
    await vi.advanceTimersByTimeAsync(50_000);
    timer.focus();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.refreshes).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    timer.focus();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.refreshes).toBe(1);
  });

  it('refreshes once, soon after changes of our own', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.changed();
    await vi.advanceTimersByTimeAsync(5_000);
    timer.changed();
    expect(state.refreshes).toBe(0);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(state.refreshes).toBe(1);
  });

  it('says how old what others have read may be', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.check();
    await vi.advanceTimersByTimeAsync(5 * minute);
    await vi.advanceTimersByTimeAsync(2 * minute);
    timer.focus();
    await vi.advanceTimersByTimeAsync(minute);
    timer.changed();
    await vi.advanceTimersByTimeAsync(minute);
    timer.changed();
    await vi.advanceTimersByTimeAsync(minute / 6);
    timer.focus();
    await vi.advanceTimersByTimeAsync(minute);
    expect(state.freshEnough).toEqual([5 * minute, minute, 0, 0]);
  });

  it('waits longer than the interval by its spread', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    state.spread = 10_000;
    timer.check();
    await vi.advanceTimersByTimeAsync(5 * minute + 9_000);
    expect(state.refreshes).toBe(0);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.refreshes).toBe(1);
  });

  it('never refreshes twice at once', async () => {
    const { state, timer } = watched({ takes: 20 * minute });
    timer.check();
    for (let round = 0; round < 10; round++) {
      await vi.advanceTimersByTimeAsync(2 * minute);
      timer.focus();
      timer.changed();
    }
    expect(state.mostAtOnce).toBe(1);
  });

  it('waits until a daily limit is over', async () => {
    const { state, timer } = watched();
    state.notBefore = Date.now() + 3 * hour;
    timer.check();
    timer.focus();
    await vi.advanceTimersByTimeAsync(2 * hour);
    expect(state.refreshes).toBe(0);
    await vi.advanceTimersByTimeAsync(hour + minute);
    expect(state.refreshes).toBe(1);
  });

  it('catches up within a minute after the machine slept for a weekend', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.check();
    // Timers stand still in sleep; the wall clock goes on.
    vi.setSystemTime(Date.now() + 60 * hour);
    await vi.advanceTimersByTimeAsync(minute);
    expect(state.refreshes).toBe(1);
  });

  it('tries again soon, and then less and less often, while Zoom is out of reach', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    state.isOffline = true;
    timer.check();
    await vi.advanceTimersByTimeAsync(5 * minute + 1_000);
    expect(state.refreshes).toBe(1);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(state.refreshes).toBe(2);
    await vi.advanceTimersByTimeAsync(31_000);
    expect(state.refreshes).toBe(3);
    await vi.advanceTimersByTimeAsync(2 * hour);
    expect(state.refreshes).toBeLessThan(3 + 30);
    state.isOffline = false;
    await vi.advanceTimersByTimeAsync(5 * minute);
    const { refreshes } = state;
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.refreshes).toBe(refreshes + 12);
  });

  it('lets no retry that is due later put off a change of our own, or make do with old lists', async () => {
    const { state, timer } = watched({ interval: hour });
    state.isOffline = true;
    timer.check();
    await vi.advanceTimersByTimeAsync(8 * minute);
    const { refreshes } = state;
    state.isOffline = false;
    timer.changed();
    await vi.advanceTimersByTimeAsync(16_000);
    expect(state.refreshes).toBe(refreshes + 1);
    expect(state.freshEnough.at(-1)).toBe(0);
    state.isOffline = true;
    timer.changed();
    await vi.advanceTimersByTimeAsync(4 * minute);
    timer.focus();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(state.freshEnough.at(-1)).toBe(minute);
  });

  it('is not put off by a clock that was set back', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now() + 10 * hour;
    timer.check();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.refreshes).toBe(1);
  });

  it('stops when it is disposed of', async () => {
    const { state, timer } = watched();
    state.lastRefresh = Date.now();
    timer.check();
    timer.dispose();
    await vi.advanceTimersByTimeAsync(hour);
    expect(state.refreshes).toBe(0);
  });
});
