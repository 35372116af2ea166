import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { runningSandbox } from './support/environment';
import { answerQuestions } from './support/questions';
import { changeSettings, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const run = <T>(command: string, ...args: unknown[]) =>
  Promise.resolve(vscode.commands.executeCommand<T>(command, ...args));

/** Sets up an app as a program does, while the person agrees to replace the other one. */
const setUp = (credentials: { clientId: string; clientSecret?: string }) =>
  answerQuestions('Replace App', () => run<string>('zoom.setUp', credentials));

describe('Other sign-in methods', () => {
  beforeEach(startSignedOut);
  afterEach(() =>
    changeSettings({
      'zoom.signIn.method': undefined,
      'zoom.signIn.accountId': undefined,
    }),
  );

  it('a local port', async () => {
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

  it('a local port, declined', async () => {
    await changeSettings({
      'zoom.signIn.method': 'loopback',
      'zoom.signIn.redirectUrl': undefined,
    });
    await browser.setConsent({ choice: 'decline' });
    await assert.rejects(run('zoom.signIn', {}), { name: 'ZoomAuthError', message: /declined/ });
  });

  it('a device code', async () => {
    await sandbox.changeApp('sandboxConfidentialClient', { deviceFlow: true });
    await changeSettings({ 'zoom.signIn.method': 'deviceCode' });
    const { result } = await setUp({
      clientId: 'sandboxConfidentialClient',
      clientSecret: 'sandboxConfidentialSecret',
    });
    assert.ok(result);
    assert.ok((await run<number>('zoom.refreshMeetings', {})) > 5);
  });

  it('a server-to-server app, which gets new tokens without a refresh token', async () => {
    await changeSettings({
      'zoom.signIn.method': 'serverToServer',
      'zoom.signIn.accountId': 'sandboxAccountId',
    });
    await setUp({ clientId: 'sandboxServerClient', clientSecret: 'sandboxServerSecret' });
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

  it('pasting requires a sign-in in progress', async () => {
    await assert.rejects(run('zoom.pasteSignInAddress', {}), /No sign-in is in progress/);
  });
});

describe('Setting up an app from a program', () => {
  beforeEach(startSignedOut);

  it('replaces no app if the person cancels', async () => {
    const { result, questions } = await answerQuestions(undefined, () =>
      run('zoom.setUp', { clientId: 'sandboxServerClient' }),
    );
    assert.equal(result, undefined);
    assert.deepEqual(
      questions.map(({ buttons }) => buttons),
      [['Replace App']],
    );
    assert.match(questions[0]?.detail ?? '', /sandboxPublicClient with sandboxServerClient/);
    assert.equal(
      vscode.workspace.getConfiguration().get('zoom.clientId'),
      'sandboxPublicClient',
      'the setting is unchanged',
    );
    assert.deepEqual(await browser.openedUrls(), []);
  });

  it('asks nothing if it names the app that is set up', async () => {
    const { result, questions } = await setUp({ clientId: 'sandboxPublicClient' });
    assert.ok(result);
    assert.deepEqual(questions, []);
  });
});
