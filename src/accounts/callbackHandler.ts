import * as vscode from 'vscode';
import type { Log } from '../platform/log';

/** Longer than any callback of Zoom's: a page of rubbish is not worth reading. */
const longestQuery = 16_384;

/**
 * Receives the OAuth callback through VS Code's URI handler and gives it to the sign-in that waits
 * for exactly its `state`. Everything else is ignored: anybody can open our URI, so nothing from a
 * callback that nobody waits for is shown, kept or logged.
 */
export class CallbackHandler implements vscode.UriHandler {
  private readonly waiting = new Map<string, (callback: URLSearchParams) => void>();
  private readonly registration = vscode.window.registerUriHandler(this);

  constructor(private readonly log: Log) {}

  handleUri(uri: vscode.Uri): void {
    if (uri.path !== '/callback' || uri.query.length > longestQuery) {
      this.log.info('An address that is no callback was ignored.');
      return;
    }
    const callback = new URLSearchParams(uri.query);
    const states = callback.getAll('state');
    const resume = states.length === 1 ? this.waiting.get(states[0] ?? '') : undefined;
    if (resume === undefined || isAmbiguous(callback)) {
      this.log.info('A callback that no sign-in waits for was ignored.');
      return;
    }
    resume(callback);
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

  dispose(): void {
    this.registration.dispose();
    this.waiting.clear();
  }
}

/** A parameter given twice (RFC 6749 §3.1 forbids it) is nobody's honest answer. */
function isAmbiguous(callback: URLSearchParams): boolean {
  return ['code', 'error'].some((name) => callback.getAll(name).length > 1);
}
