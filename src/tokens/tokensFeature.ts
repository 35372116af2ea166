import type { AccountsFeature } from '../accounts/accountsFeature';
import { lazy } from '../platform/lazy';
import type { Services } from '../platform/services';

/** Registers the commands that copy and insert tokens. */
export function activateTokens(
  { commands, settings, secrets, globalState, workspaceState, log, own }: Services,
  { clients, store }: AccountsFeature,
): void {
  const loadPermissions = lazy(async () => {
    const { TokenPermissions } = await import(
      /* webpackChunkName: "tokens" */ './tokenPermissions'
    );
    return new TokenPermissions({ global: globalState, workspace: workspaceState });
  });
  own(
    store.onDidChange(({ removed }) => {
      if (removed.length > 0) {
        loadPermissions()
          .then((permissions) => permissions.forgetAccounts(removed))
          .catch((error: unknown) => {
            log.error(error);
          });
      }
    }),
  );
  const loadCredentials = lazy(async () => {
    const { SdkCredentialStore } = await import(
      /* webpackChunkName: "sdkTokens" */ './sdkCredentials'
    );
    return new SdkCredentialStore(settings, secrets);
  });
  commands.register('sdkSecrets', async () => {
    const [{ SdkSecretCommands }, credentials] = await Promise.all([
      import(/* webpackChunkName: "sdkTokens" */ './sdkSecretCommands'),
      loadCredentials(),
    ]);
    return new SdkSecretCommands(credentials).handlers;
  });
  commands.register('tokens', async () => {
    const [{ ZakCommands }, { GitIgnore }, { EditorInsertion }, permissions] = await Promise.all([
      import(/* webpackChunkName: "tokens" */ './zakCommands'),
      import(/* webpackChunkName: "tokens" */ './gitIgnore'),
      import(/* webpackChunkName: "insertion" */ '../platform/editorInsertion'),
      loadPermissions(),
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
