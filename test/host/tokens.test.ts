import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const refreshMeetings = () => vscode.commands.executeCommand<number>('zoom.refreshMeetings', {});

async function tokenRequests(): Promise<number> {
  return (await sandbox.requests()).filter(({ route }) => route === 'POST /oauth/token').length;
}

describe('Access tokens', () => {
  beforeEach(async () => {
    await startSignedOut();
    await signIn();
    await refreshMeetings();
    await sandbox.clearRequests();
  });

  it('are renewed once when Zoom refuses them, and every call succeeds', async () => {
    await sandbox.expireAccessTokens();
    assert.ok((await refreshMeetings()) > 5);
    assert.equal(await tokenRequests(), 1);
    assert.ok((await refreshMeetings()) > 5);
    assert.equal(await tokenRequests(), 1);
  });

  it('are not renewed without need', async () => {
    await refreshMeetings();
    assert.equal(await tokenRequests(), 0);
  });

  it('survive a network that fails in mid-renewal', async () => {
    await sandbox.expireAccessTokens();
    await sandbox.fault({ route: 'POST /oauth/token', kind: 'dropBefore', times: 1 });
    await assert.rejects(Promise.resolve(refreshMeetings()), { name: 'ZoomNetworkError' });
    assert.equal((await vscode.authentication.getAccounts('zoom')).length, 1);
    assert.ok((await refreshMeetings()) > 5);
  });

  it('survive a proxy that answers with a page of its own', async () => {
    await sandbox.expireAccessTokens();
    await sandbox.fault({ route: 'POST /oauth/token', kind: 'html', times: 1 });
    await assert.rejects(Promise.resolve(refreshMeetings()), { name: 'ZoomServerError' });
    assert.ok((await refreshMeetings()) > 5);
  });

  it('end in “sign in again” where Zoom refuses the grant, without a loop', async () => {
    await sandbox.expireAccessTokens();
    await sandbox.fault({
      route: 'POST /oauth/token',
      kind: 'status',
      status: 400,
      body: { reason: 'Invalid Token!', error: 'invalid_grant' },
    });
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(Promise.resolve(refreshMeetings()), {
        name: 'ZoomAuthError',
        message: /Sign in again/,
      });
    }
    assert.equal(await tokenRequests(), 1);
  });

  it('work again after signing in again', async () => {
    await sandbox.expireAccessTokens();
    await sandbox.fault({
      route: 'POST /oauth/token',
      kind: 'status',
      status: 400,
      times: 1,
      body: { reason: 'Invalid Token!', error: 'invalid_grant' },
    });
    await assert.rejects(Promise.resolve(refreshMeetings()));
    await signIn();
    assert.ok((await refreshMeetings()) > 5);
    assert.equal((await vscode.authentication.getAccounts('zoom')).length, 1);
  });
});
