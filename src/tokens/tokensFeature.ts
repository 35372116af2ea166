import type { AccountsFeature } from '../accounts/accountsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert tokens. */
export function activateTokens(
  { commands, settings, globalState, workspaceState, log, own }: Services,
  accounts: AccountsFeature,
): void {
  const loadPermissions = lazy(async () => {
    const { TokenPermissions } = await import(
      /* webpackChunkName: "tokens" */ './tokenPermissions'
    );
    return new TokenPermissions({ global: globalState, workspace: workspaceState });
  });
  own(
    accounts.store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        loadPermissions()
          .then((permissions) => permissions.forgetAccounts(removed))
          .catch((error: unknown) => {
            log.error(error);
          });
      }
    }),
  );
  commands.register('tokens', async () => {
    const [{ ZakCommands }, { GitIgnore }, { EditorInsertion }, permissions, { clients }] =
      await Promise.all([
        import(/* webpackChunkName: "tokens" */ './zakCommands'),
        import(/* webpackChunkName: "tokens" */ './gitIgnore'),
        import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
        loadPermissions(),
        accounts.load(),
      ]);
    return new ZakCommands({
      clients,
      settings,
      insertion: new EditorInsertion(),
      gitIgnore: new GitIgnore(),
      permissions,
    }).handlers;
  });
}
