import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { waitForAllWindows, openOtherWindows, thisWindow } from '../support/windows';
import { runningSandbox } from '../support/environment';
import { allowTokens } from '../support/questions';
import { signIn, startSignedOut } from '../support/zoom';

const sandbox = runningSandbox();
const { number, count } = thisWindow();

const refreshMeetings = () =>
  Promise.resolve(vscode.commands.executeCommand<number>('zoom.refreshMeetings', {}));

describe('Several windows', () => {
  it('share one renewal', async function () {
    this.timeout(120_000);
    if (number === 1) {
      await startSignedOut();
      await signIn();
      await openOtherWindows();
    }
    assert.ok(count > 1);
    assert.ok((await refreshMeetings()) > 5);
    await waitForAllWindows('first calls done');
    if (number === 1) {
      await sandbox.clearRequests();
      await sandbox.expireAccessTokens();
    }
    await waitForAllWindows('expired');
    const outcomes = await allowTokens(() =>
      Promise.allSettled(
        Array.from({ length: 10 }, () =>
          vscode.commands.executeCommand('zoom.copyZak', { ttl: 0 }),
        ),
      ),
    );
    assert.deepEqual(
      outcomes.filter(({ status }) => status === 'rejected'),
      [],
    );
    await waitForAllWindows('calls done');
    const renewals = (await sandbox.requests()).filter(
      ({ route }) => route === 'POST /oauth/token',
    );
    assert.equal(renewals.length, 1);
    assert.equal((await vscode.authentication.getAccounts('zoom')).length, 1);
  });
});
