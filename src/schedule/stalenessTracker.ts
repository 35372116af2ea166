/** The longest time between two checks while the machine is awake, in ms. */
const longestAwake = 120_000;

/**
 * How long the lists count as stale, in ms: the time that a new window takes to refresh them, or a
 * machine that woke up without a network to try again.
 */
const staleFor = 30_000;

/**
 * Tracks whether the lists may be out of date, because the machine slept or because they come from an
 * earlier window, so that nobody gets a reminder of a meeting that was deleted or moved meanwhile.
 */
export class StalenessTracker {
  private checkedAt: number | undefined;
  private until = 0;

  /** Marks the lists as stale, because an earlier window read them. */
  begin(now: Date): void {
    this.until = now.getTime() + staleFor;
  }

  /**
   * Compares the clock with the last check. To be called every minute.
   *
   * @returns until when the lists count as stale; `undefined` if they do not
   */
  check(now: Date): Date | undefined {
    const time = now.getTime();
    if (this.checkedAt !== undefined && time - this.checkedAt > longestAwake) {
      this.until = time + staleFor;
    }
    this.checkedAt = time;
    return time < this.until && this.until - time <= staleFor ? new Date(this.until) : undefined;
  }

  /** To be called when the lists were refreshed. */
  clear(): void {
    this.checkedAt = undefined;
    this.until = 0;
  }
}
