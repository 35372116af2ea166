import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Settings } from '../../platform/settings';
import { plainText } from '../../text/plainText';
import { ZoomAuthError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { SignInMethod, SignInRequest } from './signInMethods';

// The methods that Zoom offers only to apps with a client secret.

/** How much to increase the polling interval on `slow_down`, in seconds (RFC 8628 §3.5). */
const slowDownBy = 5;

/** The person enters a code on a page that can be open on any device (RFC 8628). */
export class DeviceCodeMethod implements SignInMethod {
  async signIn({ app, signal, report }: SignInRequest): Promise<TokenSet> {
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
    while (Date.now() < expiresAt) {
      await delay(interval * 1_000, undefined, { signal });
      const answer = await client.pollDeviceAuthorization(device.deviceCode, signal);
      if (typeof answer === 'object') {
        return answer;
      }
      interval += answer === 'slowDown' ? slowDownBy : 0;
    }
    throw new ZoomAuthError('timedOut', 'The device code expired before it was used.');
  }
}

/** A server-to-server app signs in for its account, without a browser or a person. */
export class ServerToServerMethod implements SignInMethod {
  constructor(private readonly settings: Settings) {}

  async signIn({ app, signal }: SignInRequest): Promise<TokenSet> {
    return new OAuthClient(app, nodeFetch).requestAccountToken(this.settings.accountId, signal);
  }
}
