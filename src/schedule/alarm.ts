/**
 * The longest time between two looks at the wall clock, in ms. Timers stop while the machine sleeps and
 * don't notice when the clock is set.
 */
const longestSleep = 60_000;

/** A timer that follows the wall clock. It has to be set again each time it fires. */
export class Alarm {
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param onFire called once at the time that was set, or after a minute if that comes first; it
   *   checks the clock and sets the alarm again
   */
  constructor(private readonly onFire: () => void) {}

  /**
   * Replaces what was set before. It does not fire for `undefined` or an infinite time; for what is no
   * time, it fires after a minute.
   */
  set(at: Date | number | undefined): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const wait = at === undefined ? Infinity : Number(at) - Date.now();
    if (wait !== Infinity) {
      this.timer = setTimeout(
        () => {
          this.onFire();
        },
        Number.isNaN(wait) ? longestSleep : Math.min(Math.max(wait, 0), longestSleep),
      );
    }
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
