import type { AccountsFeature } from '../accounts/accountsFeature';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert tokens. */
export function activateTokens(
  { commands, settings, workspaceState }: Services,
  { clients }: AccountsFeature,
): void {
  commands.register('tokens', async () => {
    const [{ ZakCommands }, { GitIgnore }, { TokenPermissions }, { EditorInsertion }] =
      await Promise.all([
        import(/* webpackChunkName: "tokens" */ './zakCommands'),
        import(/* webpackChunkName: "tokens" */ './gitIgnore'),
        import(/* webpackChunkName: "tokens" */ './tokenPermissions'),
        import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
      ]);
    return new ZakCommands({
      clients,
      settings,
      insertion: new EditorInsertion(),
      gitIgnore: new GitIgnore(),
      permissions: new TokenPermissions(workspaceState),
    }).handlers;
  });
}
