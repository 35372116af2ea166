/** Runs what is asked for twice at the same time once. */
export class SharedRuns<T> {
  private readonly running = new Map<string, Promise<T>>();

  /**
   * Returns the run for the same request if there is one, and otherwise starts it.
   *
   * @param request a value of JSON; for any other one, each run is a new one
   */
  async shareRun(request: unknown, run: () => Promise<T>): Promise<T> {
    const key = toKey(request);
    if (key === undefined) {
      return run();
    }
    const running = this.running.get(key);
    if (running !== undefined) {
      return running;
    }
    const started = run().finally(() => {
      this.running.delete(key);
    });
    this.running.set(key, started);
    return started;
  }
}

function toKey(request: unknown): string | undefined {
  try {
    return JSON.stringify(request);
  } catch {
    return undefined;
  }
}
