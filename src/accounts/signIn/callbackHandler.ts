import { createHash } from 'node:crypto';
import * as vscode from 'vscode';
import { ActionableError } from '../../platform/actionableError';
import type { ErrorReporter } from '../../platform/errorReporter';
import type { Log } from '../../platform/log';
import { parseCallback, type PendingCallbacks, stateOf } from './pendingCallbacks';
import { waitingKeyPrefix } from './waitingKeys';

/** The key of a callback for another window, which is stored only until that window has read it. */
const forwardedKey = 'zoom.callback';

/** No sign-in waits longer, in ms. An older entry was left behind by a window that closed. */
const longestWait = 10 * 60_000;

/** How long after that a callback is still recognized as one of ours, in ms. */
const graceTime = 5 * 60_000;

/** How long a window has to read a callback that arrived in another one, in ms. */
const forwardingTime = 5_000;

/** What {@link CallbackHandler} needs. */
export interface CallbackHandlerDeps {
  pending: PendingCallbacks;
  secrets: vscode.SecretStorage;
  errors: Pick<ErrorReporter, 'show'>;
  log: Pick<Log, 'info' | 'error'>;
}

/**
 * Handles what VS Code's URI handler receives: the OAuth callback. Any program can open our URI, so a
 * callback that no sign-in is waiting for is ignored, and nothing in it is shown, stored or logged.
 *
 * The operating system may pass the callback to any window of VS Code. If another window is waiting
 * for it, it is forwarded through the secret storage, which the windows of a desktop share.
 */
export class CallbackHandler {
  private readonly subscription: vscode.Disposable;

  constructor(private readonly deps: CallbackHandlerDeps) {
    const { secrets, log } = deps;
    this.subscription = secrets.onDidChange(({ key }) => {
      if (key === forwardedKey) {
        void this.readForwarded();
      }
    });
    this.removeOld().catch((error: unknown) => {
      log.error(error);
    });
  }

  /** Delivers a callback to the sign-in that waits for it, in this window or in another one. */
  async handleUri(uri: Pick<vscode.Uri, 'path' | 'query'>): Promise<void> {
    const callback = uri.path === '/callback' ? parseCallback(uri.query) : undefined;
    if (callback !== undefined) {
      if (this.deps.pending.deliver(callback)) {
        return;
      }
      const state = stateOf(callback);
      const until = state === undefined ? undefined : await this.waitsUntil(state);
      if (state !== undefined && until !== undefined) {
        if (until >= Date.now()) {
          await this.forward(callback, state);
        } else {
          await this.offerSignIn(state);
        }
        return;
      }
    }
    this.deps.log.info('Ignored a URI that no sign-in is waiting for.');
  }

  /** Waits for the callback with this `state`, whichever window receives it. */
  async waitFor(state: string, signal: AbortSignal): Promise<URLSearchParams> {
    const { pending, secrets } = this.deps;
    const answer = pending.waitFor(state, signal);
    // If storing fails, nobody awaits this promise.
    answer.catch(() => undefined);
    await secrets.store(waitingKey(state), String(Date.now() + longestWait));
    try {
      return await answer;
    } finally {
      await secrets.delete(waitingKey(state));
    }
  }

  dispose(): void {
    this.subscription.dispose();
  }

  /**
   * Until when a window waits for this `state`, in ms since 1970, although it may have been reloaded;
   * `undefined` if none has waited for it lately.
   */
  private async waitsUntil(state: string): Promise<number | undefined> {
    const { secrets } = this.deps;
    const entry = await secrets.get(waitingKey(state));
    if (entry === undefined || !isOld(entry)) {
      return entry === undefined ? undefined : Number(entry);
    }
    await secrets.delete(waitingKey(state));
    return undefined;
  }

  /** Passes a callback to the window that waits for it. If none takes it, that one was reloaded. */
  private async forward(callback: URLSearchParams, state: string): Promise<void> {
    const { secrets, log } = this.deps;
    const query = callback.toString();
    await secrets.store(forwardedKey, query);
    log.info('Forwarded a callback to the window that is waiting for it.');
    setTimeout(() => {
      this.endForwarding(query, state).catch((error: unknown) => {
        log.error(error);
      });
    }, forwardingTime);
  }

  private async endForwarding(query: string, state: string): Promise<void> {
    const { secrets } = this.deps;
    if ((await secrets.get(forwardedKey)) === query) {
      await secrets.delete(forwardedKey);
    }
    // The window that waited removes its entry.
    if ((await this.waitsUntil(state)) !== undefined) {
      await this.offerSignIn(state);
    }
  }

  /** Its verifier is lost with the window, so the code cannot be exchanged any more (RFC 7636). */
  private async offerSignIn(state: string): Promise<void> {
    const { secrets, errors } = this.deps;
    await secrets.delete(waitingKey(state));
    void errors.show(
      new ActionableError(
        vscode.l10n.t('The sign-in was interrupted because its window was reloaded or closed.'),
        [
          {
            title: vscode.l10n.t('Sign In'),
            run: () => vscode.commands.executeCommand('zoom.signIn'),
          },
        ],
      ),
    );
  }

  private async readForwarded(): Promise<void> {
    const { pending, secrets } = this.deps;
    const query = await secrets.get(forwardedKey);
    if (query !== undefined && pending.deliver(new URLSearchParams(query))) {
      await secrets.delete(forwardedKey);
    }
  }

  /** Removes the entries of windows that closed during a sign-in. */
  private async removeOld(): Promise<void> {
    const { secrets } = this.deps;
    const keys = await secrets.keys();
    for (const key of keys.filter((name) => name.startsWith(waitingKeyPrefix))) {
      const entry = await secrets.get(key);
      if (entry !== undefined && isOld(entry)) {
        await secrets.delete(key);
      }
    }
  }
}

/** Whether an entry cannot belong to a callback that may still arrive. */
function isOld(entry: string): boolean {
  return !(Number(entry) + graceTime >= Date.now());
}

function waitingKey(state: string): string {
  return waitingKeyPrefix + createHash('sha256').update(state).digest('base64url');
}
