import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import type { Log } from '../../platform/log';
import { parseCallback, type PendingCallbacks, stateOf } from './pendingCallbacks';

/** The key of a callback for another window, which is stored only until that window has read it. */
const forwardedKey = 'zoom.callback';

/** Followed by the hash of a `state` that a window is waiting for; the value is until when. */
const waitingKeyPrefix = 'zoom.waiting.';

/** No sign-in waits longer, in ms. An older entry was left behind by a window that closed. */
const longestWait = 10 * 60_000;

/** How long a window has to read a callback that arrived in another one, in ms. */
const forwardingTime = 10_000;

/**
 * Receives the OAuth callback through VS Code's URI handler. Any program can open our URI, so a
 * callback that no sign-in is waiting for is ignored, and nothing in it is shown, stored or logged.
 *
 * The operating system may pass the callback to any window of VS Code. If another window is waiting
 * for it, it is forwarded through the secret storage, which the windows of a desktop share.
 */
export class CallbackHandler implements vscode.UriHandler {
  private readonly subscription: vscode.Disposable;

  constructor(
    private readonly pending: PendingCallbacks,
    private readonly secrets: vscode.SecretStorage,
    private readonly log: Pick<Log, 'info'>,
  ) {
    this.subscription = vscode.Disposable.from(
      vscode.window.registerUriHandler(this),
      secrets.onDidChange(({ key }) => {
        if (key === forwardedKey) {
          void this.readForwarded();
        }
      }),
    );
  }

  async handleUri(uri: Pick<vscode.Uri, 'path' | 'query'>): Promise<void> {
    const callback = uri.path === '/callback' ? parseCallback(uri.query) : undefined;
    if (callback !== undefined) {
      if (this.pending.deliver(callback)) {
        return;
      }
      const state = stateOf(callback);
      if (state !== undefined && (await this.isAwaitedElsewhere(state))) {
        await this.secrets.store(forwardedKey, callback.toString());
        this.log.info('Forwarded a callback to the window that is waiting for it.');
        setTimeout(() => void this.secrets.delete(forwardedKey), forwardingTime);
        return;
      }
    }
    this.log.info('Ignored a URI that no sign-in is waiting for.');
  }

  /** Waits for the callback with this `state`, whichever window receives it. */
  async waitFor(state: string, signal: AbortSignal): Promise<URLSearchParams> {
    const answer = this.pending.waitFor(state, signal);
    // If storing fails, nobody awaits this promise.
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

  private async readForwarded(): Promise<void> {
    const query = await this.secrets.get(forwardedKey);
    if (query !== undefined && this.pending.deliver(new URLSearchParams(query))) {
      await this.secrets.delete(forwardedKey);
    }
  }
}

function waitingKey(state: string): string {
  return waitingKeyPrefix + createHash('sha256').update(state).digest('base64url');
}
