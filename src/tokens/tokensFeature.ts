import type { AccountsFeature } from '../accounts/accountsFeature';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert tokens. */
export function activateTokens(
  { commands, settings }: Services,
  { clients }: AccountsFeature,
): void {
  commands.register('tokens', async () => {
    const [{ ZakCommands }, { GitIgnore }, { EditorInsertion }] = await Promise.all([
      import(/* webpackChunkName: "tokens" */ './zakCommands'),
      import(/* webpackChunkName: "tokens" */ './gitIgnore'),
      import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
    ]);
    return new ZakCommands(clients, settings, new EditorInsertion(), new GitIgnore()).handlers;
  });
}
