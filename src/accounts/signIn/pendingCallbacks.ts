/** In characters; longer than any callback of Zoom. */
const longestQuery = 16_384;

/**
 * The sign-ins that are waiting for a callback, by their `state`. A callback is accepted only if its
 * whole `state` equals one of them.
 */
export class PendingCallbacks {
  private readonly waiting = new Map<string, (callback: URLSearchParams) => void>();

  /** @param onChange called with whether any sign-in waits, when one begins or ends */
  constructor(private readonly onChange: (isWaiting: boolean) => void = () => undefined) {}

  /** The states of the sign-ins that are waiting, oldest first. */
  get states(): string[] {
    return [...this.waiting.keys()];
  }

  /**
   * Waits for the callback with this `state`. Each callback is delivered once.
   *
   * @throws the signal's reason when it is aborted first
   */
  async waitFor(state: string, signal: AbortSignal): Promise<URLSearchParams> {
    try {
      return await new Promise<URLSearchParams>((resolve, reject) => {
        signal.throwIfAborted();
        this.waiting.set(state, resolve);
        this.onChange(true);
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      });
    } finally {
      this.waiting.delete(state);
      this.onChange(this.waiting.size > 0);
    }
  }

  /** Passes a callback to the sign-in that is waiting for it; returns false if none is. */
  deliver(callback: URLSearchParams): boolean {
    const state = stateOf(callback);
    const resume = state === undefined ? undefined : this.waiting.get(state);
    resume?.(callback);
    return resume !== undefined;
  }
}

/** Parses the query of a callback; `undefined` if it is too long to be one. */
export function parseCallback(query: string): URLSearchParams | undefined {
  return query.length > longestQuery ? undefined : new URLSearchParams(query);
}

/**
 * The `state` of a callback; `undefined` if there is none, or if a parameter occurs twice, which
 * RFC 6749 §3.1 forbids.
 */
export function stateOf(callback: URLSearchParams): string | undefined {
  const isAmbiguous = ['state', 'code', 'error'].some((name) => callback.getAll(name).length > 1);
  return isAmbiguous ? undefined : (callback.get('state') ?? undefined);
}
