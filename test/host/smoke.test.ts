import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { runningSandbox } from './support/environment';
import { extension, signIn, startSignedOut } from './support/zoom';

describe('In the extension host', () => {
  beforeEach(startSignedOut);

  it('finds the extension and every command that it contributes', async () => {
    await extension().activate();
    const manifest = extension().packageJSON as {
      contributes: { commands: readonly { command: string }[] };
    };
    const registered = new Set(await vscode.commands.getCommands(true));
    const contributed = manifest.contributes.commands.map(({ command }) => command);
    assert.notEqual(contributed.length, 0);
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });

  it('signs in through consent page, relay and URI handler', async () => {
    const label = await signIn();
    const { users } = await runningSandbox().state();
    const accounts = await vscode.authentication.getAccounts('zoom');
    assert.deepEqual(
      accounts.map((account) => account.label),
      [label],
    );
    assert.ok(
      users.some(({ email, displayName }) => label.includes(email) || label === displayName),
    );
  });
});
