import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { browser } from './support/browser';
import { runningSandbox } from './support/environment';
import { answerQuestions } from './support/questions';
import { until } from './support/until';
import { changeSettings, extension, signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

async function accountLabels(): Promise<string[]> {
  return (await vscode.authentication.getAccounts('zoom')).map(({ label }) => label);
}

/** The consent page that the editor has opened since the start of the test. */
async function openedConsentPage(): Promise<URL> {
  return until('the consent page', async () => {
    const address = (await browser.openedUrls()).find((url) => url.includes('/oauth/authorize'));
    return address === undefined ? undefined : new URL(address);
  });
}

/** Signs in as a program, so that the command rejects with the error. */
function signInByProgram(): Promise<unknown> {
  return Promise.resolve(vscode.commands.executeCommand('zoom.signIn', {})).then(
    (label) => label,
    (error: unknown) => error,
  );
}

describe('Signing in', () => {
  beforeEach(startSignedOut);

  it('takes the consent page, one token request and one request for the user', async () => {
    const label = await signIn();
    assert.deepEqual(await accountLabels(), [label]);
    const routes = (await sandbox.requests()).map(({ route }) => route);
    assert.deepEqual(
      routes.filter((route) => /token|users\/me$|users\/:userId$/.test(route)),
      ['POST /oauth/token', 'GET /v2/users/:userId'],
    );
  });

  it('uses PKCE S256, a constant redirect and an unguessable state', async () => {
    await signIn();
    const { searchParams } = await openedConsentPage();
    assert.equal(searchParams.get('code_challenge_method'), 'S256');
    assert.equal(searchParams.get('redirect_uri'), `${sandbox.url}/callback`);
    const [nonce, target] = (searchParams.get('state') ?? '').split('.');
    assert.match(nonce ?? '', /^[\w-]{22,}$/);
    assert.match(Buffer.from(target ?? '', 'base64url').toString(), /^http:\/\/127\.0\.0\.1:\d+\//);
  });

  it('reports that the person declined', async () => {
    await browser.setConsent({ choice: 'decline' });
    const error = await signInByProgram();
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'ZoomAuthError');
    assert.match(error.message, /declined/);
    assert.deepEqual(await accountLabels(), []);
  });

  it('ignores callbacks that no sign-in is waiting for, and accepts the right one afterward', async () => {
    await browser.setConsent({ choice: 'ignore' });
    const pending = signInByProgram();
    const page = await openedConsentPage();
    const state = page.searchParams.get('state') ?? '';
    const forge = async (query: string) => {
      const callback = await vscode.env.asExternalUri(
        vscode.Uri.parse(`${vscode.env.uriScheme}://vscode-zoom.zoom-meetings/callback`),
      );
      await browser.visitUrl(`${callback.toString(true)}&${query}`);
    };
    await forge('code=stolen&state=guessed');
    await forge('code=stolen');
    await forge(`code=stolen&state=${state.slice(0, -1)}`);
    await forge(`code=stolen&code=twice&state=${state}`);
    await forge(`error=access_denied&state=${state.split('.')[0] ?? ''}`);
    assert.equal(
      (await sandbox.requests()).filter(({ route }) => route === 'POST /oauth/token').length,
      0,
    );
    await browser.setConsent({ choice: 'allow' });
    await browser.visitUrl(page.href);
    assert.equal(typeof (await pending), 'string');
  });

  it('reports a client ID that Zoom does not accept', async () => {
    await sandbox.fault({
      route: 'POST /oauth/token',
      kind: 'status',
      status: 400,
      body: { reason: 'Invalid client_id or client_secret', error: 'invalid_client' },
    });
    const error = await signInByProgram();
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'ZoomAuthError');
    assert.match(error.message, /client ID/);
  });

  for (const [what, fault, name] of [
    ['HTML', { kind: 'html' }, 'ZoomServerError'],
    ['an empty body', { kind: 'body', body: '' }, 'ZoomServerError'],
    ['a truncated body', { kind: 'truncate' }, 'ZoomNetworkError'],
    ['no access token', { kind: 'body', body: { token_type: 'bearer' } }, 'ZoomServerError'],
    ['a server error', { kind: 'status', status: 503, body: {} }, 'ZoomServerError'],
  ] as const) {
    it(`rejects with one clear error if the token endpoint returns ${what}`, async () => {
      await sandbox.fault({ route: 'POST /oauth/token', ...fault });
      const error = await signInByProgram();
      assert.ok(error instanceof Error);
      assert.equal(error.name, name);
      assert.doesNotMatch(error.message, /eyJ|code=|token=/);
      assert.deepEqual(await accountLabels(), []);
    });
  }

  it('requires a client ID', async () => {
    await changeSettings({ 'zoom.clientId': '' });
    const error = await signInByProgram();
    assert.ok(error instanceof Error);
    assert.match(error.message, /client ID/);
    assert.deepEqual(await browser.openedUrls(), []);
  });

  it('refuses to send credentials over http to another computer', async () => {
    await changeSettings({ 'zoom.server.oauthUrl': 'http://zoom.example/oauth' });
    const error = await signInByProgram();
    assert.ok(error instanceof Error);
    assert.match(error.message, /zoom\.server\.oauthUrl.*https/);
    assert.deepEqual(await browser.openedUrls(), []);
  });

  it('ignores the settings of a workspace', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    const attacker = 'https://attacker.example/v2';
    const { contributes } = extension().packageJSON as {
      contributes: { configuration: readonly { properties: Record<string, unknown> }[] };
    };
    const everySetting = contributes.configuration.flatMap(({ properties }) =>
      Object.keys(properties),
    );
    await vscode.workspace.fs.writeFile(
      file,
      Buffer.from(JSON.stringify(Object.fromEntries(everySetting.map((name) => [name, attacker])))),
    );
    try {
      // A setting that a workspace may change shows when its settings have been read.
      await until(
        'the workspace settings',
        () =>
          vscode.workspace.getConfiguration().inspect('zoom.insert.formats')?.workspaceValue ===
          attacker,
      );
      await signIn();
      const page = await openedConsentPage();
      assert.equal(page.origin, sandbox.url);
      assert.equal(page.searchParams.get('client_id'), 'sandboxPublicClient');
      assert.doesNotMatch(page.href, /attacker/);
      assert.ok((await vscode.commands.executeCommand<number>('zoom.refreshMeetings', {})) > 5);
      const { questions } = await answerQuestions('Allow', () =>
        vscode.commands.executeCommand('zoom.copyZak', {}),
      );
      assert.match(questions[0]?.detail ?? '', /valid for 2 hours/);
    } finally {
      await vscode.workspace.fs.delete(file);
    }
  });
});

