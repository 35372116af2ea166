import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import { isTransient, ZoomAuthError, ZoomRateLimitError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { DevicePoll } from '../../zoom/oauth/oauthTypes';
import type { Account } from '../store/account';
import type { SignInMethod, SignInRequest } from './signInMethods';

// The methods that Zoom offers only to apps with a client secret.

/** How much to increase the polling interval on `slow_down`, in seconds (RFC 8628 §3.5). */
const slowDownBy = 5;

/** How much longer to wait after the first poll that failed, in ms (RFC 8628 §3.5). */
const firstBackoff = 5_000;

/** The longest time to wait longer after polls that failed, in ms. */
const maxBackoff = 60_000;

/** The person enters a code on a page that can be open on any device (RFC 8628). */
export class DeviceCodeMethod implements SignInMethod {
  async signIn({ app, signal, report, complete }: SignInRequest): Promise<Account> {
    const client = new OAuthClient(app, nodeFetch);
    const device = await client.startDeviceAuthorization(signal);
    await vscode.env.clipboard.writeText(device.userCode);
    report(
      vscode.l10n.t(
        'Enter the code {0} at {1}. The code has been copied to the clipboard.',
        device.userCode,
        plainText(device.verificationUri),
      ),
    );
    await vscode.env.openExternal(vscode.Uri.parse(device.verificationUriComplete));
    const expiresAt = Date.now() + device.expiresIn * 1_000;
    let { interval } = device;
    const failures = new PollFailures();
    while (Date.now() < expiresAt) {
      const wait = interval * 1_000 + failures.extraDelay;
      await delay(Math.min(wait, expiresAt - Date.now()), undefined, { signal });
      const answer = await complete(() =>
        failures.pollTolerantly(() => client.pollDeviceAuthorization(device.deviceCode, signal)),
      );
      if (typeof answer === 'object') {
        return answer;
      }
      interval += answer === 'slowDown' ? slowDownBy : 0;
    }
    throw (
      failures.latest ??
      new ZoomAuthError('timedOut', 'The device code expired before it was used.', {
        meaning: 'deviceCodeExpired',
        nextStep: 'repeatSignIn',
      })
    );
  }
}

/** The polls in a row that failed because Zoom could not be reached or did not work. */
class PollFailures {
  private count = 0;
  private latestFailure: Error | undefined;

  /**
   * How much longer to wait than Zoom asks for, in ms: twice as long with each failure, and until a rate
   * limit has passed.
   */
  get extraDelay(): number {
    const { latest } = this;
    const limit = latest instanceof ZoomRateLimitError ? latest.retryAt.getTime() - Date.now() : 0;
    const backoff =
      this.count === 0 ? 0 : Math.min(firstBackoff * 2 ** (this.count - 1), maxBackoff);
    return Math.max(backoff, limit);
  }

  /** Why the latest poll failed; `undefined` if it did not. */
  get latest(): Error | undefined {
    return this.latestFailure;
  }

  /** Polls; if that fails in a way that may pass, the person's decision is still pending. */
  async pollTolerantly(poll: () => Promise<DevicePoll>): Promise<DevicePoll> {
    try {
      const answer = await poll();
      this.count = 0;
      this.latestFailure = undefined;
      return answer;
    } catch (error) {
      if (!isTransient(error)) {
        throw error;
      }
      this.count++;
      this.latestFailure = error;
      return 'pending';
    }
  }
}

/** A server-to-server app signs in for its account, without a browser or a person. */
export class ServerToServerMethod implements SignInMethod {
  constructor(private readonly settings: Settings) {}

  async signIn({ app, signal, complete }: SignInRequest): Promise<Account> {
    return complete<never>(() =>
      new OAuthClient(app, nodeFetch).requestAccountToken(this.settings.accountId, signal),
    );
  }
}
