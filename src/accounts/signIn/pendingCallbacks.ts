/** Longer than any callback of Zoom's: a page of rubbish is not worth reading. */
const longestQuery = 16_384;

/**
 * The sign-ins that wait for an answer from the browser, by their `state`. A callback is accepted
 * only where its whole `state` is one that is waited for; anything else is nobody's.
 */
export class PendingCallbacks {
  private readonly waiting = new Map<string, (callback: URLSearchParams) => void>();

  /** The states that are waited for, oldest first. */
  get states(): string[] {
    return [...this.waiting.keys()];
  }

  /**
   * Waits for the callback with this `state`. Each one is given once.
   *
   * @throws the signal's reason when it is aborted first
   */
  async waitFor(state: string, signal: AbortSignal): Promise<URLSearchParams> {
    try {
      return await new Promise<URLSearchParams>((resolve, reject) => {
        signal.throwIfAborted();
        this.waiting.set(state, resolve);
        signal.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      });
    } finally {
      this.waiting.delete(state);
    }
  }

  /** Gives a callback to the sign-in that waits for it; false where none does. */
  deliver(callback: URLSearchParams): boolean {
    const state = stateOf(callback);
    const resume = state === undefined ? undefined : this.waiting.get(state);
    resume?.(callback);
    return resume !== undefined;
  }
}

/** Reads a callback's query; `undefined` where it is too long to be one. */
export function readCallback(query: string): URLSearchParams | undefined {
  return query.length > longestQuery ? undefined : new URLSearchParams(query);
}

/**
 * The `state` of a callback; `undefined` where there is none, or where a parameter is given twice,
 * which RFC 6749 §3.1 forbids and nobody honest does.
 */
export function stateOf(callback: URLSearchParams): string | undefined {
  const isAmbiguous = ['state', 'code', 'error'].some((name) => callback.getAll(name).length > 1);
  return isAmbiguous ? undefined : (callback.get('state') ?? undefined);
}

/** What a person pasted, held against the sign-ins that wait. */
export type Pasted =
  | { callback: URLSearchParams }
  /** `rubbish`: neither an address with an answer nor a code; `foreign`: another sign-in's. */
  | { problem: 'rubbish' | 'foreign' };

/**
 * Reads what a person pasted: the address the browser ended on, or the code alone. A bare code
 * belongs to `state`; the PKCE verifier keeps one of another sign-in from being of any use.
 */
export function readPasted(text: string, state: string): Pasted {
  const trimmed = text.trim();
  if (/^[\w-]{8,512}$/.test(trimmed)) {
    return { callback: new URLSearchParams({ code: trimmed, state }) };
  }
  const query = URL.canParse(trimmed) ? readCallback(new URL(trimmed).search) : undefined;
  if (query === undefined || !(query.has('code') || query.has('error'))) {
    return { problem: 'rubbish' };
  }
  return stateOf(query) === state ? { callback: query } : { problem: 'foreign' };
}
