/** The longest time between two looks at the clock in a machine that is awake, in ms. */
const longestAwake = 120_000;

/**
 * How long what was known before is doubted, in ms: the time that a new window takes to read the
 * meetings, and one that woke without a network to try again.
 */
const doubtFor = 30_000;

/**
 * Tells when what is known may be out of date, because the machine slept or because an earlier window
 * left it, so that nobody is reminded of what was deleted or moved meanwhile.
 */
export class StalenessTracker {
  private lookedAt: number | undefined;
  private until = 0;

  /** Doubts what is known now, which was read by an earlier window. */
  begin(now: Date): void {
    this.until = now.getTime() + doubtFor;
  }

  /**
   * Looks at the clock, which has to be done every minute.
   *
   * @returns until when what is known is in doubt; `undefined` where it is not
   */
  check(now: Date): Date | undefined {
    const time = now.getTime();
    if (this.lookedAt !== undefined && time - this.lookedAt > longestAwake) {
      this.until = time + doubtFor;
    }
    this.lookedAt = time;
    return time < this.until && this.until - time <= doubtFor ? new Date(this.until) : undefined;
  }

  /** Everything was read anew. */
  clear(): void {
    this.lookedAt = undefined;
    this.until = 0;
  }
}