describe('Signing out', () => {
  beforeEach(startSignedOut);

  it('revokes the tokens at Zoom and removes the account', async () => {
    const label = await signIn();
    assert.equal((await sandbox.state()).grants, 1);
    assert.equal(await vscode.commands.executeCommand('zoom.signOut', label), label);
    assert.deepEqual(await accountLabels(), []);
    assert.equal((await sandbox.state()).grants, 0);
  });

  it('revokes the grant although the access token has expired', async () => {
    const label = await signIn();
    await sandbox.expireAccessTokens();
    await vscode.commands.executeCommand('zoom.signOut', label);
    assert.equal((await sandbox.state()).grants, 0);
  });

  it('removes the account even if Zoom cannot be reached', async () => {
    const label = await signIn();
    await sandbox.fault({ route: 'POST /oauth/revoke', kind: 'dropBefore' });
    await vscode.commands.executeCommand('zoom.signOut', label);
    assert.deepEqual(await accountLabels(), []);
  });
});

describe('Nobody signed in', () => {
  beforeEach(startSignedOut);

  it('sends no request, whichever command runs', async () => {
    await sandbox.clearRequests();
    for (const [command, ...args] of [
      ['zoom.refreshMeetings', {}],
      ['zoom.createMeeting', { topic: 'Nothing' }],
      ['zoom.startMeeting', '85012345678'],
      ['zoom.startInstantMeeting', {}],
      ['zoom.deleteMeeting', '85012345678', { confirm: false }],
      ['zoom.copyZak', {}],
    ] as const) {
      await assert.rejects(
        Promise.resolve(vscode.commands.executeCommand(command, ...args)),
        ({ name, message }: Error) => name === 'ZoomAuthError' && message.includes('not signed in'),
        command,
      );
    }
    assert.deepEqual(await sandbox.requests(), []);
  });
});
