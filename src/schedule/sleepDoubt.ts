/** The longest time between two looks at the clock in a machine that is awake, in ms. */
const longestAwake = 120_000;

/** How long after sleep what was known before is doubted, in ms: the time that a refresh takes. */
const doubtFor = 10_000;

/**
 * Tells when what is known may be out of date because the machine slept, so that nobody is reminded
 * of what was deleted or moved meanwhile.
 */
export class SleepDoubt {
  private lookedAt: number | undefined;
  private until = 0;

  /**
   * Looks at the clock, which has to be done every minute.
   *
   * @returns until when what is known is in doubt; `undefined` where it is not
   */
  look(now: Date): Date | undefined {
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
