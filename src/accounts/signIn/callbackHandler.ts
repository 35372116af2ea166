import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import { type PendingCallbacks, readCallback, stateOf } from './pendingCallbacks';

/** Holds a callback for another window, and nothing for longer than that takes. */
const handoverKey = 'zoom.callback';

/** Says that some window waits for a state, by its hash, and until when. */
const waitingKeyPrefix = 'zoom.waiting.';

/** No sign-in waits longer, in ms: what stands longer was left by a window that closed. */
const longestWait = 10 * 60_000;

/** How long a window may take to fetch a callback that arrived elsewhere, in ms. */
const handoverTime = 10_000;

/**
 * Receives the OAuth callback through VS Code's URI handler. Anybody can open our URI, so a callback
 * that no sign-in waits for is ignored: nothing of it is shown, kept or logged.
 *
 * The system gives the callback to any window of VS Code. Where another one waits for it, it gets
 * there through the secret storage, which the windows of a desktop share.
 */
export class CallbackHandler implements vscode.UriHandler {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly pending: PendingCallbacks,
    private readonly secrets: vscode.SecretStorage,
    private readonly log: Log,
  ) {
    this.subscription = vscode.Disposable.from(
      vscode.window.registerUriHandler(this),
      secrets.onDidChange(({ key }) => {
        if (key === handoverKey) {
          void this.takeOver();
        }
      }),
    );
  }

  async handleUri(uri: vscode.Uri): Promise<void> {
    const callback = uri.path === '/callback' ? readCallback(uri.query) : undefined;
    if (callback !== undefined) {
      if (this.pending.deliver(callback)) {
        return;
      }
      const state = stateOf(callback);
      if (state !== undefined && (await this.isAwaitedElsewhere(state))) {
        await this.secrets.store(handoverKey, callback.toString());
        this.log.info('A callback was given to the window that waits for it.');
        setTimeout(() => void this.secrets.delete(handoverKey), handoverTime);
        return;
      }
    }
    this.log.info('An address that no sign-in waits for was ignored.');
  }

  /** Waits for the callback with this state, wherever it arrives. */
  async waitFor(state: string, signal: AbortSignal): Promise<URLSearchParams> {
    const answer = this.pending.waitFor(state, signal);
    // Nobody sees this promise fail where storing fails first.
    answer.catch(() => undefined);
    await this.secrets.store(waitingKey(state), String(Date.now() + longestWait));
    try {
      return await answer;
    } finally {
      await this.secrets.delete(waitingKey(state));
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private async isAwaitedElsewhere(state: string): Promise<boolean> {
    const until = await this.secrets.get(waitingKey(state));
    if (until === undefined || Number(until) >= Date.now()) {
      return until !== undefined;
    }
    await this.secrets.delete(waitingKey(state));
    return false;
  }

  private async takeOver(): Promise<void> {
    const query = await this.secrets.get(handoverKey);
    if (query !== undefined && this.pending.deliver(new URLSearchParams(query))) {
      await this.secrets.delete(handoverKey);
    }
  }
}

function waitingKey(state: string): string {
  return waitingKeyPrefix + createHash('sha256').update(state).digest('base64url');
}
