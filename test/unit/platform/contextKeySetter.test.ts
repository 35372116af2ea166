import { expect, it, vi } from 'vitest';
import { commands } from 'vscode';
import { ContextKeySetter } from '../../../src/platform/contextKeySetter';
import { contextKeys } from '../../../src/platform/identifiers';

it('sets every key at first, and then only what changes', () => {
  const executeCommand = vi.spyOn(commands, 'executeCommand');
  const setter = new ContextKeySetter();
  setter.initialize();
  expect(executeCommand.mock.calls).toEqual(
    Object.entries(contextKeys).map(([key, value]) => ['setContext', key, value]),
  );
  executeCommand.mockClear();
  setter.set('zoom.signedIn', false);
  setter.set('zoom.signedIn', true);
  expect(executeCommand.mock.calls).toEqual([['setContext', 'zoom.signedIn', true]]);
});
