import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { signIn, startSignedOut } from './support/zoom';

const sandbox = runningSandbox();

const snooze = (meeting: unknown) =>
  Promise.resolve(vscode.commands.executeCommand<string>('zoom.snoozeReminder', meeting));

describe('Snoozing a reminder', () => {
  before(async () => {
    await startSignedOut();
    await signIn();
  });

  it('postpones it until a minute before the start', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'Pairing',
      type: 2,
      start_time: '2099-07-01T09:00:00Z',
    });
    assert.equal(await snooze({ id }), '2099-07-01T08:59:00.000Z');
    await vscode.commands.executeCommand('zoom.refreshMeetings', {});
    assert.equal(await snooze(id), '2099-07-01T08:59:00.000Z');
  });

  it('rejects a meeting without an upcoming start', async () => {
    const id = await sandbox.addMeeting({
      hostedBy: 'mara.lindqvist@larkspur.example',
      topic: 'Office hours',
      type: 3,
    });
    await assert.rejects(snooze({ id }), /no upcoming start/);
  });
});
