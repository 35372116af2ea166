import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { runningSandbox } from './support/environment';
import { changeSettings, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

describe('Other ways to sign in', () => {
  beforeEach(startSignedOut);
  afterEach(() =>
    changeSettings({
      'zoom.signIn.method': undefined,
      'zoom.signIn.accountId': undefined,
    }),
  );

  it('a port of this machine', async () => {
    await changeSettings({
      'zoom.signIn.method': 'loopback',
      'zoom.signIn.redirectUrl': undefined,
    });
    await run('zoom.signIn', {});
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > 5);
    const consent = (await browser.openedUrls()).find((url) => url.includes('/oauth/authorize'));
    const redirect = new URL(new URL(consent ?? '').searchParams.get('redirect_uri') ?? '');
    assert.equal(redirect.hostname, '127.0.0.1');
    assert.notEqual(redirect.port, '');
    await assert.rejects(fetch(redirect), 'the port is closed again');
  });

  it('a port of this machine, declined', async () => {
    await changeSettings({
      'zoom.signIn.method': 'loopback',
      'zoom.signIn.redirectUrl': undefined,
    });
    await browser.setConsent({ choice: 'decline' });
    await assert.rejects(run('zoom.signIn', {}), { name: 'ZoomAuthError', message: /declined/ });
  });

  it('a code on another device', async () => {
    await sandbox.changeApp('sandboxConfidentialClient', { deviceFlow: true });
    await changeSettings({ 'zoom.signIn.method': 'deviceCode' });
    const pending = run<string>('zoom.setUp', {
      clientId: 'sandboxConfidentialClient',
      clientSecret: 'sandboxConfidentialSecret',
    });
    assert.ok(await pending);
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > 5);
  });

  it('an app that acts for its account, whose tokens are asked for anew', async () => {
    await changeSettings({
      'zoom.signIn.method': 'serverToServer',
      'zoom.signIn.accountId': 'sandboxAccountId',
    });
    await run('zoom.setUp', {
      clientId: 'sandboxServerClient',
      clientSecret: 'sandboxServerSecret',
    });
    await run('zoom.refreshMeetings', {}).catch(() => undefined);
    await sandbox.expireAccessTokens();
    await sandbox.clearRequests();
    await run('zoom.createMeeting', { topic: 'By an app' });
    assert.deepEqual(
      (await sandbox.requests()).map(({ route, status }) => [route, status]),
      [
        ['POST /v2/users/:userId/meetings', 401],
        ['POST /oauth/token', 200],
        ['POST /v2/users/:userId/meetings', 201],
      ],
    );
  });

  it('pasting wants a sign-in that waits', async () => {
    await assert.rejects(run('zoom.pasteSignInAddress', {}), /No sign-in is in progress/);
  });
});
