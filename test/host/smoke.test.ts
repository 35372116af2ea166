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

  it('has the settings of every section with their defaults', () => {
    const { contributes } = extension().packageJSON as {
      contributes: {
        configuration: readonly { properties: Record<string, { default: unknown }> }[];
      };
    };
    const settings = contributes.configuration.flatMap(({ properties }) =>
      Object.entries(properties),
    );
    assert.ok(settings.length > 10);
    const configuration = vscode.workspace.getConfiguration();
    assert.deepEqual(
      settings.map(([id]) => [id, configuration.inspect(id)?.defaultValue]),
      settings.map(([id, setting]) => [id, setting.default]),
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
