import { setTimeout as wait } from 'node:timers/promises';
import * as vscode from 'vscode';
import { ZoomAuthError } from '../../zoom/errors';
import { nodeFetch } from '../../zoom/http/nodeFetch';
import { OAuthClient } from '../../zoom/oauth/oauthClient';
import type { TokenSet } from '../../zoom/oauth/oauthTypes';
import type { SignInMethod, SignInRequest } from './signInMethod';

/** How much longer to wait between two questions when asked to slow down (RFC 8628 §3.5), in seconds. */
const slowDownBy = 5;

/** The person types a code on a page that may be open on any device (RFC 8628). */
export class DeviceCodeMethod implements SignInMethod {
  async signIn({ app, signal, report }: SignInRequest): Promise<TokenSet> {
    const client = new OAuthClient(app, nodeFetch);
    const device = await client.startDeviceAuthorization(signal);
    await vscode.env.clipboard.writeText(device.userCode);
    report(
      vscode.l10n.t(
        'Enter the code {0} at {1}. It is copied.',
        device.userCode,
        device.verificationUri,
      ),
    );
    await vscode.env.openExternal(
      vscode.Uri.parse(device.verificationUriComplete ?? device.verificationUri),
    );
    const endsAt = Date.now() + device.expiresIn * 1_000;
    let { interval } = device;
    while (Date.now() < endsAt) {
      await wait(interval * 1_000, undefined, { signal });
      const answer = await client.pollDeviceAuthorization(device.deviceCode, signal);
      if (typeof answer === 'object') {
        return answer;
      }
      interval += answer === 'slowDown' ? slowDownBy : 0;
    }
    throw new ZoomAuthError('timedOut', 'The device code ended before it was used.');
  }
}
