/**
 * The sandbox's only clock. Everything that expires, is counted per day or is seeded relative to
 * "now" reads it, so that a test can move time instead of waiting.
 */
export class Clock {
  #offsetMs: number;
  #stoppedAtMs: number | undefined;

  /**
   * @param startMs the initial time in ms since the epoch; the machine's time if omitted
   * @param running whether time passes by itself; a stopped clock changes only by `set` and `advance`
   */
  constructor(startMs = Date.now(), running = true) {
    this.#offsetMs = startMs - Date.now();
    this.#stoppedAtMs = running ? undefined : startMs;
  }

  get running(): boolean {
    return this.#stoppedAtMs === undefined;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#stoppedAtMs ?? Date.now() + this.#offsetMs;
  }

  set(nowMs: number): void {
    this.#offsetMs = nowMs - Date.now();
    if (this.#stoppedAtMs !== undefined) this.#stoppedAtMs = nowMs;
  }

  advance(byMs: number): void {
    this.set(this.now() + byMs);
  }

  setRunning(running: boolean): void {
    const now = this.now();
    this.#stoppedAtMs = running ? undefined : now;
    this.set(now);
  }
}
