/**
 * The longest time until the wall clock is looked at again, in ms. A timer stands still while the
 * machine sleeps, and knows nothing of a clock that is set.
 */
const longestSleep = 60_000;

/** One timer that follows the wall clock, armed anew each time it rings. */
export class Alarm {
  private timer: NodeJS.Timeout | undefined;

  /** @param ring called at the time that was set, or earlier: within a minute, to look again */
  constructor(private readonly ring: () => void) {}

  /** Sets the alarm instead of what was set before; `undefined`: it does not ring. */
  set(at: Date | undefined): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (at !== undefined) {
      const wait = Math.min(Math.max(at.getTime() - Date.now(), 0), longestSleep);
      this.timer = setTimeout(() => {
        this.ring();
      }, wait);
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
